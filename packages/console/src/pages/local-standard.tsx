import { parseRegionCode } from "@tongban/domain";
import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { useLocalStandard } from "../api/local-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { LocalView } from "../local/local-view.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../registry/registry.css";
import "../agreement/editor.css";
import "../agreement/list-editor.css";
import "../local/local.css";

/** What a region gives its own applicants (本地办理标准): its coordinators say it, every coordinator reads it. */
const LocalStandardPage = () => {
  const { region = "" } = useParams();
  const { regions } = useSelf();
  const [first] = regions;
  const code = parseRegionCode(region);
  if (region === "" && first) return <Navigate replace to={`/local-standards/${first.region}`} />;
  if (!code.ok) return <NotFound />;
  return <OfRegion key={region} region={code.value} />;
};

const OfRegion = ({ region }: { readonly region: Parameters<typeof LocalView>[0]["region"] }) => {
  const { t } = useTranslation();
  const { regions } = useSelf();
  const names = useNameOf();
  const local = useLocalStandard(region);
  const mine = regions.some((one) => one.region === region);
  if (local.error instanceof ProblemError && [400, 404].includes(local.error.problem.status))
    return <NotFound />;
  return (
    <main className="page" id="main">
      <PageHead title={t("localStandard.title")} line={names.region(region)} />
      <div className="local-standard">
        <p className="faint">{t(mine ? "localStandard.line" : "localStandard.readOnly")}</p>
        {local.data ? <LocalView region={region} local={{ ...local, data: local.data }} mine={mine} /> : null}
      </div>
      {local.isPending ? <Loading rows={8} /> : null}
      {local.isError && !local.data ? (
        <LoadFailure whole error={local.error} onRetry={() => void local.refetch()} />
      ) : null}
    </main>
  );
};

export default LocalStandardPage;
