import type { RegionCode } from "../../identifiers/region-code.ts";
import type { MatterId } from "../../ids.ts";
import { isAbout, type MatterListRow, mostSpecial, type RowKey } from "../matter-list.ts";
import { compareRows, compareStandards, type Difference } from "./compare-service.ts";
import { type EffectUnit, effectUnits, type GapEffect } from "./gap-field.ts";
import type { LocalLimits } from "./local-standard.ts";

/** What a region gives its own applicants: a row for each matter, and the limits of its own standard. */
export type LocalOffer = {
  readonly version: number;
  readonly rows: ReadonlyMap<MatterId, MatterListRow>;
  readonly limits?: LocalLimits;
};

/** What an agreement gives applicants from elsewhere. */
export type RemoteOffer = {
  readonly parties: readonly RegionCode[];
  readonly rows: readonly MatterListRow[];
  readonly standard: LocalLimits;
};

/** A difference between what a region does for applicants from elsewhere and what it is held against. */
export type GapDifference = Difference & {
  readonly handling: RegionCode;
  /** Its own applicants, or those of another party that does better in the same matter. */
  readonly against: "local" | RegionCode;
};

/** A difference of a row of the list. */
export type RowGap = GapDifference & { readonly row: RowKey };

/** The differences of a matter, and the regions that handle it without saying what their own applicants get. */
export type MatterGap = {
  readonly matter: MatterId;
  readonly title: string;
  readonly differences: readonly RowGap[];
  readonly unsaid: readonly RegionCode[];
};

/** What remote and local applicants get under an agreement, as far as it differs (零差距). */
export type ZeroGap = {
  /** By matter, in the order of the list; every matter that was asked about. */
  readonly matters: readonly MatterGap[];
  /** Limits of the standard, which are the same for each matter. */
  readonly standards: readonly GapDifference[];
};

/** Which regions and matters are compared; absent: all. */
export type GapFilter = { readonly handling?: RegionCode; readonly matter?: MatterId };

/**
 * Holds each row of an agreement against what the handling region gives its own applicants, and the rows of different
 * handling regions for the same matter against the best of them.
 */
export const zeroGap = (
  offer: RemoteOffer,
  locals: ReadonlyMap<RegionCode, LocalOffer>,
  only: GapFilter = {},
): ZeroGap => ({
  matters: countingRows(offer, only).map(({ matter, title, rows }) => {
    const places = [...rows].filter(([handling]) => (only.handling ?? handling) === handling);
    return {
      matter,
      title,
      differences: places.flatMap(([handling, counting]) => [
        ...rowGaps(handling, counting, locals),
        ...againstBest(handling, counting, rows),
      ]),
      unsaid: places.flatMap(([handling]) => (locals.get(handling)?.rows.has(matter) ? [] : [handling])),
    };
  }),
  standards: standardGaps(offer, locals, only),
});

/** Differences from what local applicants get alone. */
export const localGaps = (
  offer: RemoteOffer,
  locals: ReadonlyMap<RegionCode, LocalOffer>,
): { readonly rows: readonly RowGap[]; readonly standards: readonly GapDifference[] } => ({
  rows: countingRows(offer, {}).flatMap(({ rows }) =>
    [...rows].flatMap(([handling, counting]) => rowGaps(handling, counting, locals)),
  ),
  standards: standardGaps(offer, locals, {}),
});

type CountingRows = {
  readonly matter: MatterId;
  readonly title: string;
  /** By handling region, those that handle the matter. */
  readonly rows: ReadonlyMap<RegionCode, readonly MatterListRow[]>;
};

const countingRows = ({ parties, rows }: RemoteOffer, only: GapFilter): readonly CountingRows[] => {
  const byMatter = Map.groupBy(
    rows.filter(({ matter }) => (only.matter ?? matter) === matter),
    ({ matter }) => matter,
  );
  return [...byMatter].map(([matter, some]) => ({
    matter,
    title: some[0]?.title ?? matter,
    rows: new Map(
      parties.flatMap((handling) => {
        const counting = rowsOf(handling, some, parties);
        return counting.length > 0 ? [[handling, counting] as const] : [];
      }),
    ),
  }));
};

const rowGaps = (
  handling: RegionCode,
  rows: readonly MatterListRow[],
  locals: ReadonlyMap<RegionCode, LocalOffer>,
): readonly RowGap[] =>
  rows.flatMap((row) => {
    const local = locals.get(handling)?.rows.get(row.matter);
    return local ? compareRows(row, local).map(of(row, handling, "local")) : [];
  });

const standardGaps = (
  { parties, standard }: RemoteOffer,
  locals: ReadonlyMap<RegionCode, LocalOffer>,
  only: GapFilter,
): readonly GapDifference[] =>
  parties
    .filter((party) => (only.handling ?? party) === party)
    .flatMap((handling) => {
      const limits = locals.get(handling)?.limits;
      const differences = limits ? compareStandards(standard, limits) : [];
      return differences.map((one) => ({ ...one, handling, against: "local" as const }));
    });

const of =
  (row: RowKey, handling: RegionCode, against: "local" | RegionCode) =>
  (difference: Difference): RowGap => ({
    ...difference,
    handling,
    against,
    row: keyOf(row),
  });

const keyOf = ({ matter, handling, sources }: RowKey): RowKey => ({
  matter,
  ...(handling === undefined ? {} : { handling }),
  ...(sources === undefined ? {} : { sources }),
});

/** The rows that count at a region for applicants of some other party, the most general first. */
const rowsOf = (
  handling: RegionCode,
  rows: readonly MatterListRow[],
  parties: readonly RegionCode[],
): readonly MatterListRow[] => {
  const candidates = rows.filter((row) => (row.handling ?? handling) === handling);
  if (candidates.length < 2 && candidates.every(({ sources }) => sources === undefined)) return candidates;
  const counting = new Set(
    parties
      .filter((source) => source !== handling)
      .flatMap((source) => mostSpecial(candidates.filter((row) => isAbout(row, { source, handling }))) ?? []),
  );
  return [...counting].sort((a, b) => Number(a.sources !== undefined) - Number(b.sources !== undefined));
};

/** Where another party does better in a field, the difference from the one that does best. */
const againstBest = (
  handling: RegionCode,
  [row]: readonly MatterListRow[],
  used: ReadonlyMap<RegionCode, readonly MatterListRow[]>,
): readonly RowGap[] => {
  const best = new Map<string, RowGap>();
  if (!row) return [];
  for (const [other, [theirs]] of used) {
    if (other === handling || !theirs || theirs === row) continue;
    for (const difference of compareRows(row, theirs).filter(({ direction }) => direction === "worse")) {
      const known = best.get(difference.field)?.effect?.amount ?? 0;
      if ((difference.effect?.amount ?? 0) > known)
        best.set(difference.field, of(row, handling, other)(difference));
    }
  }
  return [...best.values()];
};

/** How much worse off remote applicants are than local ones, by unit, over the rows of a report; one of each matter and region. */
export const effectsOf = ({ matters, standards }: ZeroGap): readonly GapEffect[] => {
  const sums = new Map<EffectUnit, number>();
  for (const { direction, against, effect } of [
    ...matters.flatMap(({ differences }) => differences),
    ...standards,
  ])
    if (direction === "worse" && against === "local" && effect)
      sums.set(effect.unit, (sums.get(effect.unit) ?? 0) + effect.amount);
  return effectUnits.flatMap((unit) => {
    const amount = sums.get(unit);
    return amount === undefined ? [] : [{ unit, amount }];
  });
};
