import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TakeInForm } from "../intake/take-in-form.tsx";
import { useIntakeWindow } from "../intake/use-intake-window.ts";
import { EmptyNotice } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../case/case.css";
import "../intake/intake.css";

/** Taking one application in. */
const TakeInPage = () => {
  const { t } = useTranslation();
  const { window } = useIntakeWindow();
  return (
    <main className="page" id="main">
      <PageHead
        title={t("intake.begin")}
        line={<Link to="/intake">{window?.name ?? t("intake.title")}</Link>}
      />
      {window ? (
        <TakeInForm key={window.id} window={window} />
      ) : (
        <EmptyNotice title={t("intake.none")} hint={t("intake.noneHint")} />
      )}
    </main>
  );
};

export default TakeInPage;
