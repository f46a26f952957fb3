import { scopeKinds } from "@tongban/domain";
import type { BreakdownKind, ScopePlace } from "../api/wire.ts";
import { addressOf } from "../coordinator/case-filter.ts";

/** What the address asks for: a scope, how it is broken down, and which region or window leads back up. */
export type Place = {
  readonly scope: ScopePlace;
  readonly by: BreakdownKind | undefined;
  readonly region: string | undefined;
  readonly window: string | undefined;
};

/** What each scope is broken down by, the first where nobody chose: a region by its windows, a window by its team. */
const breakdowns: { readonly [K in ScopePlace["kind"]]?: readonly BreakdownKind[] } = {
  overall: ["handling", "source", "matter", "mode", "package", "agreement"],
  handling: ["window"],
  window: ["staff"],
};

/** The ways to break a scope down; none where nothing finer is counted within it. */
export const breakdownsOf = ({ kind }: ScopePlace): readonly BreakdownKind[] => breakdowns[kind] ?? [];

/** Reads the place from the address; where that names none, it is what my region handles. */
export const placeOf = (address: URLSearchParams, myRegion: string | undefined): Place => {
  const scope = scopeOf(address, myRegion);
  const ways = breakdownsOf(scope);
  return {
    scope,
    by: ways.find((one) => one === address.get("by")) ?? ways[0],
    region: scope.kind === "handling" ? scope.id : (address.get("region") ?? undefined),
    window: scope.kind === "window" ? scope.id : (address.get("window") ?? undefined),
  };
};

const scopeOf = (address: URLSearchParams, myRegion: string | undefined): ScopePlace => {
  const kind = scopeKinds.find((one) => one === address.get("kind"));
  const id = address.get("id");
  if (kind !== undefined && kind !== "overall" && id !== null) return { kind, id };
  return kind === "overall" || myRegion === undefined
    ? { kind: "overall" }
    : { kind: "handling", id: myRegion };
};

/** The page of a scope in a period, which remembers what lies above it. */
export const scopeAddress = (
  scope: ScopePlace,
  period: string,
  above: Pick<Place, "region" | "window">,
): string =>
  `/service-level?${addressOf({
    period,
    kind: scope.kind,
    id: scope.id,
    ...(scope.kind === "window" || scope.kind === "staff" ? { region: above.region } : {}),
    ...(scope.kind === "staff" ? { window: above.window } : {}),
  })}`;
