import type { LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import { regionOfPart } from "../joint/joint-part.ts";
import { admit, type MissingPart } from "./admit.ts";
import type { AgreementTerms, Coverage, MatterListEntry, Standard } from "./agreement.ts";
import { canWork, chooseWindow, type Desk } from "./choose-window.ts";
import { admissionEntry, isAbout, type MatterListRow, mostSpecial } from "./matter-list.ts";
import { type Pair, pairName, pairsOf } from "./pair.ts";

/** An agreement in some version, as readiness looks at it. */
export type LookedAt = {
  readonly terms: AgreementTerms;
  readonly listVersion: number;
  readonly rows: readonly MatterListRow[];
  readonly standard: Standard;
};

/** Pairs that are not live for the same reasons: a handling region, and sources. */
export type ReadinessGap = {
  readonly handling: RegionCode;
  readonly sources: readonly RegionCode[];
  readonly missing: readonly MissingPart[];
};

/** How far a matter can be handled under an agreement: live pairs of all that its list speaks of, and what the others lack. */
export type MatterReadiness = {
  readonly matter: MatterId;
  readonly title: string;
  readonly live: readonly Pair[];
  readonly gaps: readonly ReadinessGap[];
};

/** Which pairs and matters are looked at; absent: all. */
export type ReadinessFilter = Partial<Pair> & { readonly matter?: MatterId };

/**
 * Tells for each matter of an agreement's list which pairs are live on a day, and what is missing where they are not; by
 * the check that submissions pass. Pairs that lack the same stand together.
 */
export const readinessOf = (
  { terms, listVersion, rows, standard }: LookedAt,
  desks: ReadonlyMap<RegionCode, readonly Desk[]>,
  on: LocalDate,
  only: ReadinessFilter = {},
): readonly MatterReadiness[] => {
  const pairs = pairsOf(terms.parties).filter(
    ({ source, handling }) => (only.source ?? source) === source && (only.handling ?? handling) === handling,
  );
  const byMatter = Map.groupBy(
    rows.filter(({ matter }) => (only.matter ?? matter) === matter),
    ({ matter }) => matter,
  );
  return [...byMatter].map(([matter, some]) => {
    const live: Pair[] = [];
    const gaps = new Map<string, ReadinessGap & { readonly sources: RegionCode[] }>();
    for (const pair of pairs) {
      const coverage = coverageIn({ terms, listVersion, rows: some, standard }, { ...pair, matter });
      if (!coverage.list) continue;
      const chosen = chooseWindow(desks.get(pair.handling) ?? [], { matter, key: "" });
      const answer = admit({ ...pair, matter, on }, [coverage], chosen?.desk);
      const missing =
        answer.kind === "admitted"
          ? missingOfParts(coverage.list.entry, pair, terms.parties, desks)
          : answer.missing;
      if (missing.length === 0) {
        live.push(pair);
        continue;
      }
      const name = `${pair.handling} ${missing.map(({ code, facts }) => [code, facts["jointPart"]].join(" ")).join(" ")}`;
      const gap = gaps.get(name);
      if (gap) gap.sources.push(pair.source);
      else gaps.set(name, { handling: pair.handling, sources: [pair.source], missing });
    }
    return { matter, title: some[0]?.title ?? matter, live, gaps: [...gaps.values()] };
  });
};

/**
 * What a matter that is only handled jointly lacks at the regions of its parts: an open window with a team, of a party; one
 * that the application names may be any other party.
 */
const missingOfParts = (
  { modes, parts = [] }: MatterListEntry,
  { source, handling }: Pair,
  parties: readonly RegionCode[],
  desks: ReadonlyMap<RegionCode, readonly Desk[]>,
): readonly MissingPart[] => {
  if (modes.some((mode) => mode !== "joint")) return [];
  return parts.flatMap(({ id, matter, where }): readonly MissingPart[] => {
    const fixed = regionOfPart({ id, where }, source, {});
    const places = fixed === undefined ? parties.filter((party) => party !== handling) : [fixed];
    const ready = places.some((place) => {
      const chosen = chooseWindow(desks.get(place) ?? [], { matter, key: "" });
      return place !== handling && parties.includes(place) && chosen !== undefined && canWork(chosen.desk);
    });
    const facts = { handling: places.join(", "), matter, jointPart: id };
    return ready ? [] : [{ part: "window", code: "window-missing", facts }];
  });
};

/** What admission would read of a version for a matter between two regions; without a list where it has no row for them. */
export const coverageIn = (
  { terms, listVersion, rows, standard }: LookedAt,
  { matter, ...pair }: Pair & { readonly matter: MatterId },
): Coverage => {
  const row = mostSpecial(rows.filter((one) => one.matter === matter && isAbout(one, pair)));
  return {
    agreement: terms,
    ...(row ? { list: { version: listVersion, entry: admissionEntry(row, undefined) } } : {}),
    standard,
  };
};

/** What a publication would change for a matter: pairs that become live, and pairs that are live no more. */
export type ReadinessChange = {
  readonly matter: MatterId;
  readonly title: string;
  readonly gained: readonly Pair[];
  readonly lost: readonly Pair[];
};

/** What is live after and was not before, and the reverse; matters without a change are left out. */
export const compareReadiness = (
  before: readonly MatterReadiness[],
  after: readonly MatterReadiness[],
): readonly ReadinessChange[] => {
  const was = new Map(before.map((one) => [one.matter, one]));
  const is = new Map(after.map((one) => [one.matter, one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((matter) => {
    const [old, next] = [was.get(matter), is.get(matter)];
    const gained = without(next?.live ?? [], old?.live ?? []);
    const lost = without(old?.live ?? [], next?.live ?? []);
    const title = next?.title ?? old?.title ?? matter;
    return gained.length + lost.length === 0 ? [] : [{ matter, title, gained, lost }];
  });
};

const without = (pairs: readonly Pair[], others: readonly Pair[]): readonly Pair[] => {
  const names = new Set(others.map(pairName));
  return pairs.filter((pair) => !names.has(pairName(pair)));
};
