import {
  type AgreementId,
  type MatterId,
  type PackageId,
  type Refusal,
  type RegionCode,
  refusal,
  type Scope,
  type ScopeKind,
  type Staff,
  type StaffId,
  serviceModes,
  type WindowId,
} from "@tongban/domain";
import { loadAgreement, loadPackage, loadStaff, loadWindows } from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";
import { concerns } from "../agreement-row.ts";

/** A scope with its name for people. */
export type KnownScope = { readonly kind: "known"; readonly scope: Scope; readonly name: string };

type Find = (
  resources: Resources,
  id: string,
  caller: Staff,
) => Promise<Omit<KnownScope, "kind"> | undefined>;

const findRegion =
  (kind: "source" | "handling"): Find =>
  async ({ names }, id) => {
    const name = (await names()).regions.get(id as RegionCode);
    return name === undefined ? undefined : { scope: { kind, id: id as RegionCode }, name };
  };

/** How each kind of scope is found; counts of staff are for the coordinators of their own regions alone. */
const finders: { readonly [K in Exclude<ScopeKind, "overall">]: Find } = {
  agreement: async ({ store }, id, caller) => {
    const found = await loadAgreement(store, id as AgreementId);
    if (!found || !concerns(found.terms, caller)) return undefined;
    return { scope: { kind: "agreement", id: found.terms.id }, name: found.terms.title };
  },
  source: findRegion("source"),
  handling: findRegion("handling"),
  window: async ({ store }, id) => {
    const [found] = await loadWindows(store, [id as WindowId]);
    return found && { scope: { kind: "window", id: found.id }, name: found.name };
  },
  matter: async ({ names }, id) => {
    const found = (await names()).matters.get(id as MatterId);
    return found && { scope: { kind: "matter", id: found.matter }, name: found.title };
  },
  mode: async (_resources, id) => {
    const found = serviceModes.find((mode) => mode === id);
    return found && { scope: { kind: "mode", id: found }, name: found };
  },
  package: async ({ store }, id) => {
    const found = await loadPackage(store, id as PackageId);
    return found && { scope: { kind: "package", id: found.says.id }, name: found.says.title };
  },
  staff: async ({ store }, id, caller) => {
    const [found] = await loadStaff(store, [id as StaffId]);
    if (!found?.regions.some((region) => caller.regions.includes(region))) return undefined;
    return { scope: { kind: "staff", id: found.id }, name: found.name };
  },
};

/** Finds the scope that somebody asks for; refuses one that does not exist, or that is not theirs to see. */
export const knownScope = async (
  resources: Resources,
  { kind, id }: { readonly kind: ScopeKind; readonly id?: string | undefined },
  caller: Staff,
): Promise<KnownScope | Refusal> => {
  if (kind === "overall" && id === undefined)
    return { kind: "known", scope: { kind: "overall" }, name: "overall" };
  const found =
    kind === "overall" || id === undefined ? undefined : await finders[kind](resources, id, caller);
  return found ? { kind: "known", ...found } : refusal("no-such-scope", { scope: kind, id: id ?? "" });
};
