import { UNREAD_DECISIONS } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useDepartments } from "../api/department-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { RegionChoice } from "../coordinator/region-choice.tsx";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";

/** Which departments follow the decisions of a region (审管联动), and how far each has read. */
const DepartmentsPage = () => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const now = useNow();
  const nameOf = useNameOf();
  const [place, setPlace] = useSearchParams();
  const region = place.get("region") ?? me.regions[0]?.region;
  const answer = useDepartments(region);
  const departments = answer.data?.departments ?? [];
  const moment = (at: Instant | null, otherwise: string) =>
    at === null ? otherwise : momentText(at, now, i18n.language);
  return (
    <main className="page" id="main">
      <PageHead title={t("departments.title")} line={t("departments.line")}>
        <RegionChoice value={region} onChange={(next) => setPlace({ region: next })} />
      </PageHead>
      {answer.isPending ? <Loading rows={4} /> : null}
      {answer.isError && !answer.data ? (
        <LoadFailure whole error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.data && departments.length === 0 ? (
        <EmptyNotice title={t("departments.none")} hint={t("departments.noneHint")} />
      ) : null}
      {departments.length > 0 ? (
        <section className="panel">
          <TableScroll of={t("departments.title")}>
            <table className="table rows-table">
              <thead>
                <tr>
                  <th scope="col">{t("departments.name")}</th>
                  <th scope="col">{t("departments.matters")}</th>
                  <th scope="col">{t("departments.applicants")}</th>
                  <th scope="col">{t("departments.unread")}</th>
                  <th scope="col">{t("departments.since")}</th>
                  <th scope="col">{t("departments.readAt")}</th>
                  <th scope="col">{t("departments.webhook")}</th>
                </tr>
              </thead>
              <tbody>
                {departments.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.name}</th>
                    <td>
                      {one.matters === null
                        ? t("departments.all")
                        : one.matters.map(nameOf.matter).join(t("punctuation.comma"))}
                    </td>
                    <td>{t(one.applicants ? "departments.told" : "departments.untold")}</td>
                    <td className="number">
                      {one.unread === UNREAD_DECISIONS ? `${UNREAD_DECISIONS}+` : one.unread}
                    </td>
                    <td className="number">{moment(one.oldestUnread, "")}</td>
                    <td className="number">{moment(one.readAt, t("departments.never"))}</td>
                    <td>
                      {one.webhook === null ? t("departments.noWebhook") : t(`departments.${one.webhook}`)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ) : null}
    </main>
  );
};

export default DepartmentsPage;
