import { useQueryClient } from "@tanstack/react-query";
import { batchOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { App, Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { regionCasesKey } from "../../api/coordinator-queries.ts";
import { useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { CaseRow } from "../../api/wire.ts";
import type { FieldValues } from "../../case/actions/action-entry.ts";
import { FormDialog } from "../../case/actions/form-dialog.tsx";
import { hasText } from "../../session/draft.ts";
import type { TeamLoad } from "../team-loads.ts";
import { type BatchAction, batchActions } from "./batch-actions.ts";
import { BatchResults } from "./batch-results.tsx";

type Results = Returned<typeof batchOperations.actOnCases>["results"];

type BatchDialogProps = {
  readonly action: BatchAction;
  /** The cases as they were marked. */
  readonly rows: readonly CaseRow[];
  /** The list as it is now: what is tried again is tried on what it says. */
  readonly current: readonly CaseRow[];
  readonly window: CaseRow["window"];
  readonly loads: readonly TeamLoad[] | undefined;
  /** The cases that were not done stay marked. */
  readonly onClose: (left: ReadonlySet<string> | undefined) => void;
};

/** Asks for what an action on several cases needs, does it, and says of each what came of it; those not done can be tried again. */
export const BatchDialog = ({ action, rows, current, window, loads, onClose }: BatchDialogProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<FieldValues>();
  const [typed, setTyped] = useState(false);
  const [results, setResults] = useState<Results | undefined>(undefined);
  const sent = useRef<FieldValues>({});
  const { Fields, initial, bodyOf } = batchActions[action];
  const command = useCommand({
    tell: (client, body: ReturnType<typeof bodyOf>, idempotencyKey) =>
      client.call(batchOperations.actOnCases, { body, idempotencyKey }),
    onDone: ({ results: told }) => {
      void queries.invalidateQueries({ queryKey: regionCasesKey });
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      void queries.invalidateQueries({ queryKey: queryKeys.loads });
      for (const { caseId } of told) void queries.invalidateQueries({ queryKey: queryKeys.case(caseId) });
      const count = told.filter(({ done }) => done).length;
      if (count === told.length && results === undefined) {
        void message.success(t("batch.done", { count }));
        onClose(new Set());
        return;
      }
      // Of a second try only what was tried again is new.
      setResults([...(results ?? []).filter(({ done }) => done), ...told]);
    },
  });
  const send = (fields: FieldValues) => {
    sent.current = fields;
    void command.send(bodyOf(fields, seenOf(rows)));
  };
  const left = new Set((results ?? []).flatMap(({ caseId, done }) => (done ? [] : [caseId])));
  const again = current.filter(({ caseId }) => left.has(caseId));
  if (results !== undefined)
    return (
      <BatchResults
        title={t(`batch.${action}`)}
        results={results}
        rows={rows}
        state={command.state}
        again={again.length}
        onAgain={() => void command.send(bodyOf(sent.current, seenOf(again)))}
        onClose={() => onClose(left)}
      />
    );
  return (
    <FormDialog
      title={t(`batch.${action}`)}
      consequence={t("batch.consequence", { count: rows.length })}
      confirm={t(`batch.${action}`)}
      state={command.state}
      allowed
      typed={typed}
      holder={{ holder: null, holderName: null }}
      form={form}
      initial={initial}
      onEdited={() => setTyped(hasText(form.getFieldsValue(true), initial))}
      onSend={send}
      onClose={() => onClose(undefined)}
    >
      {Fields ? <Fields window={window} loads={loads} /> : null}
    </FormDialog>
  );
};

const seenOf = (rows: readonly CaseRow[]) => rows.map(({ caseId, version }) => ({ caseId, version }));
