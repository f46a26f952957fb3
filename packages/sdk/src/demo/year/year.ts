import { mkdirSync, rmSync } from "node:fs";
import { dayIn, type LocalDate, parsePeriod } from "@tongban/domain";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import { createAgenda } from "./agenda.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { createChance } from "./chance.ts";
import { keepYear, readYear } from "./kept-year.ts";
import { leadLife, type Stage } from "./life.ts";
import { dateOf, lastMoment, momentOf, officeTimeOf, stopsOf } from "./office-time.ts";
import { followPartner, type Overdue } from "./partner-days.ts";
import { durationText, type Progress, showProgress } from "./progress.ts";
import { type SteppedBroker, startSteppedBroker } from "./stepped-broker.ts";
import { checkExplained, runProgram } from "./year-checks.ts";
import { planYear } from "./year-plan.ts";
import { reportYear } from "./year-report.ts";

/** How a year is made. */
export type YearOptions = {
  readonly cases: number;
  readonly seed: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Folder of its broker's data; what an earlier year left there goes. */
  readonly dataDir: string;
  /** Whether the broker stays when the year is over, for people to look at it. */
  readonly stay: boolean;
  readonly signal: AbortSignal;
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
};

/** The region whose summaries are printed; its coordinator takes part. */
const REPORTED = "610100";
/** ms after which nothing that was written down waits any more to be counted with others. */
const FOLD_WAIT = 6 * 60_000;
/** Parts of the draws: the stops, and what a case's explanation says. */
const STOPS = -1;

/**
 * Lets a year pass in a broker whose clock stands still while work is done: applications come, people work in office
 * hours, time brings what it brings; then prints what coordinators read of it and proves that nothing was lost, counted
 * wrongly or left unexplained. Refuses by a CommandError where something was.
 */
export const makeYear = async (options: YearOptions): Promise<void> => {
  const say = (text: string): void => options.write(`${text}\n`);
  if (options.from > options.to)
    throw new CommandError(
      exitCodes.usage,
      `The year would end (${options.to}) before it begins (${options.from}).`,
    );
  rmSync(options.dataDir, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(options.dataDir, { recursive: true });
  const began = momentOf(options.from, "00:00");
  say(`Starting a broker at ${options.from} in ${options.dataDir} …`);
  const broker = await startSteppedBroker(options.dataDir, began);
  try {
    await whileWanted(options.signal, pass(options, broker, began, say));
    if (options.stay) await stay(broker, options.signal, say);
  } finally {
    await broker.stop();
  }
};

/** Opens the last year again, with the clock going on from where it stood at the end, until the person wants to stop. */
export const lookAtYear = async ({
  dataDir,
  signal,
  write,
}: Pick<YearOptions, "dataDir" | "signal" | "write">): Promise<void> => {
  const broker = await startSteppedBroker(dataDir, readYear(dataDir));
  try {
    await stay(broker, signal, (text) => write(`${text}\n`));
  } finally {
    await broker.stop();
  }
};

const stay = async (
  broker: SteppedBroker,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> => {
  await broker.run();
  say(`\nThe year is at ${broker.url}/console/ (赵敏 coordinates Xi'an); Ctrl-C stops it.`);
  await whileWanted(signal, new Promise(() => {})).catch(() => {});
};

/** Rejects once the person at the terminal wants to stop. */
const whileWanted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);

const pass = async (
  options: YearOptions,
  broker: SteppedBroker,
  began: number,
  say: (text: string) => void,
): Promise<void> => {
  const { cases, seed, from, to, dataDir, signal } = options;
  const clock = { at: began };
  const cast = await gatherCast({ url: broker.url, dataDir, now: () => clock.at, signal });
  for (const day of [from, to])
    if (!dayIn(cast.calendar, day).ok)
      throw new CommandError(exitCodes.usage, `The calendar does not have the year of ${day}.`);
  const office = officeTimeOf(cast.calendar, cast.hours, from, to);
  const agenda = createAgenda(stopsOf(office, cast.hours, createChance(seed, STOPS)));
  const progress = showProgress(cases, options.write, options.isTerminal);
  const refused: string[] = [];
  const stage: Stage = {
    cast,
    agenda,
    office,
    tell: progress.count,
    refused: (sentence) => refused.push(sentence),
  };
  const last = lastMoment(office, cast.hours);
  const told: Overdue[] = [];
  const plans = planYear({
    cases,
    office,
    last,
    matters: cast.matters,
    run: `year-${seed}`,
    chanceOf: (n) => createChance(seed, n),
  });
  say(`${cases} cases from ${from} to ${to}, seed ${seed}`);
  for (const plan of plans) agenda.begin(() => leadLife(stage, plan, createChance(seed, plan.n + 2 * cases)));
  for (const id of cast.partners.keys())
    agenda.begin(() =>
      followPartner(
        stage,
        id,
        (caseId) => createChance(seed, numberOf(caseId)),
        last,
        (one) => told.push(one),
      ),
    );
  let counted = dateOf(began);
  await agenda.pass(async ({ at }) => {
    signal.throwIfAborted();
    const date = dateOf(at);
    await broker.step(at, date === counted ? ["sweep"] : ["sweep", "fold"]);
    counted = date;
    clock.at = at;
    progress.standAt(date);
  });
  await finish(options, { broker, cast, clock, last, told, progress, refused }, say);
};

/** A number that an id always has. */
const numberOf = (id: string): number =>
  [...id].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, 7);

type Passed = {
  readonly broker: SteppedBroker;
  readonly cast: Cast;
  readonly clock: { at: number };
  readonly last: number;
  readonly told: readonly Overdue[];
  readonly progress: Progress;
  readonly refused: readonly string[];
};

const finish = async (
  { to, dataDir, cases }: YearOptions,
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
  if (refused.length > 0)
    throw new CommandError(exitCodes.refused, `The broker refused:\n${refused.slice(0, 20).join("\n")}`);
  if (submitted !== cases)
    throw new CommandError(exitCodes.fault, `${cases - submitted} cases were not submitted.`);

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
