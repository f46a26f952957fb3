import { ProblemError } from "@tongban/sdk/client";
import { useParams, useSearchParams } from "react-router";
import { Editor } from "../agreement/editor.tsx";
import { tabOf } from "../agreement/editor-place.ts";
import { useAgreementFile } from "../api/agreement-queries.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../agreement/editor.css";
import "../agreement/list-editor.css";
import "../agreement/readiness.css";

/** Where an agreement is drafted, checked, published with another party's consent, and ended. */
const AgreementEditorPage = () => {
  const { agreementId = "" } = useParams();
  const [address] = useSearchParams();
  const file = useAgreementFile(agreementId);
  if (file.error instanceof ProblemError && [400, 404].includes(file.error.problem.status))
    return <NotFound />;
  return (
    <main className="page" id="main">
      {file.data ? <Editor key={agreementId} file={file.data} tab={tabOf(address.get("tab"))} /> : null}
      {file.isPending ? <Loading rows={12} /> : null}
      {file.isError && !file.data ? (
        <LoadFailure whole error={file.error} onRetry={() => void file.refetch()} />
      ) : null}
    </main>
  );
};

export default AgreementEditorPage;
