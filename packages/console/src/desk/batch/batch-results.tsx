import type { batchOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { CommandState } from "../../api/use-command.ts";
import type { CaseRow } from "../../api/wire.ts";
import { batchWords } from "../../language/zh-cn/batch.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { useReturnFocus } from "../../shell/use-return-focus.ts";

type Results = Returned<typeof batchOperations.actOnCases>["results"];

type BatchResultsProps = {
  readonly title: string;
  readonly results: Results;
  /** The cases as they were marked. */
  readonly rows: readonly CaseRow[];
  readonly state: CommandState;
  /** How many of those not done are still in the list, and can be tried again. */
  readonly again: number;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What came of each of several cases: those not done first, with why. */
export const BatchResults = ({ title, results, rows, state, again, onAgain, onClose }: BatchResultsProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  useReturnFocus();
  const named = (id: string) => {
    const row = rows.find(({ caseId }) => caseId === id);
    return row ? `${nameOf.matter(row.matter)} ${row.number ?? row.externalRef}` : id;
  };
  const refused = results.filter(({ done }) => !done);
  const sending = state.kind === "sending";
  const gone = refused.length - again;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      closable={!sending}
      footer={
        <>
          {again > 0 ? (
            <Button loading={sending} onClick={onAgain}>
              {t("batch.retry", { count: again })}
            </Button>
          ) : null}
          <Button type="primary" autoFocus disabled={sending} onClick={onClose}>
            {t("action.close")}
          </Button>
        </>
      }
    >
      <p role="status">
        {[
          t("batch.done", { count: results.length - refused.length }),
          ...(refused.length > 0 ? [t("batch.refused", { count: refused.length })] : []),
        ].join(t("punctuation.comma"))}
      </p>
      {gone > 0 ? <p className="faint">{t("batch.gone", { count: gone })}</p> : null}
      <ul className="batch-results" aria-label={t("batch.results")}>
        {[...refused, ...results.filter(({ done }) => done)].map(({ caseId, done, problem }) => (
          <li key={caseId}>
            <span>{named(caseId)}</span>
            <span className={done ? "faint" : "batch-refused"}>
              {done ? t("batch.ok") : t(`batch.problem.${isKnown(problem) ? problem : "other"}`)}
            </span>
          </li>
        ))}
      </ul>
      <CommandAlert state={state} />
    </Modal>
  );
};

type Told = keyof typeof batchWords.batch.problem;

const isKnown = (problem: string | null): problem is Told =>
  problem !== null && Object.hasOwn(batchWords.batch.problem, problem);
