import { submitOne } from "./applications.ts";
import type { BrokerOfLives } from "./broker-of-lives.ts";
import { changeCalendar } from "./calendar-changes.ts";
import { command, livingAt, race } from "./commands.ts";
import { deliver, fold, stream, sweep } from "./deliveries.ts";
import { goOn, workOff } from "./going-on.ts";
import type { Step, Wait } from "./steps.ts";

/** The end of the time that lives may take: the calendar reaches some months further. */
const END = Date.parse("2027-08-01T00:00:00Z");

type StepOf<D extends Step["do"]> = Extract<Step, { readonly do: D }>;

/** How each kind of step is taken; `n` is its place in the life. */
const ways: {
  readonly [D in Step["do"]]: (broker: BrokerOfLives, step: StepOf<D>, n: number) => Promise<void>;
} = {
  submit: async (broker, step, n) => {
    await submitOne(broker, `NJ-${n}`, step.kind, step);
    if (step.routed) await workOff(broker);
  },
  command: (broker, step, n) => command(broker, step, `command-${n}`, step),
  race: (broker, step, n) => race(broker, step, `command-${n}`),
  wait: async (broker, { wait }) => {
    broker.now = momentAfter(broker, wait);
  },
  "go-on": (broker, { wait }) => goOn(broker, momentAfter(broker, wait)),
  relay: (broker, step) => stream(broker, "relay", step.shard, step, step),
  tally: (broker, step) => stream(broker, "tally", step.shard, step, step),
  fold: (broker, step) => fold(broker, step, step.order),
  route: (broker, step) => deliver(broker, "route", step.places, step.keeps, step, step.order),
  fire: (broker, step) => deliver(broker, "fire", step.places, step.keeps, step, step.order),
  sweep: (broker, step) => sweep(broker, step, step.order),
  "load-calendar": (broker, step) => changeCalendar(broker, step),
};

/** Takes one step of a life. */
export const takeStep = (broker: BrokerOfLives, step: Step, n: number): Promise<void> =>
  // Each way takes its own steps only, and the step it is found by is one.
  (ways[step.do] as (broker: BrokerOfLives, step: Step, n: number) => Promise<void>)(broker, step, n);

/** When a wait ends: never before now, and never so late that the calendar ends. */
const momentAfter = (broker: BrokerOfLives, wait: Wait): number => {
  if ("ms" in wait) return Math.min(END, broker.now + wait.ms);
  const living = livingAt(broker, wait.untilCase);
  const next = living?.naive.nextAfter(living.kase, broker.now) ?? broker.now;
  return Math.min(Math.max(broker.now, next + wait.past), Math.max(END, broker.now));
};
