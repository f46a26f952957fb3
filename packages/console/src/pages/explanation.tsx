import { ProblemError } from "@tongban/sdk/client";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useExplanation } from "../api/explanation-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import { useCase } from "../api/window-queries.ts";
import { ExplanationView } from "../case/explanation/explanation-view.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../case/case.css";
import "../case/print.css";
import "../case/explanation/explanation.css";

/** How the due instants of a case came about, day by day (时限推算), and what would be otherwise. */
const ExplanationPage = () => {
  const { t } = useTranslation();
  const { caseId = "" } = useParams();
  const nameOf = useNameOf();
  const now = useNow();
  const kase = useCase(caseId);
  const explained = useExplanation(caseId, kase.data?.version);
  if (kase.error instanceof ProblemError && [400, 404].includes(kase.error.problem.status) && !kase.data)
    return <NotFound />;
  const failed = [kase, explained].find(({ isError, data }) => isError && !data);
  return (
    <main className="page" id="main">
      {kase.data && explained.data ? (
        <>
          <PageHead
            title={t("explained.title")}
            line={
              <Link to={`/cases/${caseId}`}>
                {`${nameOf.matter(kase.data.matter)} ${kase.data.number ?? kase.data.externalRef}`}
              </Link>
            }
          >
            <Button className="no-print" onClick={() => globalThis.print()}>
              {t("action.print")}
            </Button>
          </PageHead>
          <ExplanationView kase={kase.data} explained={explained.data} now={now} />
        </>
      ) : failed ? (
        <LoadFailure whole error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

export default ExplanationPage;
