import { hash, randomUUID } from "node:crypto";
import type { Language } from "@tongban/contract";
import type { Instant, PartnerId } from "@tongban/domain";
import type { ApplicationLine, RowOutcome } from "@tongban/sheet/drop";
import { DROP_WORK_PREFIX, type DropFiles } from "@tongban/store/drop";

/** A file that a partner put into its folder, and when. */
export type ArrivedFile = { readonly partner: PartnerId; readonly name: string; readonly at: Instant };

/** A sheet that is worked, but for its rows. */
export type WorkedSheet = ArrivedFile & {
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
  readonly version?: string;
  readonly language: Language;
  readonly headings: readonly string[];
  /** Parts that its rows are worked in. */
  readonly chunks: number;
  /** Its report is written. */
  readonly done: boolean;
};

/**
 * What is kept while a sheet is worked, by the sheet's id: the sheet, its rows in chunks, and what became of each chunk. Each
 * is written before the message that counts on it is sent, so work that ended anywhere is found as it was.
 */
export type SheetWork = {
  readonly sheet: (id: string) => Promise<WorkedSheet | undefined>;
  readonly keepSheet: (id: string, sheet: WorkedSheet) => Promise<void>;
  readonly rows: (id: string, chunk: number) => Promise<readonly ApplicationLine[]>;
  readonly keepRows: (id: string, chunk: number, lines: readonly ApplicationLine[]) => Promise<void>;
  readonly isWorked: (id: string, chunk: number) => Promise<boolean>;
  readonly outcomes: (id: string, chunk: number) => Promise<readonly RowOutcome[]>;
  /** Keeps what became of a chunk; false where another run of it was faster. */
  readonly keepOutcomes: (id: string, chunk: number, outcomes: readonly RowOutcome[]) => Promise<boolean>;
  /** Erases the rows of a chunk and what became of them. */
  readonly eraseChunk: (id: string, chunk: number) => Promise<void>;
};

/** The id of a sheet: one for each time that a file is written, whatever its name. */
export const sheetId = (key: string, sequencer: string): string => hash("sha256", `${key}\n${sequencer}`);

/** Bytes that one of these files may have; they are the broker's own. */
const MOST_BYTES = 100_000_000;

type Outcomes = { readonly by: string; readonly outcomes: readonly RowOutcome[] };

/** Opens what is kept of sheets that are worked. */
export const sheetWorkIn = (files: DropFiles): SheetWork => {
  const keyOf = (id: string, name: string): string => `${DROP_WORK_PREFIX}${id}/${name}.json`;
  const rowsKey = (id: string, chunk: number) => keyOf(id, `rows/${chunk}`);
  const outcomesKey = (id: string, chunk: number) => keyOf(id, `outcomes/${chunk}`);
  const sheetKey = (id: string) => keyOf(id, "sheet");
  const keep = (key: string, value: unknown) => files.write(key, JSON.stringify(value), "application/json");
  const needed = async <T>(key: string): Promise<T> => {
    const found = await read<T>(files, key);
    if (found === undefined) throw new Error("a part of a sheet's work is gone");
    return found;
  };
  return {
    sheet: (id) => read<WorkedSheet>(files, sheetKey(id)),
    keepSheet: (id, sheet) => keep(sheetKey(id), sheet),
    rows: (id, chunk) => needed(rowsKey(id, chunk)),
    keepRows: (id, chunk, lines) => keep(rowsKey(id, chunk), lines),
    isWorked: (id, chunk) => files.isThere(outcomesKey(id, chunk)),
    outcomes: async (id, chunk) => (await needed<Outcomes>(outcomesKey(id, chunk))).outcomes,
    keepOutcomes: async (id, chunk, outcomes) => {
      // Whose writing it was tells a try of our own, whose answer was lost, from another run's.
      const by = randomUUID();
      const key = outcomesKey(id, chunk);
      const kept: Outcomes = { by, outcomes };
      if (await files.writeFirst(key, JSON.stringify(kept), "application/json")) return true;
      return (await read<Outcomes>(files, key))?.by === by;
    },
    eraseChunk: async (id, chunk) => {
      await files.erase(rowsKey(id, chunk));
      await files.erase(outcomesKey(id, chunk));
    },
  };
};

/** A file that was written here alone, so that its shape is known. */
const read = async <T>(files: DropFiles, key: string): Promise<T | undefined> => {
  const found = await files.read(key, MOST_BYTES);
  if (found === "too-large") throw new Error("a part of a sheet's work is larger than any is");
  return found && (JSON.parse(Buffer.from(found.bytes).toString()) as T);
};
