import { ProblemError } from "@tongban/sdk/client";
import { useParams } from "react-router";
import { useCase } from "../api/window-queries.ts";
import { LetterView } from "../case/notices/letter-view.tsx";
import { lettersOf } from "../case/notices/letters.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import "../case/case.css";
import "../case/print.css";
import "../case/notices/letter.css";

/** One letter of a case, to be printed, sealed and handed out. */
const NoticePage = () => {
  const { caseId = "", n = "" } = useParams();
  const kase = useCase(caseId);
  const letter = kase.data && lettersOf(kase.data).find((one) => String(one.n) === n);
  const unknown = kase.error instanceof ProblemError && [400, 404].includes(kase.error.problem.status);
  if ((unknown && !kase.data) || (kase.data && !letter)) return <NotFound />;
  return (
    <main className="page" id="main">
      {kase.data && letter ? (
        <LetterView key={`${caseId} ${n}`} kase={kase.data} letter={letter} />
      ) : kase.isError ? (
        <LoadFailure whole error={kase.error} onRetry={() => void kase.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

export default NoticePage;
