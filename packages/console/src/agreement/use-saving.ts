import { useQueryClient } from "@tanstack/react-query";
import {
  agreementOperations,
  guidanceOperations,
  matterListOperations,
  ROWS_AT_ONCE,
} from "@tongban/contract";
import type { CallResult, Client } from "@tongban/sdk/client";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { guidanceKey } from "../api/guidance-queries.ts";
import { wholeListKey } from "../api/list-queries.ts";
import type { AgreementFile } from "../api/wire.ts";
import type { Revision } from "./draft-changes.ts";
import { type GuidanceBatch, guidanceBatchesOf, guidanceWith } from "./guidance/guidance-edits.ts";
import type { EditedGuidance } from "./guidance/use-guidance-edits.ts";
import { type RowBatch, rowBatchesOf } from "./list/list-edits.ts";
import type { EditedList } from "./list/use-list-edits.ts";
import type { DraftEdits } from "./use-draft-changes.ts";
import { type Sent, useFileCommand } from "./use-file-command.ts";

/** Bytes of rows or texts in one request: the broker takes 128 KB. */
const BYTES_AT_ONCE = 96_000;

/** Entries of guidance in one request. */
const ENTRIES_AT_ONCE = 100;

/** What is to be saved: of the terms, of the list, and of the guidance. */
type Unsaved = {
  readonly terms: Revision | undefined;
  readonly rows: readonly RowBatch[];
  readonly guidance: readonly GuidanceBatch[];
};

/** What was changed of a draft and not saved. */
export type DraftWork = {
  readonly terms: DraftEdits;
  readonly list: EditedList;
  readonly guidance: EditedGuidance;
};

type Step = (client: Client, sent: Sent) => Promise<CallResult<AgreementFile>>;

/** Saves what was changed of a draft, its terms, its list and its guidance, each request on what the one before it led to. */
export const useSaving = (file: AgreementFile, { terms, list, guidance }: DraftWork) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const params = { agreementId: file.id };
  const command = useFileCommand<Unsaved>(file, {
    tell: async (client, unsaved, { ifMatch, idempotencyKey }) => {
      const steps: readonly Step[] = [
        ...(unsaved.terms ? [reviseTerms(params, unsaved.terms)] : []),
        ...unsaved.rows.map((batch) => reviseRows(params, batch)),
        ...unsaved.guidance.map((batch) => reviseGuidance(params, batch)),
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
    onDone: (after, sent) => {
      const digest = after.draft?.content.list.digest;
      const rows = list.rows.filter(({ state }) => state !== "removed").map(({ row }) => row);
      // The rows are those of the new list, for the broker took them on condition of what they were changed from.
      if (digest !== undefined && sent.rows.length > 0)
        queries.setQueryData(wholeListKey(file.id, digest), { revision: after.revision, rows });
      if (sent.guidance.length > 0)
        queries.setQueryData(guidanceKey({ agreementId: file.id, of: "draft", revision: after.revision }), {
          revision: after.revision,
          entries: guidanceWith(guidance.saved, guidance.edits),
        });
      terms.undo();
      list.forget();
      guidance.forget();
      void message.success(t("editor.saved"));
    },
  });
  return {
    command,
    send: () => {
      const bytes = BYTES_AT_ONCE;
      void command.send({
        terms: terms.revision,
        rows: rowBatchesOf(list.saved, list.edits, { entries: ROWS_AT_ONCE, bytes }),
        guidance: guidanceBatchesOf(guidance.saved, guidance.edits, { entries: ENTRIES_AT_ONCE, bytes }),
      });
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

const reviseGuidance =
  (params: Params, { put, remove }: GuidanceBatch): Step =>
  (client, sent) =>
    client.call(guidanceOperations.reviseGuidance, {
      params,
      body: { put: [...put], remove: [...remove] },
      ...sent,
    });

/** What {@link useSaving} gives. */
export type Saving = ReturnType<typeof useSaving>;
