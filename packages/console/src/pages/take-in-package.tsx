import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TakeInPackage } from "../intake/package/take-in-package.tsx";
import { useIntakeWindow } from "../intake/use-intake-window.ts";
import { EmptyNotice } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../case/case.css";
import "../intake/intake.css";

/** Taking in what somebody asks for as one thing (一件事). */
const TakeInPackagePage = () => {
  const { t } = useTranslation();
  const { window } = useIntakeWindow();
  return (
    <main className="page" id="main">
      <PageHead
        title={t("intake.package.begin")}
        line={<Link to="/intake">{window?.name ?? t("intake.title")}</Link>}
      />
      {window ? (
        <TakeInPackage key={window.id} window={window} />
      ) : (
        <EmptyNotice title={t("intake.none")} hint={t("intake.noneHint")} />
      )}
    </main>
  );
};

export default TakeInPackagePage;
