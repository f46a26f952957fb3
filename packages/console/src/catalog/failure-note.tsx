import { useTranslation } from "react-i18next";

type FailureNoteProps = { readonly problem: string | undefined; readonly onRetry: () => void };

/** Why there is no answer, in the broker's words where it gave some, and the way to ask again. */
export const FailureNote = ({ problem, onRetry }: FailureNoteProps) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className="catalog-failure">
      <p>{problem ?? t("catalog.failed")}</p>
      <button type="button" className="catalog-button" onClick={onRetry}>
        {t("catalog.retry")}
      </button>
    </div>
  );
};
