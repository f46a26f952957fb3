import {
  type Refusal,
  type RegionCode,
  refusal,
  type Scope,
  type ScopeKind,
  type Staff,
  serviceModes,
  type WindowId,
} from "@tongban/domain";
import {
  type DirectoryWindow,
  listRegionAgreements,
  listRegionPackages,
  listRegionWindows,
  loadWindows,
} from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";

/** A scope of a breakdown with its name for people. */
export type NamedScope = { readonly scope: Exclude<Scope, { kind: "overall" }>; readonly name: string };

/** What a breakdown is by, and within what. */
export type BreakdownQuery = {
  readonly by: Exclude<ScopeKind, "overall">;
  readonly region?: RegionCode | undefined;
  readonly window?: WindowId | undefined;
};

type Found = { readonly kind: "found"; readonly scopes: readonly NamedScope[] } | Refusal;

type List = (resources: Resources, query: BreakdownQuery, caller: Staff) => Promise<Found>;

const found = (scopes: readonly NamedScope[]): Found => ({ kind: "found", scopes });

const regionsOf =
  (kind: "source" | "handling"): List =>
  async ({ names }) => {
    const { regions } = await names();
    return found([...regions].map(([id, name]) => ({ scope: { kind, id }, name })));
  };

/** What each kind of breakdown lists. */
const lists: { readonly [K in BreakdownQuery["by"]]: List } = {
  agreement: async ({ store }, _query, caller) => {
    const all = await Promise.all(caller.regions.map((region) => listRegionAgreements(store, region)));
    const terms = new Map(all.flat().map((agreement) => [agreement.terms.id, agreement.terms]));
    return found(
      [...terms.values()].map(({ id, title }) => ({ scope: { kind: "agreement", id }, name: title })),
    );
  },
  source: regionsOf("source"),
  handling: regionsOf("handling"),
  window: async (resources, { region }, caller) => {
    const windows = await windowsOf(resources, region === undefined ? caller.regions : [region]);
    if (!windows) return refusal("no-such-scope", { scope: "handling", id: region ?? "" });
    return found(windows.map(({ id, name }) => ({ scope: { kind: "window", id }, name })));
  },
  matter: async ({ names }) => {
    const { matters } = await names();
    return found(
      [...matters.values()].map(({ matter, title }) => ({
        scope: { kind: "matter", id: matter },
        name: title,
      })),
    );
  },
  mode: async () => found(serviceModes.map((id) => ({ scope: { kind: "mode", id }, name: id }))),
  package: async ({ store }, _query, caller) => {
    const all = await Promise.all(caller.regions.map((region) => listRegionPackages(store, region)));
    return found(all.flat().map(({ id, title }) => ({ scope: { kind: "package", id }, name: title })));
  },
  staff: async (resources, { window }, caller) => {
    const [own] = window
      ? await loadWindows(resources.store, [window])
      : ((await windowsOf(resources, caller.regions)) ?? []);
    if (!own || !caller.regions.includes(own.region))
      return refusal("no-such-scope", { scope: "window", id: window ?? "" });
    return found(own.team.map(({ id, name }) => ({ scope: { kind: "staff", id }, name })));
  },
};

/** The scopes that stand side by side in a breakdown; refuses one within something that is not there or not theirs. */
export const scopesBy = (resources: Resources, query: BreakdownQuery, caller: Staff): Promise<Found> =>
  lists[query.by](resources, query, caller);

/** The windows of some regions; nothing where one of them does not exist. */
const windowsOf = async (
  { store, names }: Resources,
  regions: readonly RegionCode[],
): Promise<readonly DirectoryWindow[] | undefined> => {
  const known = (await names()).regions;
  if (!regions.every((region) => known.has(region))) return undefined;
  return (await Promise.all(regions.map((region) => listRegionWindows(store, region)))).flat();
};
