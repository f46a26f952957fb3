import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTransfer } from "../api/registry-queries.ts";
import { Facts } from "../case/facts.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";

/** How far the transfer (移交) of a closed window's cases is, and those that no window can take. */
export const TransferPanel = ({ windowId }: { readonly windowId: string }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const answer = useTransfer(windowId);
  const transfer = answer.data?.transfer;
  return (
    <section className="panel record-facts" aria-labelledby="transfer">
      <h2 id="transfer">{t("registry.transfer")}</h2>
      {answer.isPending ? <Loading rows={2} /> : null}
      {answer.isError && !answer.data ? (
        <LoadFailure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {transfer === null ? <p className="faint">{t("registry.noTransfer")}</p> : null}
      {transfer ? (
        <>
          <Facts
            facts={[
              [t("registry.transferSince"), momentText(transfer.since, now, i18n.language)],
              [t("registry.transferMoved"), t("registry.casesAtLeast", { count: transfer.moved })],
              [
                t("registry.transferLeft"),
                transfer.left === null
                  ? t("registry.transferRuns")
                  : t("registry.cases", { count: transfer.left }),
              ],
              transfer.lookedAt === null
                ? null
                : [t("registry.transferLookedAt"), momentText(transfer.lookedAt, now, i18n.language)],
            ]}
          />
          {transfer.stuck.length > 0 ? (
            <div className="record-outcome">
              <p>{t("registry.transferStuck")}</p>
              <ul>
                {transfer.stuck.map((caseId) => (
                  <li key={caseId}>
                    <Link to={`/cases/${caseId}`}>{caseId}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
};
