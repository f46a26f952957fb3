import { localDateOf } from "@tongban/domain";
import { useSearchParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useServiceReport } from "../api/service-level-queries.ts";
import { BulletinView } from "../service-level/bulletin-view.tsx";
import { periodOf } from "../service-level/period-name.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { instantNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../case/print.css";
import "../service-level/service-level.css";

/** A region's daily bulletin (日报), monthly summary (月汇总), quarterly appraisal (季考评) or year, to be printed. */
const BulletinPage = () => {
  const me = useSelf();
  const [address, setAddress] = useSearchParams();
  const region = address.get("region") ?? me.regions[0]?.region ?? "";
  const period = periodOf(address.get("period"), localDateOf(instantNow()));
  const report = useServiceReport(region, period.name);
  if (!me.regions.some((one) => one.region === region)) return <NotFound />;
  return (
    <main className="page bulletin" id="main">
      {report.data ? (
        <BulletinView report={report.data} onPeriod={(next) => setAddress({ region, period: next })} />
      ) : report.isError ? (
        <LoadFailure whole error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

export default BulletinPage;
