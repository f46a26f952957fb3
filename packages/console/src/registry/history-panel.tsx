import type { RecordKind } from "@tongban/domain";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useRecordChanges } from "../api/registry-queries.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { Differences, type Readable } from "./difference-list.tsx";
import { fileText } from "./file-text.ts";

type HistoryPanelProps = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly readable?: Readable;
};

/** Characters of a hash that people compare. */
const HASH_SHOWN = 12;

/** Every change of a record, the latest first: who, when, why, and what it said before and after. */
export const HistoryPanel = ({ kind, id, title, readable }: HistoryPanelProps) => {
  const { t, i18n } = useTranslation();
  const heading = useId();
  const now = useNow();
  const changes = useRecordChanges(kind, id);
  return (
    <section className="panel record-history" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {changes.isPending ? <Loading rows={3} /> : null}
      {changes.isError && !changes.data ? (
        <LoadFailure error={changes.error} onRetry={() => void changes.refetch()} />
      ) : null}
      <ol className="timeline">
        {changes.data?.toReversed().map((change) => (
          <li key={change.n}>
            <span className="timeline-what">{fileText(change, change.why)}</span>
            <span className="timeline-who">
              {change.actorKind === "broker" ? t("registry.byBroker") : fileText(change, change.by)}
            </span>
            <time className="timeline-when number" dateTime={change.at}>
              {momentText(change.at, now, i18n.language)}
            </time>
            <Differences change={change} readable={readable} />
            <p className="timeline-note record-hash" title={change.hash}>
              {t("registry.hash", { hash: change.hash.slice(0, HASH_SHOWN) })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
