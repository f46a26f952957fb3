import type { CaseId, DueMove, RegionCode } from "@tongban/domain";

/** What computing a case's due instants again came to, or would come to. */
export type Outcome =
  /** They are right already, or no work is owed any more. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "moves"; readonly moves: readonly DueMove[] }
  /** The calendar ends before a due instant. */
  | { readonly kind: "beyond-calendar" }
  /** Other commands were first each time. */
  | { readonly kind: "raced" }
  /** Another AWS region writes the case. */
  | { readonly kind: "elsewhere" };

/** A due instant that moved, and whose. */
export type MovedCase = DueMove & { readonly caseId: CaseId };

/** What became of the open cases of a handling region. */
export type RegionRecomputation = {
  /** Cases by what came of them; of those whose instants stay, but became certain or provisional, `restated`. */
  readonly cases: Readonly<Record<Exclude<Outcome["kind"], "moves"> | "moved" | "restated", number>>;
  /** The moved due instants that are the earliest and the latest now. */
  readonly earliest?: MovedCase;
  readonly latest?: MovedCase;
  /** The first few that moved. */
  readonly sample: readonly MovedCase[];
};

/** What became of all open cases, by handling region. */
export type Recomputation = ReadonlyMap<RegionCode, RegionRecomputation>;

const SAMPLE_CASES = 3;

const nothing: RegionRecomputation = {
  cases: { unchanged: 0, moved: 0, restated: 0, "beyond-calendar": 0, raced: 0, elsewhere: 0 },
  sample: [],
};

/** A region's cases with what came of one more. */
export const noted = (
  before: RegionRecomputation = nothing,
  caseId: CaseId,
  outcome: Outcome,
): RegionRecomputation => {
  if (outcome.kind !== "moves") return { ...before, cases: oneMore(before.cases, outcome.kind) };
  const moved = outcome.moves.filter(({ was, due }) => was !== due).map((move) => ({ ...move, caseId }));
  const [first] = moved;
  if (!first) return { ...before, cases: oneMore(before.cases, "restated") };
  return withExtremes(
    {
      ...before,
      cases: oneMore(before.cases, "moved"),
      sample: before.sample.length < SAMPLE_CASES ? [...before.sample, first] : before.sample,
    },
    moved,
  );
};

type CasesBy = RegionRecomputation["cases"];

const oneMore = (cases: CasesBy, kind: keyof CasesBy): CasesBy => ({ ...cases, [kind]: cases[kind] + 1 });

const withExtremes = (before: RegionRecomputation, moved: readonly MovedCase[]): RegionRecomputation => {
  let { earliest, latest } = before;
  for (const one of moved) {
    if (!earliest || one.due < earliest.due) earliest = one;
    if (!latest || one.due > latest.due) latest = one;
  }
  return { ...before, ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
};

/** How many cases came to something, over all regions. */
export const casesIn = (
  all: Recomputation,
  ...kinds: readonly (keyof RegionRecomputation["cases"])[]
): number => {
  let sum = 0;
  for (const { cases } of all.values()) for (const kind of kinds) sum += cases[kind];
  return sum;
};
