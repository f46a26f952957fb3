import type { Said } from "@tongban/contract";
import { instantFromEpochMs } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import {
  type ApplicationLine,
  type DropSurroundings,
  failedRow,
  type RowOutcome,
  readApplication,
} from "@tongban/sheet/drop";
import { inBatches, loadPartner, type Partner } from "@tongban/store";
import type * as z from "zod";
import { logFault, logInfo } from "../edge/log.ts";
import type { chunkMessage } from "../edge/queues.ts";
import type { DropDesk } from "./drop-desk.ts";
import { notPermitted } from "./file-faults.ts";
import { filesBeside } from "./row-files.ts";
import type { WorkedSheet } from "./sheet-work.ts";
import { type RowContext, submittingRows } from "./submit-row.ts";
import { writeSheetReport } from "./write-report.ts";

/** Rows that are submitted at the same time. */
const ROWS_AT_ONCE = 8;

/** Files of a sheet's work that are read or erased at the same time. */
const FILES_AT_ONCE = 32;

/**
 * Submits the rows of a chunk, and puts the next one at the end of the queue, so that sheets take turns; after the last one
 * the report is written. Every step may be done twice or end in the middle: the message comes again, rows that were taken
 * are the same cases, and of two runs of a chunk one goes on.
 */
export const workingChunks = (
  desk: DropDesk,
): ((message: z.output<typeof chunkMessage>) => Promise<void>) => {
  const submit = submittingRows(desk);
  const { work, queues, files } = desk;
  return async ({ sheet: id, chunk }) => {
    const sheet = await work.sheet(id);
    if (!sheet) return logInfo("sheet of nobody", {});
    const next = chunk + 1;
    if (!sheet.done) {
      if (await work.isWorked(id, chunk)) {
        if (next < sheet.chunks && (await work.isWorked(id, next))) return;
      } else {
        const outcomes = await submitChunk(desk, submit, sheet, await work.rows(id, chunk));
        if (!(await work.keepOutcomes(id, chunk, outcomes))) return;
      }
      if (next < sheet.chunks) return queues.workSheet(sheet.partner, { sheet: id, chunk: next });
      const all = await inBatches(chunksOf(sheet), FILES_AT_ONCE, (one) => work.outcomes(id, one));
      await writeSheetReport(files, sheet, all.flat());
      await work.keepSheet(id, { ...sheet, done: true });
    }
    await inBatches(chunksOf(sheet), FILES_AT_ONCE, (one) => work.eraseChunk(id, one));
  };
};

const chunksOf = ({ chunks }: WorkedSheet): readonly number[] =>
  Array.from({ length: chunks }, (_, chunk) => chunk);

/** What became of rows. A fault is of its row alone, unless it is of all of them: then the queue tries the chunk again. */
const submitChunk = async (
  desk: DropDesk,
  submit: (context: RowContext, line: ApplicationLine) => Promise<RowOutcome>,
  sheet: WorkedSheet,
  lines: readonly ApplicationLine[],
): Promise<readonly RowOutcome[]> => {
  const [partner, around] = await Promise.all([loadPartner(desk.store, sheet.partner), aroundOf(desk)]);
  const failed = (line: ApplicationLine, code: string, said: Said): RowOutcome => {
    const { externalRef } = readApplication(sheet.headings, line, around);
    return failedRow({ row: line.row, externalRef }, code, said[sheet.language]);
  };
  if (!partner?.drop) return lines.map((line) => failed(line, "drop-not-permitted", notPermitted));
  const context = await contextOf(desk, sheet, partner, around);
  const faults: unknown[] = [];
  const outcomes = await inBatches(lines, ROWS_AT_ONCE, (line) =>
    submit(context, line).catch((fault: unknown) => {
      logFault("row failed", fault, { partner: partner.id });
      faults.push(fault);
      return failed(line, "not-tried", notTaken);
    }),
  );
  if (faults.length === lines.length) throw new Error("no row could be submitted", { cause: faults[0] });
  return outcomes;
};

/** What cells refer to: the regions and matters that are registered. */
const aroundOf = async ({ names }: DropDesk): Promise<DropSurroundings> => {
  const { regions, matters } = await names();
  return {
    regions: new Map<string, string>(regions),
    matters: new Map<string, string>([...matters].map(([matter, { title }]) => [matter, title])),
  };
};

const contextOf = async (
  { store, files }: DropDesk,
  { headings, language, sha256, version }: WorkedSheet,
  partner: Partner,
  around: DropSurroundings,
): Promise<RowContext> => ({
  partner,
  headings,
  language,
  around,
  beside: filesBeside(files, partner.id),
  dropped: { sheet: sha256, ...(version === undefined ? {} : { version }) },
  now: await stage.clockFor(store, { partner: partner.id }, instantFromEpochMs(Date.now())),
});

const notTaken: Said = {
  en: "not tried to the end: put the same sheet there again",
  zh: "未处理完：请重新放入同一表格",
};
