import { type LocalDate, parsePeriod } from "@tongban/domain";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import type { Cast } from "./cast.ts";
import { keepYear } from "./kept-year.ts";
import type { Overdue } from "./lives/partner-days.ts";
import { dateOf } from "./office-time.ts";
import { durationText, type Progress } from "./progress.ts";
import type { SteppedBroker } from "./stepped-broker.ts";
import { checkExplained, type Lateness, runProgram } from "./year-checks.ts";
import { reportYear } from "./year-report.ts";

/** The region whose summaries are printed; its coordinator takes part. */
const REPORTED = "610100";
/** ms after which nothing that was written down waits any more to be counted with others. */
const FOLD_WAIT = 6 * 60_000;

type EndedYear = { readonly to: LocalDate; readonly dataDir: string; readonly cases: number };

/** A year whose last stop is over. */
type Passed = {
  readonly broker: SteppedBroker;
  readonly cast: Cast;
  readonly clock: { at: number };
  readonly last: number;
  readonly told: readonly Overdue[];
  readonly progress: Progress;
  readonly refused: readonly string[];
};

/**
 * Lets what is counted late be counted, prints the year and proves it; refuses by a CommandError where something was lost,
 * counted wrongly or left unexplained.
 */
export const endYear = async (
  { to, dataDir, cases }: EndedYear,
  { broker, cast, clock, last, told, progress, refused }: Passed,
  say: (text: string) => void,
): Promise<void> => {
  const { submitted, seconds } = progress.counts();
  await broker.step(last, ["sweep"], "all");
  await broker.step(last + FOLD_WAIT, ["fold", "fold", "fold"], "all");
  clock.at = last + FOLD_WAIT;
  keepYear(dataDir, clock.at);
  progress.end();
  say(`${submitted} cases in ${durationText(seconds)}, ${(submitted / seconds).toFixed(1)} a second`);
  const [chief] = cast.coordinators;
  const day = dateOf(last);
  if (chief) await reportYear(chief.client, REPORTED, periodsUpTo(day), say);
  say("\nProof");
  const lateness = await checkExplained(cast, told, day.slice(0, 4));
  say(
    `  overdue: ${lateness.overdue} cases were, ${lateness.unexplained.length} of them without an explanation`,
  );
  say(`  late:    ${lateness.late} with their decision, ${lateness.counted} by the counters`);
  say(`  recount: ${await runProgram("recount", dataDir, ["--to", to])}`);
  say(`  chains:  ${await runProgram("verify-chain", dataDir)}`);
  failUnlessProven(cases - submitted, refused, lateness);
};

const failUnlessProven = (missing: number, refused: readonly string[], lateness: Lateness): void => {
  if (refused.length > 0)
    throw new CommandError(exitCodes.refused, `The broker refused:\n${refused.slice(0, 20).join("\n")}`);
  if (missing > 0) throw new CommandError(exitCodes.fault, `${missing} cases were not submitted.`);
  if (lateness.unexplained.length > 0)
    throw new CommandError(exitCodes.fault, `Not explained: ${lateness.unexplained.slice(0, 20).join(", ")}`);
  if (lateness.late !== lateness.counted)
    throw new CommandError(exitCodes.fault, "The counters and the cases differ in how many are late.");
};

/** The year of a day, with its quarters and months up to it. */
const periodsUpTo = (day: LocalDate) => {
  const year = day.slice(0, 4);
  const names = (list: readonly string[]) => list.filter((name) => (parsePeriod(name)?.first ?? "") <= day);
  const months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`);
  return {
    year,
    day,
    months: names(months),
    quarters: names(["Q1", "Q2", "Q3", "Q4"].map((quarter) => `${year}-${quarter}`)),
  };
};
