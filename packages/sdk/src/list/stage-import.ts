import { matterListOperations, ROWS_AT_ONCE } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { type Client, expectValue } from "../client/index.ts";

/** An import that is staged whole: what to check and to commit it by. */
export type StagedImport = { readonly importId: string; readonly parts: number };

/** What of an import to stage, and who is told how far it is. */
export type Staging = {
  readonly agreementId: string;
  readonly rows: readonly MatterListRow[];
  readonly signal?: AbortSignal | undefined;
  /** Told after each part how many rows have arrived. */
  readonly onProgress?: ((staged: number, of: number) => void) | undefined;
};

/** Bytes of a part's rows: the broker takes 128 KB, and a part that is sent again should not take long. */
const PART_BYTES = 96_000;

/** Stages rows in parts as the broker takes them; the draft does not change. Throws a `ProblemError` where refused. */
export const stageImport = async (
  client: Client,
  { agreementId, rows, signal, onProgress }: Staging,
): Promise<StagedImport> => {
  const importId = crypto.randomUUID();
  const parts = inParts(rows);
  let staged = 0;
  await sendParts(parts, async (some, part) => {
    const params = { agreementId, importId };
    const body = { part, rows: [...some] };
    expectValue(await client.call(matterListOperations.stageImportPart, { params, body, signal }));
    staged += some.length;
    onProgress?.(staged, rows.length);
  });
  return { importId, parts: parts.length };
};

/** Parts that are under way at once: more would only wait for each other at the broker. */
const AT_ONCE = 4;

/** Sends parts, each with its number from 1, some at once; after one that fails no other is begun. */
export const sendParts = async <Part>(
  parts: readonly Part[],
  send: (part: Part, number: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  let failed = false;
  const line = async (): Promise<void> => {
    for (let n = next++; n < parts.length && !failed; n = next++) {
      const part = parts[n];
      if (part !== undefined)
        await send(part, n + 1).catch((fault: unknown) => {
          failed = true;
          throw fault;
        });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
};

/** Rows in parts of at most so many rows and bytes; a row that is larger than a part is one by itself. */
export const inParts = (rows: readonly MatterListRow[]): readonly (readonly MatterListRow[])[] => {
  const encoder = new TextEncoder();
  const parts: MatterListRow[][] = [];
  let size = 0;
  for (const row of rows) {
    const bytes = encoder.encode(JSON.stringify(row)).length;
    const last = parts.at(-1);
    if (last && last.length < ROWS_AT_ONCE && size + bytes <= PART_BYTES) {
      last.push(row);
      size += bytes;
    } else {
      parts.push([row]);
      size = bytes;
    }
  }
  return parts;
};
