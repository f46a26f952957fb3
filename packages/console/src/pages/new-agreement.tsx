import { useTranslation } from "react-i18next";
import { NewAgreementForm } from "../agreement/new-agreement-form.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../coordinator/coordinator.css";
import "../agreement/editor.css";

/** Where a new agreement is drafted. */
const NewAgreementPage = () => {
  const { t } = useTranslation();
  return (
    <main className="page" id="main">
      <PageHead title={t("editor.create")} line={t("editor.createLine")} />
      <NewAgreementForm />
    </main>
  );
};

export default NewAgreementPage;
