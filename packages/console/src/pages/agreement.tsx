import { ProblemError } from "@tongban/sdk/client";
import { useParams } from "react-router";
import { useAgreement } from "../api/coordinator-queries.ts";
import { AgreementDetail } from "../coordinator/agreement-detail.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";

/** One agreement. */
const AgreementPage = () => {
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  if (agreement.error instanceof ProblemError && agreement.error.problem.status === 404) return <NotFound />;
  return (
    <main className="page" id="main">
      {agreement.data ? <AgreementDetail agreement={agreement.data} /> : null}
      {agreement.isPending ? <Loading rows={12} /> : null}
      {agreement.isError && !agreement.data ? (
        <LoadFailure whole error={agreement.error} onRetry={() => void agreement.refetch()} />
      ) : null}
    </main>
  );
};

export default AgreementPage;
