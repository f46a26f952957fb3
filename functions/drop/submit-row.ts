import { application, type Language, renderProblems, type Said } from "@tongban/contract";
import { type DroppedRow, groupedQueryCode, type Instant, refusalsIn } from "@tongban/domain";
import {
  type ApplicationLine,
  acceptedRow,
  beyond,
  type DropSurroundings,
  faultsTold,
  problemsInRow,
  type RowOutcome,
  readApplication,
  refusedRow,
} from "@tongban/sheet/drop";
import type { Partner } from "@tongban/store";
import { bringFile } from "../material/bring-file.ts";
import { checkingApplications } from "../partner/application/check-application.ts";
import { takingApplications } from "../partner/application/take-application.ts";
import type { DropDesk } from "./drop-desk.ts";
import type { BesideFiles, RowFile } from "./row-files.ts";

/** What the rows of a sheet are submitted for. */
export type RowContext = {
  readonly partner: Partner;
  readonly headings: readonly string[];
  readonly language: Language;
  readonly around: DropSurroundings;
  readonly beside: BesideFiles;
  readonly dropped: Omit<DroppedRow, "row">;
  readonly now: Instant;
};

/**
 * Submits rows of sheets as a partner's signed requests are: by the same decision, in the words of the same refusals. A row
 * that cannot be read is checked for all else that is wrong with it. The same row again is the same case. Throws where
 * others kept changing what it needs, or an engine does not answer.
 */
export const submittingRows = (
  desk: DropDesk,
): ((context: RowContext, line: ApplicationLine) => Promise<RowOutcome>) => {
  const take = takingApplications(desk);
  const check = checkingApplications(desk);
  return async (context, line) => {
    const { partner: sender, language, now, dropped } = context;
    const read = readApplication(context.headings, line, context.around);
    const name = { row: line.row, externalRef: read.externalRef };
    const files = await context.beside.look(read.files);
    const faults = [...read.faults, ...files.flatMap(({ fault }) => fault ?? [])];
    const body = { ...read.body, materials: files.map(({ declared }) => declared) };
    const whole = application.safeParse(body).data;
    if (faults.length > 0 || !whole) {
      const told = faultsTold(faults, language);
      const { problems } = await check({ body, sender, now, language });
      return refusedRow(name, [...told, ...beyond(told, problemsInRow(problems, read))]);
    }
    const sent = { application: whole, sender, now, once: undefined, dropped: { ...dropped, row: line.row } };
    const taken = await take(sent);
    if (taken.kind === "problem") throw new Error(`a row is not taken: ${taken.code}`);
    if (taken.kind === "refusal")
      return refusedRow(name, problemsInRow(renderProblems(refusalsIn(taken), language), read));
    const { kase } = taken.history.head;
    const { id, submittedAt: receivedAt } = kase.origin;
    const gone = await bringFiles(desk, kase, files, context);
    const queryCode = groupedQueryCode(await desk.queryCodes.ofCase(id));
    return acceptedRow(name, { caseId: id, queryCode, receivedAt }, faultsTold(gone, language));
  };
};

/** Brings the files of a row to its case; answers with those that were changed or taken away meanwhile. */
const bringFiles = async (
  desk: DropDesk,
  kase: Parameters<typeof bringFile>[1],
  files: readonly RowFile[],
  { beside, now }: RowContext,
) => {
  const gone = [];
  for (const file of files) {
    const brought = await bringFile(desk, kase, file.declared, () => beside.bytes(file), now);
    if (brought === "gone") gone.push({ column: file.column, said: changedMeanwhile(file.name) });
  }
  return gone;
};

const changedMeanwhile = (name: string): Said => ({
  en: `the case is there, but "${name}" was changed or taken away before it was read again: put the file as it was, and the same sheet, there again`,
  zh: `办件已接收，但“${name}”在读取前被更改或删除：请将原文件与同一表格重新放入`,
});
