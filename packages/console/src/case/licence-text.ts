import type { TFunction } from "i18next";
import type { StaffCase } from "../api/wire.ts";

type Licence = NonNullable<NonNullable<NonNullable<StaffCase["result"]>["document"]>["licence"]>;
type CitedLicence = StaffCase["application"]["licences"][number];

/** An electronic licence (电子证照) in one line: what kind, by whom, how long, and where it is kept. */
export const licenceText = (t: TFunction, licence: Licence): string =>
  [
    licence.type,
    licence.issuer,
    validityText(t, licence),
    `${licence.reference}${t("punctuation.brackets", { text: licence.source })}`,
  ].join(" · ");

/** A cited licence in one line: how it stands, and what its source says of it. */
export const citedLicenceText = (t: TFunction, { standing, known, reference }: CitedLicence): string =>
  [
    standing === null ? t("licence.unchecked") : t(`licenceStanding.${standing}`),
    ...(known ? [known.number, known.issuer, validityText(t, known)] : [reference]),
  ].join(" · ");

const validityText = (
  t: TFunction,
  { validFrom, validUntil }: { readonly validFrom: string; readonly validUntil?: string | null },
): string =>
  validUntil
    ? t("licence.fromUntil", { from: validFrom, until: validUntil })
    : t("licence.forGood", { from: validFrom });
