import type { TFunction } from "i18next";
import type { NameOf } from "../../api/name-of.ts";
import type { AgreementContent } from "../../api/wire.ts";
import { dateText } from "../../time/date-text.ts";
import { limitText } from "../../time/limit-text.ts";
import { limitNames, ratingLimitNames } from "../standard/law-bound.ts";
import { limitIn } from "../standard/standard-fields.tsx";

/** Characters of a digest that people compare. */
const DIGEST_SHOWN = 12;

/** An item of an agreement as people read it; an empty text where it says nothing. */
export type Said = { readonly item: string; readonly text: string };

/** Every item of the terms and the standard, always the same ones in the same order. */
export const saidBy = (
  t: TFunction,
  names: NameOf,
  content: AgreementContent,
  language: string,
): readonly Said[] => {
  const { document = {}, standard, guidance } = content;
  const { hours, warnings } = standard;
  return [
    { item: t("editor.title"), text: content.title },
    { item: t("editor.kind"), text: t(`agreements.kind.${content.kind}`) },
    { item: t("editor.parties"), text: content.parties.map(names.region).join(t("punctuation.comma")) },
    { item: t("editor.validFrom"), text: dateText(content.validFrom, language) },
    { item: t("editor.validUntil"), text: dateText(content.validUntil, language) },
    { item: t("editor.number"), text: document.number ?? "" },
    { item: t("editor.signedOn"), text: document.signedOn ? dateText(document.signedOn, language) : "" },
    { item: t("editor.signedFile"), text: document.sha256 ?? "" },
    ...limitNames.map((name) => ({
      item: t(`editor.limit.${name}`),
      text: limitText(t, limitIn(standard, name)),
    })),
    { item: t("editor.hours"), text: `${hours.opens}–${hours.closes}` },
    {
      item: t("editor.lunch"),
      text: (hours.breaks ?? []).map(({ from, to }) => `${from}–${to}`).join(t("punctuation.comma")),
    },
    { item: t("editor.yellow"), text: String(warnings.yellow) },
    { item: t("editor.orange"), text: String(warnings.orange) },
    { item: t("editor.officeHours"), text: warnings.officeHours ? "✓" : "✕" },
    ...ratingLimitNames.map((name) => ({
      item: t(`editor.limit.${name}`),
      text: standard.rating ? limitText(t, standard.rating[name]) : "",
    })),
    { item: t("editor.pauseGrounds"), text: standard.pauseGrounds.join(t("punctuation.comma")) },
    {
      item: t("editor.guidance.title"),
      text: guidance
        ? t("editor.guidance.said", {
            count: guidance.entries,
            digest: guidance.digest.slice(0, DIGEST_SHOWN),
          })
        : "",
    },
  ];
};
