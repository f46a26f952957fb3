import type { ScopePlace } from "../api/wire.ts";
import { addressOf } from "../coordinator/case-filter.ts";

type Narrowing = Readonly<Record<string, string | undefined>>;

type Ask = {
  readonly scope: ScopePlace;
  /** My regions; only their cases may be looked at. */
  readonly regions: readonly string[];
  /** The region that the scope belongs to, where it is known: a window's. */
  readonly region?: string | undefined;
};

/** How a scope narrows a region's cases; undefined where cases cannot be told apart by it, or are not mine to see. */
const narrowings: {
  readonly [K in ScopePlace["kind"]]: (id: string, ask: Ask) => Narrowing | undefined;
} = {
  overall: (_id, ask) => inRegion(ask),
  handling: (id, { regions }) => {
    if (regions.includes(id)) return { region: id };
    return regions[0] === undefined ? undefined : { region: regions[0], direction: "out", handling: id };
  },
  source: (id, { regions }) => {
    if (regions.includes(id)) return { region: id, direction: "out" };
    return regions[0] === undefined ? undefined : { region: regions[0], source: id };
  },
  window: (window, ask) => narrowed(ask, { window }),
  matter: (matter, ask) => narrowed(ask, { matter }),
  mode: (mode, ask) => narrowed(ask, { mode }),
  agreement: (agreement, ask) => narrowed(ask, { agreement }),
  // Cases are not listed by package.
  package: () => undefined,
  // What a person did is counted, not what they have; cases are not told apart by it.
  staff: () => undefined,
};

const inRegion = ({ regions, region = regions[0] }: Ask): Narrowing | undefined =>
  region === undefined || !regions.includes(region) ? undefined : { region };

const narrowed = (ask: Ask, narrowing: Narrowing): Narrowing | undefined => {
  const base = inRegion(ask);
  return base && { ...base, ...narrowing };
};

/** Where the cases behind a scope's figure are listed, of those that I may see; undefined where there is no such list. */
export const casesBehind = (ask: Ask, figure: Narrowing): string | undefined => {
  const narrowing = narrowings[ask.scope.kind](ask.scope.id ?? "", ask);
  return narrowing && `/cases?${addressOf({ ...narrowing, ...figure })}`;
};
