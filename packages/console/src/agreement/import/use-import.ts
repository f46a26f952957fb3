import { useQueryClient } from "@tanstack/react-query";
import { matterListOperations, type ProblemDetails, type Said } from "@tongban/contract";
import { compareLists, type ImportWay, importList, type MatterListRow } from "@tongban/domain";
import { type CallResult, type Client, Fault, ProblemError } from "@tongban/sdk/client";
import { type StagedImport, stageImport } from "@tongban/sdk/list";
import type { ListReport } from "@tongban/sheet";
import { useEffect, useRef, useState } from "react";
import { useBrokerApi } from "../../api/broker-api-context.ts";
import { wholeListKey } from "../../api/list-queries.ts";
import type { AgreementFile, CheckedImport } from "../../api/wire.ts";
import type { ShownChange } from "../difference/list-changes.tsx";
import type { EditedList } from "../list/use-list-edits.ts";
import { useFileCommand } from "../use-file-command.ts";
import { readFile } from "./read-file.ts";

/** How far an import is. */
export type ImportState =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly file: string; readonly read: number; readonly of: number }
  | { readonly kind: "unreadable"; readonly file: string; readonly said: Said }
  | { readonly kind: "failed"; readonly file: string }
  | { readonly kind: "refused"; readonly file: string; readonly problem: ProblemDetails }
  | { readonly kind: "faulty"; readonly file: string; readonly report: ListReport }
  | {
      readonly kind: "clean";
      readonly file: string;
      readonly rows: readonly MatterListRow[];
      /** The broker could not be reached when it was tried. */
      readonly unreached?: true;
    }
  | { readonly kind: "sending"; readonly file: string; readonly sent: number; readonly of: number }
  | TriedImport;

/** An import that was tried: what it would change, and what a check would find then. */
export type TriedImport = {
  readonly kind: "tried";
  readonly file: string;
  readonly rows: readonly MatterListRow[];
  readonly way: ImportWay;
  readonly staged: StagedImport;
  readonly checked: CheckedImport;
  readonly changes: readonly ShownChange[];
};

type Committing = Pick<TriedImport, "staged" | "way" | "rows">;

type ImportSetting = {
  readonly file: AgreementFile;
  readonly edited: EditedList;
  readonly regions: ReadonlyMap<string, string>;
  readonly onDone: (rows: number) => void;
};

/** Reads a file, tries what it would change, and takes it into the draft; nothing changes before the last step. */
export const useImport = ({ file: { id, revision }, edited, regions, onDone }: ImportSetting) => {
  const api = useBrokerApi();
  const queries = useQueryClient();
  const [state, setState] = useState<ImportState>({ kind: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const saved = [...edited.saved.values()];

  /** Ends what still runs, and tells whether what begins now is still wanted. */
  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };
  const show = (signal: AbortSignal, next: ImportState): void => {
    if (!signal.aborted) setState(next);
  };

  const read = async (chosen: File): Promise<void> => {
    const signal = begin();
    const { name: file } = chosen;
    setState({ kind: "reading", file, read: 0, of: 0 });
    const progress = (rows: number, of: number) => show(signal, { kind: "reading", file, read: rows, of });
    try {
      const outcome = await readFile({ file: chosen, regions }, progress, signal);
      if (outcome.kind === "unreadable") show(signal, { ...outcome, file });
      else if (outcome.faults.length > 0) show(signal, { kind: "faulty", file, report: outcome });
      else show(signal, { kind: "clean", file, rows: outcome.rows });
    } catch {
      // What went wrong in the worker is in the browser's console; here it can only be tried again.
      show(signal, { kind: "failed", file });
    }
  };

  const tryOut = async (file: string, rows: readonly MatterListRow[], way: ImportWay): Promise<void> => {
    const signal = begin();
    setState({ kind: "sending", file, sent: 0, of: rows.length });
    const onProgress = (sent: number, of: number) => show(signal, { kind: "sending", file, sent, of });
    try {
      const answer = await api.send((client) =>
        tried(client, { agreementId: id, rows, way, signal, onProgress }),
      );
      if (!answer.ok) return show(signal, { kind: "refused", file, problem: answer.problem });
      const next = importList(saved, rows, way);
      const changes =
        next.kind === "refusal"
          ? []
          : compareLists(saved, next.rows).map(
              (change): ShownChange =>
                change.kind === "changed" ? { ...change, row: change.after } : change,
            );
      show(signal, { kind: "tried", file, rows, way, changes, ...answer.value });
    } catch (fault) {
      show(signal, { kind: "clean", file, rows, unreached: true });
      if (!(fault instanceof Fault) && !signal.aborted) throw fault;
    }
  };

  const command = useFileCommand<Committing>(
    { id, revision },
    {
      tell: (client, { staged: { importId, parts }, way }, sent) =>
        client.call(matterListOperations.commitImport, {
          params: { agreementId: id, importId },
          body: { parts, way },
          ...sent,
        }),
      onDone: (after, { rows, way }) => {
        const list = after.draft?.content.list;
        const next = importList(saved, rows, way);
        // The broker took the rows on condition of the list that they were compared with.
        if (list && next.kind === "list" && next.rows.length === list.rows)
          queries.setQueryData(wholeListKey(id, list.digest), { revision: after.revision, rows: next.rows });
        edited.forget();
        onDone(list?.rows ?? 0);
      },
    },
  );

  return { state, read, tryOut, command };
};

type Trial = Parameters<typeof stageImport>[1] & { readonly way: ImportWay };

/** Stages rows and asks what they would change; a refusal is a value. */
const tried = async (
  client: Client,
  { way, ...staging }: Trial,
): Promise<CallResult<Pick<TriedImport, "staged" | "checked">>> => {
  try {
    const staged = await stageImport(client, staging);
    const answer = await client.call(matterListOperations.checkImport, {
      params: { agreementId: staging.agreementId, importId: staged.importId },
      query: { parts: staged.parts, way },
      signal: staging.signal,
    });
    return answer.ok ? { ...answer, value: { staged, checked: answer.value } } : answer;
  } catch (fault) {
    if (fault instanceof ProblemError) return { ok: false, problem: fault.problem };
    throw fault;
  }
};
