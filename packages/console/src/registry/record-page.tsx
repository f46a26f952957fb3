import { ProblemError } from "@tongban/sdk/client";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRecordChanges, useRecords } from "../api/registry-queries.ts";
import type { RecordOf, RegistryKind } from "../api/wire.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { OutcomeNote } from "./outcome-note.tsx";
import type { RecordAnswer } from "./record-action.ts";
import type { RecordAction } from "./record-actions.ts";
import { listAddress } from "./record-address.ts";
import { RecordButtons } from "./record-buttons.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "./registry.css";

type RecordPageProps<K extends RegistryKind> = {
  readonly kind: K;
  readonly id: string;
  /** What the record is called. */
  readonly nameOf: (record: RecordOf<K>) => string;
  /** What I may do with it as it stands. */
  readonly actionsOn: (record: RecordOf<K>) => readonly RecordAction[];
  /** What it says. */
  readonly children: (record: RecordOf<K>) => ReactNode;
};

/** One record: what it says, what may be done with it, and its history; one that was removed has its history alone. */
export const RecordPage = <K extends RegistryKind>({
  kind,
  id,
  nameOf,
  actionsOn,
  children,
}: RecordPageProps<K>) => {
  const { t } = useTranslation();
  const listed: RegistryKind = kind;
  const records = useRecords(kind);
  const record = records.data?.find((one) => one.id === id);
  const isMissing = records.data !== undefined && record === undefined;
  const past = useRecordChanges(kind, id, isMissing);
  const [outcome, setOutcome] = useState<RecordAnswer>();
  const failed = isMissing ? past : records;
  if (past.error instanceof ProblemError && [400, 404].includes(past.error.problem.status))
    return <NotFound />;
  const back = <Link to={listAddress(kind)}>{t(`registry.list.${listed}.title`)}</Link>;
  return (
    <main className="page" id="main">
      {record ? (
        <PageHead title={nameOf(record)} line={back}>
          <RecordButtons
            target={{ id, version: record.version, record }}
            actions={actionsOn(record)}
            onDone={setOutcome}
          />
        </PageHead>
      ) : null}
      {isMissing && past.data ? <PageHead title={id} line={back} /> : null}
      <OutcomeNote answer={outcome} />
      {record ? children(record) : null}
      {isMissing && past.data ? <p className="record-outcome">{t("registry.removed")}</p> : null}
      {record || past.data ? <HistoryPanel kind={kind} id={id} title={t("registry.history")} /> : null}
      {failed.isPending ? <Loading rows={8} /> : null}
      {failed.isError && !failed.data ? (
        <LoadFailure whole error={failed.error} onRetry={() => void failed.refetch()} />
      ) : null}
    </main>
  );
};
