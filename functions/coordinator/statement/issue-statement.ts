import type { statementOperations } from "@tongban/contract";
import {
  type AgreementTerms,
  addDays,
  addMs,
  type CompletenessStatement,
  countStandings,
  DOCUMENT_FORMAT,
  type Instant,
  instantAt,
  type LocalDate,
  refusal,
  type Staff,
  type StatementCase,
} from "@tongban/domain";
import { type IssuedStatement, keepStatement, loadStatement } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { casesOfDay, mostCasesOfDay, rootOf } from "./cases-of-day.ts";
import { statementView, termsFor } from "./statement-view.ts";

/** After midnight a day's last cases may not be in the index yet. */
const SETTLES_MS = 600_000;

/** Another coordinator may issue a statement of the same number meanwhile. */
const TRIES = 3;

/** States what became of every case of an agreement and day; the last statement again where nothing has changed. */
export const issueStatement =
  (resources: Resources): Run<typeof statementOperations.issueStatement, Staff> =>
  async ({ params: { agreementId, day }, caller, now }) => {
    const { store } = resources;
    const terms = await termsFor(store, agreementId, caller);
    if (!terms) return problem("not-found");
    const from = addMs(instantAt(addDays(day, 1), "00:00"), SETTLES_MS);
    if (now < from) return refusal("day-not-over", { day, from });
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const cases = await casesOfDay(store, terms, day);
      if (!cases) return refusal("too-many-cases", { day, limit: mostCasesOfDay });
      const statement = await state(resources, terms, day, cases, now);
      if (statement) return answered(await statementView(store, statement));
    }
    return problem("try-again");
  };

const state = async (
  { store, documents }: Resources,
  { id: agreement }: AgreementTerms,
  day: LocalDate,
  cases: readonly StatementCase[],
  now: Instant,
): Promise<IssuedStatement | undefined> => {
  const last = await loadStatement(store, agreement, day);
  const root = rootOf(cases);
  if (last?.root === root) return last;
  const statement = await documents.sign<CompletenessStatement>({
    kind: "completeness-statement",
    format: DOCUMENT_FORMAT,
    issuedAt: now,
    agreement,
    day,
    number: (last?.number ?? 0) + 1,
    admitted: cases.length,
    counts: countStandings(cases.map(({ standing }) => standing)),
    root,
  });
  return (await keepStatement(store, statement, cases)) ? statement : undefined;
};
