import type { explainedCase } from "@tongban/contract";
import {
  type Case,
  clockTable,
  type Explanation,
  explainDeadline,
  type Limit,
  type Refusal,
  refusal,
  type TimeBase,
} from "@tongban/domain";
import type * as z from "zod";
import type { CertifiedRun } from "./certified-clocks.ts";

type ExplainedCase = z.output<typeof explainedCase>;
type ExplainedClock = ExplainedCase["clocks"][number];

/** Both limits of a clock, explained. */
export type Explanations = {
  readonly promised: ExplainedClock["promised"];
  readonly statutory: ExplainedClock["statutory"];
};

/** Every clock of a case, each explained by the calendar that it was counted by. */
export const explainedCaseView = (
  { origin, version }: Case,
  runs: readonly CertifiedRun[],
): ExplainedCase => ({
  caseId: origin.id,
  version,
  hours: origin.standard.hours,
  clocks: runs.flatMap((found) =>
    explainedClock(found, { calendar: found.calendar, hours: origin.standard.hours }),
  ),
});

/** A clock that reaches past the end of the calendar cannot have been started, so nothing is left out here. */
const explainedClock = (
  { run, calendar, certified }: CertifiedRun,
  base: TimeBase,
): readonly ExplainedClock[] => {
  const { name, clock } = run;
  const explained = explain(base, clock.promised.limit, clock.statutory?.limit, clock.ledger);
  if ("kind" in explained) return [];
  return [
    {
      clock: name,
      owner: clockTable[name].owner,
      calendar: calendar.version,
      recorded: certified !== undefined,
      segments: [...clock.ledger],
      ...explained,
      end: clock.end ?? null,
    },
  ];
};

/** Explains both limits of a ledger; refuses where the calendar ends before they do. */
export const explain = (
  base: TimeBase,
  promised: Limit,
  statutory: Limit | undefined,
  ledger: CertifiedRun["run"]["clock"]["ledger"],
): Explanations | Refusal => {
  const byPromise = explainDeadline(base, promised, ledger);
  if (!byPromise.ok) return refusal("due-date-beyond-calendar", { year: byPromise.year });
  const byLaw = statutory && explainDeadline(base, statutory, ledger);
  if (byLaw && !byLaw.ok) return refusal("due-date-beyond-calendar", { year: byLaw.year });
  return { promised: written(byPromise.value), statutory: byLaw ? written(byLaw.value) : null };
};

const written = ({ days, ...explanation }: Explanation): Explanations["promised"] => ({
  ...explanation,
  days: [...days],
});
