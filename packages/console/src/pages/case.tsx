import { ProblemError } from "@tongban/sdk/client";
import { useParams } from "react-router";
import { useCase } from "../api/window-queries.ts";
import { CaseView } from "../case/case-view.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import "../list/list.css";
import "../case/case.css";
import "../case/print.css";

/** A case by its number; one of another region is as if it did not exist. */
const CasePage = () => {
  const { caseId = "" } = useParams();
  const kase = useCase(caseId);
  if (kase.error instanceof ProblemError && [400, 404].includes(kase.error.problem.status) && !kase.data)
    return <NotFound />;
  return (
    <main className="page" id="main">
      {kase.data ? (
        <CaseView key={caseId} kase={kase.data} />
      ) : kase.isError ? (
        <LoadFailure whole error={kase.error} onRetry={() => void kase.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

export default CasePage;
