import { type ImportWay, importWays } from "@tongban/domain";
import { App, Button, Segmented } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSurroundings } from "../../api/list-queries.ts";
import { problemText } from "../../api/problem-text.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { instantNow } from "../../time/now.ts";
import { FindingList } from "../check/finding-list.tsx";
import { CommandOutcome } from "../command-outcome.tsx";
import { ListChanges } from "../difference/list-changes.tsx";
import { Field } from "../field.tsx";
import type { EditedList } from "../list/use-list-edits.ts";
import { FaultyFile } from "./faulty-file.tsx";
import { type ImportState, type TriedImport, useImport } from "./use-import.ts";

type ImportPanelProps = {
  readonly file: AgreementFile;
  readonly edited: EditedList;
  readonly onClose: () => void;
};

/** Takes a file into the draft's list: read, then tried, then imported; what is wrong with it stands beside its rows. */
export const ImportPanel = ({ file, edited, onClose }: ImportPanelProps) => {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const language = i18n.language === "en" ? "en" : "zh";
  const { regions } = useSurroundings();
  const chooser = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<ImportWay>("replace");
  const { state, read, tryOut, command } = useImport({
    file,
    edited,
    regions,
    onDone: (rows) => {
      void message.success(t("listEditor.import.committed", { count: rows }));
      onClose();
    },
  });
  const busy = state.kind === "reading" || state.kind === "sending" || command.state.kind === "sending";
  const choose = (next: ImportWay) => {
    setWay(next);
    if (state.kind === "tried") void tryOut(state.file, state.rows, next);
  };
  return (
    <section className="import" aria-label={t("listEditor.import.title")}>
      <div className="panel-head">
        <h3>{t("listEditor.import.title")}</h3>
        <Button disabled={command.state.kind === "sending"} onClick={onClose}>
          {t("listEditor.import.cancel")}
        </Button>
      </div>
      <p className="faint">{t("listEditor.import.line")}</p>
      <Field label={t("listEditor.import.choose")} hint={t("listEditor.import.hint")}>
        {(ties) => (
          <input
            {...ties}
            ref={chooser}
            type="file"
            accept=".csv,.xlsx,text/csv"
            disabled={busy}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              // The same file may be chosen again once it is mended.
              event.target.value = "";
              if (chosen) void read(chosen);
            }}
          />
        )}
      </Field>
      <Outcome state={state} />
      {state.kind === "clean" || state.kind === "tried" ? (
        <div className="import-way">
          <Segmented
            aria-label={t("listEditor.import.way")}
            value={way}
            disabled={busy}
            options={importWays.map((one) => ({ value: one, label: t(`listEditor.import.ways.${one}`) }))}
            onChange={choose}
          />
          <span className="faint">{t(`listEditor.import.wayHint.${way}`)}</span>
        </div>
      ) : null}
      {state.kind === "clean" ? (
        <Button type="primary" onClick={() => void tryOut(state.file, state.rows, way)}>
          {t("listEditor.import.dryRun")}
        </Button>
      ) : null}
      {state.kind === "refused" ? (
        <p role="alert" className="editor-trouble">
          {problemText(t, state.problem, instantNow(), i18n.language)}
        </p>
      ) : null}
      {state.kind === "faulty" ? (
        <FaultyFile file={state.file} report={state.report} language={language} />
      ) : null}
      {state.kind === "tried" ? (
        <Tried tried={state} agreementId={file.id}>
          <CommandOutcome state={command.state} file={file} />
          <Button
            type="primary"
            loading={command.state.kind === "sending"}
            disabled={state.changes.length === 0}
            onClick={() => void command.send({ staged: state.staged, way: state.way, rows: state.rows })}
          >
            {t(command.state.kind === "unsure" ? "action.retry" : "listEditor.import.commit")}
          </Button>
        </Tried>
      ) : null}
    </section>
  );
};

/** Where an import stands, in one line. */
const Outcome = ({ state }: { readonly state: ImportState }) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  switch (state.kind) {
    case "reading":
      return (
        <Progress
          done={state.read}
          of={state.of}
          words={
            state.of === 0
              ? t("listEditor.import.reading", { file: state.file })
              : t("listEditor.import.readingRows", { read: state.read, of: state.of })
          }
        />
      );
    case "sending":
      return (
        <Progress
          done={state.sent}
          of={state.of}
          words={
            state.sent === state.of
              ? t("listEditor.import.checking")
              : t("listEditor.import.sending", { sent: state.sent, of: state.of })
          }
        />
      );
    case "unreadable":
      return (
        <p role="alert" className="editor-trouble">
          {`${t("listEditor.import.cannot", { file: state.file })}${t("punctuation.colon")}${state.said[language]}`}
        </p>
      );
    case "failed":
      return (
        <p role="alert" className="editor-trouble">
          {t("listEditor.import.failed")}
        </p>
      );
    case "clean":
      return (
        <>
          <p role="status">{t("listEditor.import.clean", { file: state.file, count: state.rows.length })}</p>
          {state.unreached ? (
            <p role="alert" className="editor-trouble">
              {t("listEditor.import.unreached")}
            </p>
          ) : null}
        </>
      );
    case "faulty":
      return (
        <p role="alert" className="editor-trouble">
          {t("listEditor.import.faulty", {
            file: state.file,
            total: state.report.total,
            faults: state.report.faults.length,
          })}
        </p>
      );
    default:
      return null;
  }
};

type ProgressProps = { readonly done: number; readonly of: number; readonly words: string };

const Progress = ({ done, of, words }: ProgressProps) => (
  <p className="import-progress" role="status">
    <progress aria-label={words} {...(of === 0 ? {} : { value: done, max: of })} />
    <span>{words}</span>
  </p>
);

type TriedProps = {
  readonly tried: TriedImport;
  readonly agreementId: string;
  readonly children: ReactNode;
};

/** What an import would change, and what a check would find then. */
const Tried = ({ tried: { checked, changes }, agreementId, children }: TriedProps) => {
  const { t } = useTranslation();
  const { rows, added, removed, changed, findings } = checked;
  return (
    <>
      <p role="status">
        <strong>
          {changes.length === 0
            ? t("listEditor.import.nothing")
            : t("listEditor.import.result", { rows, added, removed, changed })}
        </strong>
      </p>
      <div className="import-commit">{children}</div>
      {findings.length === 0 ? null : (
        <>
          <h4>{t("listEditor.import.findings")}</h4>
          <FindingList findings={findings} agreementId={agreementId} />
        </>
      )}
      {changes.length === 0 ? null : (
        <>
          <h4>{t("listEditor.import.changes")}</h4>
          <ListChanges changes={changes} />
        </>
      )}
    </>
  );
};
