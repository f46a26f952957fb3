import { useTranslation } from "react-i18next";

/** Where not even the settings could be read. */
export const StartFailure = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-card" role="alert">
        <h1>{t("trouble.settings")}</h1>
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <button type="button" className="plain-button" onClick={() => location.reload()}>
          {t("trouble.reload")}
        </button>
      </div>
    </main>
  );
};
