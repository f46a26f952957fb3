import type { registryOperations } from "@tongban/contract";
import { type HandlingTerms, type Refusal, refusal, type Staff } from "@tongban/domain";
import {
  loadRecords,
  loadWindows,
  type Partner,
  type RecordPlan,
  records,
  type StoreContext,
} from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy } from "../given.ts";
import { answerCommand, ifNew } from "./command.ts";

type Operations = typeof registryOperations;

/** Registers a partner system, an overseeing department or a handling system; it can sign nothing until a key of it is registered. */
export const registerPartner =
  ({ store }: Resources): Run<Operations["registerPartner"], Staff> =>
  (call) => {
    const { why, ...terms } = call.body;
    const name = { kind: "partner", id: call.params.partnerId } as const;
    const partner = { ...terms, id: call.params.partnerId, local: false };
    const decide = ifNew(name, (seen) => planPartner(store, partner, seen));
    return answerCommand(store, call, { ...name, why, decide });
  };

/** Changes a partner's name or regions, what a department follows, or where a handling system works. */
export const changePartner =
  ({ store }: Resources): Run<Operations["changePartner"], Staff> =>
  (call) => {
    const { why, ...change } = call.body;
    return answerCommand(store, call, {
      kind: "partner",
      id: call.params.partnerId,
      why,
      decide: (known, seen) =>
        known ? planPartner(store, changedBy(known, change), seen) : problem("not-found"),
    });
  };

const planPartner = async (
  store: StoreContext,
  partner: Partner,
  seen: number,
): Promise<RecordPlan | Refusal> => {
  const { regions, oversees, handles } = partner;
  const roles = [regions.length > 0, oversees !== undefined, handles !== undefined];
  if (roles.filter(Boolean).length !== 1) return refusal("department-or-partner");
  const other = oversees ?? handles;
  const unknown = await unregistered(store, "region", other ? [other.region] : regions);
  if (unknown.length > 0) return refusal("region-not-registered", { regions: unknown });
  const strange = await unregistered(store, "matter", oversees?.matters ?? []);
  if (strange.length > 0) return refusal("matter-not-registered", { matters: strange });
  const strangeWindow = handles && (await windowElsewhere(store, handles));
  if (strangeWindow) return strangeWindow;
  return { kind: "plan", changes: [{ ...records(store.tableName).partner(partner), seen }] };
};

/** That a window of a handling system is not there, or is another region's. */
const windowElsewhere = async (
  store: StoreContext,
  { region, windows = [] }: HandlingTerms,
): Promise<Refusal | undefined> => {
  const own = (await loadWindows(store, windows)).filter((window) => window.region === region);
  const window = windows.find((id) => !own.some((one) => one.id === id));
  return window && refusal("window-not-in-regions", { window, regions: [region] });
};

const unregistered = async (
  store: StoreContext,
  kind: "region" | "matter",
  ids: readonly string[],
): Promise<readonly string[]> => {
  const found = await loadRecords(
    store,
    ids.map((id) => ({ kind, id })),
  );
  return ids.filter((_, n) => !found[n]?.says);
};
