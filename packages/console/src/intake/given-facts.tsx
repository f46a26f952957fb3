import { useTranslation } from "react-i18next";
import type { IntakeDraft } from "./intake-draft.ts";

/** Who applies, by which document, and with which materials, before it is handed in: a part of a list of facts. */
export const GivenFacts = ({ draft }: { readonly draft: IntakeDraft }) => {
  const { t } = useTranslation();
  const { applicant, document, materials, citations } = draft;
  const titles = [...materials, ...citations].map(({ title }) => title);
  return (
    <>
      <div>
        <dt>{t("intake.applicant")}</dt>
        <dd>{applicant.name || t("intake.notYet")}</dd>
      </div>
      <div>
        <dt>{t("intake.document")}</dt>
        <dd>{document ? t(`intake.documents.${document}`) : t("intake.notYet")}</dd>
      </div>
      <div>
        <dt>{t("intake.materials")}</dt>
        <dd>{titles.join(t("punctuation.comma")) || t("intake.notYet")}</dd>
      </div>
    </>
  );
};
