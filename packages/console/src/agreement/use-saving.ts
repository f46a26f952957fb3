import { useQueryClient } from "@tanstack/react-query";
import { agreementOperations, matterListOperations, ROWS_AT_ONCE } from "@tongban/contract";
import type { CallResult, Client } from "@tongban/sdk/client";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { wholeListKey } from "../api/list-queries.ts";
import type { AgreementFile } from "../api/wire.ts";
import type { Revision } from "./draft-changes.ts";
import { batchesOf, type RowBatch } from "./list/list-edits.ts";
import type { EditedList } from "./list/use-list-edits.ts";
import type { DraftEdits } from "./use-draft-changes.ts";
import { type Sent, useFileCommand } from "./use-file-command.ts";

/** Bytes of rows in one request: the broker takes 128 KB. */
const ROWS_BYTES = 96_000;

/** What is to be saved: of the terms, and of the list. */
type Unsaved = { readonly terms: Revision | undefined; readonly batches: readonly RowBatch[] };

type Step = (client: Client, sent: Sent) => Promise<CallResult<AgreementFile>>;

/** Saves what was changed of a draft, its terms and then its list, each request on what the one before it led to. */
export const useSaving = (file: AgreementFile, terms: DraftEdits, list: EditedList) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const params = { agreementId: file.id };
  const command = useFileCommand<Unsaved>(file, {
    tell: async (client, unsaved, { ifMatch, idempotencyKey }) => {
      const steps: readonly Step[] = [
        ...(unsaved.terms ? [reviseTerms(params, unsaved.terms)] : []),
        ...unsaved.batches.map((batch) => reviseRows(params, batch)),
      ];
      const [first, ...more] = steps;
      if (!first) throw new Error("there is nothing to save");
      let answer = await first(client, { ifMatch, idempotencyKey });
      for (const [n, step] of more.entries()) {
        if (!answer.ok) return answer;
        const sent = { ifMatch: answer.value.revision, idempotencyKey: `${idempotencyKey}-${n}` };
        answer = await step(client, sent);
      }
      return answer;
    },
    onDone: (after, { batches }) => {
      const digest = after.draft?.content.list.digest;
      const rows = list.rows.filter(({ state }) => state !== "removed").map(({ row }) => row);
      // The rows are those of the new list, for the broker took them on condition of what they were changed from.
      if (digest !== undefined && batches.length > 0)
        queries.setQueryData(wholeListKey(file.id, digest), { revision: after.revision, rows });
      terms.undo();
      list.forget();
      void message.success(t("editor.saved"));
    },
  });
  return {
    command,
    send: () => {
      const batches = batchesOf(list.saved, list.edits, { rows: ROWS_AT_ONCE, bytes: ROWS_BYTES });
      void command.send({ terms: terms.revision, batches });
    },
  };
};

type Params = { readonly agreementId: string };

const reviseTerms =
  (params: Params, body: Revision): Step =>
  (client, sent) =>
    client.call(agreementOperations.reviseDraft, { params, body, ...sent });

const reviseRows =
  (params: Params, { put, remove }: RowBatch): Step =>
  (client, sent) =>
    client.call(matterListOperations.reviseDraftRows, {
      params,
      body: { put: [...put], remove: [...remove] },
      ...sent,
    });

/** What {@link useSaving} gives. */
export type Saving = ReturnType<typeof useSaving>;
