import { localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { IntakeBundle } from "../../api/package-queries.ts";
import { sizeText } from "../../case/size-text.ts";
import { clockText, dateText } from "../../time/date-text.ts";
import { ReceiptFrame } from "../receipt-frame.tsx";

/** The receipt slip (收件凭证) of a package: what was received once, its matters, and the one code that leads to all of them. */
export const PackageReceiptSheet = ({ bundle }: { readonly bundle: IntakeBundle }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const { received, members, materials, submittedAt } = bundle;
  const day = dateText(localDateOf(submittedAt), i18n.language);
  const titleOf = (id: string) => members.find(({ member }) => member === id)?.title ?? id;
  return (
    <ReceiptFrame
      windowName={received.windowName}
      receivedAt={submittedAt}
      queryCode={bundle.queryCode}
      facts={[
        ["number", bundle.externalRef],
        ["package", bundle.title],
        ["applicant", bundle.applicant],
        ["receivedAt", `${day} ${clockText(submittedAt, i18n.language)}`],
        ["receivedBy", bundle.receivedBy],
        ["checked", t(`intake.documents.${bundle.document}`)],
      ]}
      places={[[received.windowName, received.address, received.phone].filter(Boolean).join(" · ")]}
    >
      <h3>{t("receipt.members")}</h3>
      <ol>
        {members.map(({ member, title, handling, after, state }) => (
          <li key={member}>
            {title}（{nameOf.region(handling)}）
            {after.length > 0 && state === "waiting"
              ? ` ${t("intake.package.after", { members: after.map(titleOf).join(t("punctuation.comma")) })}`
              : ` ${t(`package.state.${state}`)}`}
          </li>
        ))}
      </ol>
      <h3>{t("receipt.materials")}</h3>
      <ol>
        {materials.map(({ title, size, sha256 }) => (
          <li key={`${title} ${sha256}`}>
            {title}（{sizeText(size)}）
          </li>
        ))}
      </ol>
      <h3>{t("receipt.next")}</h3>
      <ol>
        <li>{t("receipt.nextMembers")}</li>
        <li>{t("receipt.nextFollow")}</li>
        <li>{t("receipt.nextResult", { window: received.windowName })}</li>
      </ol>
    </ReceiptFrame>
  );
};
