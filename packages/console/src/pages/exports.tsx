import { LIST_EXPORT_YEARS } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useListExports } from "../api/list-view-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { RegionChoice } from "../coordinator/region-choice.tsx";
import { useConditionText } from "../coordinator/use-condition-text.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";

/** Who took lists of a region's cases out (导出记录): when, which list, narrowed to what, how many rows, and how it ended. */
const ExportsPage = () => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const now = useNow();
  const [place, setPlace] = useSearchParams();
  const region = place.get("region") ?? me.regions[0]?.region;
  const conditionText = useConditionText(region);
  const answer = useListExports(region);
  const exports = answer.data?.pages.flatMap((page) => page.exports) ?? [];
  return (
    <main className="page" id="main">
      <PageHead title={t("exportRecord.title")} line={t("exportRecord.line", { years: LIST_EXPORT_YEARS })}>
        <RegionChoice value={region} onChange={(next) => setPlace({ region: next })} />
      </PageHead>
      {answer.isPending ? <Loading rows={4} /> : null}
      {answer.isError && !answer.data ? (
        <LoadFailure whole error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.data && exports.length === 0 ? (
        <EmptyNotice title={t("exportRecord.none")} hint={t("exportRecord.noneHint")} />
      ) : null}
      {exports.length > 0 ? (
        <section className="panel">
          <TableScroll of={t("exportRecord.title")}>
            <table className="table rows-table">
              <thead>
                <tr>
                  <th scope="col">{t("exportRecord.at")}</th>
                  <th scope="col">{t("exportRecord.who")}</th>
                  <th scope="col">{t("exportRecord.list")}</th>
                  <th scope="col">{t("exportRecord.conditions")}</th>
                  <th scope="col">{t("exportRecord.rows")}</th>
                  <th scope="col">{t("exportRecord.state")}</th>
                </tr>
              </thead>
              <tbody>
                {exports.map(({ at, by, page, conditions, rows, state }) => (
                  <tr key={`${at} ${by.id} ${state}`}>
                    <td className="number">{momentText(at, now, i18n.language)}</td>
                    <th scope="row">{by.name}</th>
                    <td>{t(`exportRecord.page.${page}`)}</td>
                    <td>
                      {conditions.length === 0
                        ? t("exportRecord.all")
                        : conditions.map(conditionText).join(t("punctuation.comma"))}
                    </td>
                    <td className="number">{rows}</td>
                    <td>{t(`exportRecord.ended.${state}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
          {answer.hasNextPage ? (
            <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              {t("exportRecord.more")}
            </Button>
          ) : null}
        </section>
      ) : null}
    </main>
  );
};

export default ExportsPage;
