import type { Said } from "@tongban/contract";
import {
  type DropSheet,
  type DropSurroundings,
  type DropTotals,
  failedRow,
  type RowOutcome,
  readApplication,
  totalsOf,
} from "@tongban/sheet/drop";
import { Fault, ProblemError } from "../client/index.ts";
import { patiently, type Waiting } from "../client/waiting.ts";
import { type DropDesk, dropRow } from "./drop-row.ts";

/** What became of the rows of a sheet, in their order. */
export type Dropped = { readonly outcomes: readonly RowOutcome[]; readonly totals: DropTotals };

/** How a sheet is submitted. */
export type DropOptions = {
  /** Rows at the same time; 4 if not given. */
  readonly atOnce?: number;
  /** Told after each row how many are done, of how many. */
  readonly onProgress?: (done: number, rows: number) => void;
  /** Told before each wait: a long sheet is above a rate limit as a matter of course. */
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
};

const AT_ONCE = 4;

/**
 * Submits the rows of a sheet, each by itself: what is wrong with one holds up no other. Once the broker cannot be
 * reached, what is left is not tried and stands as failed; the same sheet given again goes on where it ended, because a
 * row that was taken is the same case again.
 */
export const dropSheet = async (
  desk: DropDesk,
  { headings, lines, language }: DropSheet,
  around: DropSurroundings,
  { atOnce = AT_ONCE, onProgress, onWait }: DropOptions = {},
): Promise<Dropped> => {
  const outcomes: RowOutcome[] = [];
  const left = lines.values();
  let lost: Said | undefined;
  const work = async (): Promise<void> => {
    for (const line of left) {
      const read = readApplication(headings, line, around);
      const name = { row: line.row, externalRef: read.externalRef };
      const outcome = lost
        ? failedRow(name, "not-tried", lost[language])
        : await patiently(() => dropRow(desk, line.row, read, language), {
            signal: desk.signal,
            onWait,
          }).catch((fault: unknown) => {
            const { said, ends } = failureOf(fault);
            if (ends) lost = said;
            return failedRow(name, "not-tried", said[language]);
          });
      outcomes.push(outcome);
      onProgress?.(outcomes.length, lines.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  outcomes.sort((a, b) => a.row - b.row);
  return { outcomes, totals: totalsOf(outcomes) };
};

const notReached: Said = {
  en: "not tried to the end: the broker could not be reached; give the same sheet again",
  zh: "未处理完：无法连接系统；请用同一表格再次投递",
};

/** What a row failed by; `ends`: the others would fail by the same. */
const failureOf = (fault: unknown): { readonly said: Said; readonly ends: boolean } => {
  if (fault instanceof ProblemError) {
    const { code, detail } = fault.problem;
    return { said: { en: `${code}: ${detail}`, zh: `${code}：${detail}` }, ends: false };
  }
  if (fault instanceof Fault || (fault instanceof Error && fault.name === "AbortError"))
    return { said: notReached, ends: true };
  throw fault;
};
