import { mkdirSync, rmSync } from "node:fs";
import type { LocalDate } from "@tongban/domain";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import { findBroker } from "../../command/running-broker.ts";
import { createAgenda } from "./agenda.ts";
import { gatherCast } from "./cast.ts";
import { createChance } from "./chance.ts";
import { readYear } from "./kept-year.ts";
import { leadLife } from "./lives/life.ts";
import { followPartner, type Overdue } from "./lives/partner-days.ts";
import type { Stage } from "./lives/scene.ts";
import { dateOf, lastMoment, momentOf, officeTimeOf, stopsOf } from "./office-time.ts";
import { showProgress } from "./progress.ts";
import { type SteppedBroker, startSteppedBroker } from "./stepped-broker.ts";
import { endYear } from "./year-end.ts";
import { planYear } from "./year-plan.ts";

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

/** The part of the draws that says where the clock stands; cases have those from 0 on. */
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
  const running = findBroker(options.dataDir);
  if (running?.gone === false)
    throw new CommandError(
      exitCodes.usage,
      `A year is being looked at or made in ${options.dataDir} (process ${running.pid}); stop it first.`,
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
  const office = officeTimeOf(cast.calendar, cast.hours, from, to);
  const last = lastMoment(office, cast.hours);
  const progress = showProgress(cases, options.write, options.isTerminal);
  const refused: string[] = [];
  const stage: Stage = {
    cast,
    office,
    last,
    agenda: createAgenda(stopsOf(office, cast.hours, createChance(seed, STOPS))),
    tell: progress.count,
    refused: (sentence) => refused.push(sentence),
  };
  const told = beginLives(stage, options);
  say(`${cases} cases from ${from} to ${to}, seed ${seed}`);
  let counted = dateOf(began);
  await stage.agenda.pass(async ({ at }) => {
    signal.throwIfAborted();
    const date = dateOf(at);
    await broker.step(at, date === counted ? ["sweep"] : ["sweep", "fold"]);
    counted = date;
    clock.at = at;
    progress.standAt(date);
  });
  await endYear(options, { broker, cast, clock, last, told, progress, refused }, say);
};

/** Begins the life of every case and the days of every partner; the answer fills with what partners are told is overdue. */
const beginLives = (
  stage: Stage,
  { cases, seed }: Pick<YearOptions, "cases" | "seed">,
): readonly Overdue[] => {
  const { cast, agenda, office, last } = stage;
  const told: Overdue[] = [];
  const plans = planYear({
    cases,
    office,
    last,
    matters: cast.matters,
    run: `year-${seed}`,
    chanceOf: (n) => createChance(seed, n),
  });
  for (const plan of plans) agenda.begin(() => leadLife(stage, plan, createChance(seed, plan.n + 2 * cases)));
  const chanceOf = (caseId: string) => createChance(seed, numberOf(caseId));
  const tell = (overdue: Overdue): void => void told.push(overdue);
  for (const id of cast.partners.keys()) agenda.begin(() => followPartner(stage, id, chanceOf, tell));
  return told;
};

/** A number that an id always has. */
const numberOf = (id: string): number =>
  [...id].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, 7);
