import type { CaseId } from "@tongban/domain";
import { inBatches } from "../in-batches.ts";
import type { TableContext } from "../table/context.ts";
import { pagesOfHeads } from "../table/heads.ts";
import { keys } from "../table/table.ts";
import { loadHistory } from "./cases.ts";
import { type HistoryFault, verifyHistory } from "./verify-history.ts";

/** A kept case that is not what its events make of it. */
export type CaseFault = { readonly caseId: CaseId; readonly fault: HistoryFault };

/** What a verification found; `cases` is how many were looked at. */
export type Verification = { readonly cases: number; readonly faults: readonly CaseFault[] };

/** Cases that are read at the same time. */
const readAtOnce = 16;

/**
 * Rebuilds the head of every kept case from its events alone and compares; says after each page how many were
 * looked at. Reads the whole table once, and each case once more, strongly consistent.
 */
export const verifyCases = async (
  context: TableContext,
  progress: (cases: number) => void = () => {},
): Promise<Verification> => {
  const faults: CaseFault[] = [];
  let cases = 0;
  for await (const page of pagesOfCases(context)) {
    const found = await inBatches(page, readAtOnce, (id) => verify(context, id));
    faults.push(...found.flat());
    cases += page.length;
    progress(cases);
  }
  return { cases, faults };
};

const verify = async (context: TableContext, caseId: CaseId): Promise<readonly CaseFault[]> => {
  const history = await loadHistory(context, caseId);
  const fault = history && verifyHistory(history);
  return fault ? [{ caseId, fault }] : [];
};

/** The ids of all cases, in pages. */
export async function* pagesOfCases(context: TableContext): AsyncGenerator<readonly CaseId[]> {
  for await (const page of pagesOfHeads(context, keys.head(""))) yield page.map((id) => id as CaseId);
}
