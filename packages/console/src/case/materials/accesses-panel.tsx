import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAccesses } from "../../api/material-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { momentText } from "../../time/date-text.ts";

/** One look at personal data: who, when, at what. */
type Look = { readonly key: string; readonly at: Instant; readonly who: string; readonly what: string };

/** Who saw what of a case (查阅记录): materials and papers that were opened, the case itself, its decision where a department was told, and applicants that were shown in full, the last first. */
export const AccessesPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const accesses = useAccesses(kase.caseId);
  const opened = accesses.data?.pages.flatMap((page) => page.accesses) ?? [];
  const looks: readonly Look[] = [
    ...opened.map(({ at, kind, by, name, title, sha256, paper }) => ({
      key: `${at} ${by} ${sha256}`,
      at,
      who: kind === "staff" || kind === "department" ? (name ?? by) : t(`accesses.${kind}`),
      what:
        title === null
          ? t(kind === "department" ? "accesses.told" : "accesses.openedCase")
          : t(paper === null ? "accesses.opened" : "accesses.openedPaper", { title }),
    })),
    ...kase.timeline
      .filter(({ type }) => type === "ApplicantRevealed")
      .map(({ n, at, actor, note }) => ({
        key: `event ${n}`,
        at,
        who: actor,
        what: [t("accesses.reveal"), ...(note === null ? [] : [note])].join(t("punctuation.colon")),
      })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section className="panel no-print" aria-labelledby="accesses">
      <h2 id="accesses">{t("accesses.title")}</h2>
      {accesses.isPending ? <Loading rows={2} /> : null}
      {accesses.isError && !accesses.data ? (
        <LoadFailure error={accesses.error} onRetry={() => void accesses.refetch()} />
      ) : null}
      {accesses.data && looks.length === 0 ? <p className="faint">{t("accesses.empty")}</p> : null}
      <ol className="timeline">
        {looks.map(({ key, at, who, what }) => (
          <li key={key}>
            <span className="timeline-what">{what}</span>
            <span className="timeline-who">{who}</span>
            <time className="timeline-when number" dateTime={at}>
              {momentText(at, now, i18n.language)}
            </time>
          </li>
        ))}
      </ol>
      {accesses.hasNextPage ? (
        <Button loading={accesses.isFetchingNextPage} onClick={() => void accesses.fetchNextPage()}>
          {t("accesses.more")}
        </Button>
      ) : null}
    </section>
  );
};
