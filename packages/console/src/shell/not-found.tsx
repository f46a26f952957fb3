import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyNotice } from "./load-states.tsx";

/** For an address that leads nowhere, or to what the user may not see. */
export const NotFound = () => {
  const { t } = useTranslation();
  return (
    <main className="page" id="main">
      <EmptyNotice whole title={t("trouble.notFound")} hint={t("trouble.notFoundHint")}>
        <Link to="/">{t("trouble.home")}</Link>
      </EmptyNotice>
    </main>
  );
};
