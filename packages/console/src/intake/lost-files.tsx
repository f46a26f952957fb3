import { useTranslation } from "react-i18next";
import type { IntakeDraft } from "./intake-draft.ts";

/** Says which files a reload lost: they are to be chosen again before anything is handed in. */
export const LostFiles = ({ lost }: { readonly lost: IntakeDraft["materials"] }) => {
  const { t } = useTranslation();
  return lost.length > 0 ? (
    <p className="editor-trouble" role="alert">
      {t("intake.lostFiles", { files: lost.map(({ fileName }) => fileName).join(t("punctuation.comma")) })}
    </p>
  ) : null;
};
