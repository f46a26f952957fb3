import fc from "fast-check";
import type { CaseCommandName } from "../builders/case-commands.ts";
import type { BreakingOff } from "./breaking-off.ts";

/** How long it is until the next step: ms, or up to when time brings the next thing to a case, give or take a ms. */
export type Wait = { readonly ms: number } | { readonly untilCase: number; readonly past: number };

/** Messages of a queue by their places in it, and whether the queue keeps them, so that they come again. */
type Delivered = { readonly places: readonly number[]; readonly keeps: boolean };

/** A batch of a stream shard: it begins so many records before the consumer's place, and has so many. */
type Batch = { readonly shard: number; readonly back: number; readonly size: number };

/** Who takes a turn in which order, where two run at the same time; absent: one alone. */
type AtOnce = { readonly order: readonly number[] | undefined };

type Breaks = { readonly breaksOff: BreakingOff | undefined; readonly behind: number };

/** A command to one of the cases: of those that its status suggests, or any. */
export type GivenCommand = {
  readonly of: number;
  readonly suggested: number | undefined;
  readonly name: CaseCommandName;
  /** A member of staff by place; absent: whoever may. */
  readonly staff: number | undefined;
};

/** One thing that happens in a life of cases. */
export type Step =
  /** Most often everything works at once, so that the case is on its board. */
  | ({ readonly do: "submit"; readonly kind: number; readonly routed: boolean } & Breaks)
  | ({ readonly do: "command"; readonly again: boolean } & GivenCommand & Breaks)
  /** Nobody sweeps, no message comes. */
  | { readonly do: "wait"; readonly wait: Wait }
  /** Everything works for a while. */
  | { readonly do: "go-on"; readonly wait: Wait }
  | ({ readonly do: "relay" } & Batch & Breaks & AtOnce)
  | ({ readonly do: "tally" } & Batch & Breaks & AtOnce)
  | ({ readonly do: "fold" } & Breaks & AtOnce)
  | ({ readonly do: "route" } & Delivered & Breaks & AtOnce)
  | ({ readonly do: "fire" } & Delivered & Breaks & AtOnce)
  | ({ readonly do: "sweep" } & Breaks & AtOnce)
  /** A command and the case's timer at the same time. */
  | ({ readonly do: "race"; readonly order: readonly number[] } & GivenCommand)
  | ({
      readonly do: "load-calendar";
      readonly region: boolean;
      /** Days from today that turn from worked to off or back. */
      readonly days: readonly number[];
    } & Breaks);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ms: fc.integer({ min: 0, max: 30 * MINUTE }) }) },
  { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 0, max: 12 * HOUR }) }) },
  { weight: 2, arbitrary: fc.record({ ms: fc.integer({ min: HOUR, max: 9 * DAY }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ untilCase: fc.nat(3), past: fc.constantFrom(-1, 0, 1, 30_000, HOUR, 8 * HOUR) }),
  },
);

/** Nothing, so many times as often as something. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const breaks: fc.Arbitrary<Breaks> = fc.record({
  breaksOff: seldom(
    fc.record({ write: fc.nat(5), when: fc.constantFrom("before" as const, "after" as const) }),
    2,
  ),
  behind: seldom(fc.nat(90), 3).map((behind = 0) => behind),
});

const order = fc.array(fc.nat(20), { minLength: 1, maxLength: 12 });
const atOnce = fc.record({ order: seldom(order, 2) });
const delivered = fc.record({
  places: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  keeps: fc.boolean(),
});

/** Commands of people and of the partner; what time brings comes by the broker's own timers. */
const commandNames: readonly CaseCommandName[] = [
  "claim",
  "release",
  "reassign",
  "accept",
  "giveCommitment",
  "accept-with-gaps",
  "fillGap",
  "decline",
  "decide",
  "ask-review",
  "pass-review",
  "return-review",
  "takeOver",
  "handOver",
  "withdraw",
  "acknowledge",
  "reveal",
  "ask-supplement",
  "supply",
  "suspend",
  "resume",
  "ask-extension",
  "approve-extension",
  "refuse-extension",
  "takePayment",
  "payAgain",
  "waive-fee",
  "confirmRefund",
  "give-priority",
  "end-priority",
  "supervise",
  "explain-delay",
  "rate",
  "rectify",
  "appeal-rating",
  "decideAppeal",
];

const given = fc.record({
  of: fc.nat(3),
  suggested: fc.option(fc.nat(20), { freq: 12, nil: undefined }),
  name: fc.constantFrom(...commandNames),
  /** Most often whoever may. */
  staff: seldom(fc.nat(4), 6),
});

const together = <A extends object, B extends object>(
  one: fc.Arbitrary<A>,
  other: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> => fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));

const doing = <const N extends string>(name: N) => fc.record({ do: fc.constant(name) });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: together(
      doing("submit"),
      together(fc.record({ kind: fc.nat(20), routed: fc.constantFrom(true, true, true, false) }), breaks),
    ),
  },
  {
    weight: 30,
    arbitrary: together(
      doing("command"),
      together(fc.record({ again: fc.boolean() }), together(given, breaks)),
    ),
  },
  { weight: 3, arbitrary: together(doing("wait"), fc.record({ wait })) },
  { weight: 9, arbitrary: together(doing("go-on"), fc.record({ wait })) },
  ...(["relay", "tally"] as const).map((name) => ({
    weight: 2,
    arbitrary: together(
      doing(name),
      together(
        fc.record({ shard: fc.nat(1), back: fc.nat(9), size: fc.integer({ min: 1, max: 12 }) }),
        together(breaks, atOnce),
      ),
    ),
  })),
  { weight: 1, arbitrary: together(doing("fold"), together(breaks, atOnce)) },
  ...(["route", "fire"] as const).map((name) => ({
    weight: 3,
    arbitrary: together(doing(name), together(delivered, together(breaks, atOnce))),
  })),
  { weight: 3, arbitrary: together(doing("sweep"), together(breaks, atOnce)) },
  { weight: 3, arbitrary: together(doing("race"), together(given, fc.record({ order }))) },
  {
    weight: 2,
    arbitrary: together(
      doing("load-calendar"),
      together(
        fc.record({
          region: fc.boolean(),
          days: fc.array(fc.integer({ min: -8, max: 30 }), { minLength: 1, maxLength: 4 }),
        }),
        breaks,
      ),
    ),
  },
);

/** A life of some cases: what happens to them and around them, one thing after the other. */
export const lifeOfCases: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: 30,
  maxLength: 90,
  size: "max",
});
