import { ProblemError } from "@tongban/sdk/client";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useReceipt } from "../api/intake-queries.ts";
import { ReceiptSheet } from "../intake/receipt-sheet.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../case/case.css";
import "../case/print.css";
import "../intake/receipt.css";
import "../intake/intake.css";

/** The receipt slip of what one of my windows took in, to be printed and handed to the applicant. */
const ReceiptPage = () => {
  const { t } = useTranslation();
  const { caseId = "" } = useParams();
  const receipt = useReceipt(caseId);
  if (receipt.error instanceof ProblemError && [400, 404].includes(receipt.error.problem.status))
    return <NotFound />;
  return (
    <main className="page" id="main">
      {receipt.data ? (
        <>
          <div className="no-print">
            <PageHead
              title={t("receipt.title")}
              line={<Link to={`/cases/${caseId}`}>{receipt.data.matterTitle}</Link>}
            >
              <Link to={`/cases/${caseId}#parcels`}>{t("desk.parcels")}</Link>
              <Link to="/intake/new">{t("intake.another")}</Link>
              <Button type="primary" onClick={() => globalThis.print()}>
                {t("action.print")}
              </Button>
            </PageHead>
          </div>
          <ReceiptSheet receipt={receipt.data} />
        </>
      ) : receipt.isError ? (
        <LoadFailure whole error={receipt.error} onRetry={() => void receipt.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

export default ReceiptPage;
