import type { registryOperations } from "@tongban/contract";
import { type Refusal, type RegionCode, refusal, type Staff } from "@tongban/domain";
import { loadRecords, type Partner, type RecordPlan, records, type StoreContext } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy } from "../given.ts";
import { answerCommand, ifNew } from "./command.ts";

type Operations = typeof registryOperations;

/** Registers a partner system; it can sign nothing until a key of it is registered. */
export const registerPartner =
  ({ store }: Resources): Run<Operations["registerPartner"], Staff> =>
  (call) => {
    const { why, ...terms } = call.body;
    const name = { kind: "partner", id: call.params.partnerId } as const;
    const partner = { ...terms, id: call.params.partnerId, local: false };
    const decide = ifNew(name, (seen) => planPartner(store, partner, seen));
    return answerCommand(store, call, { ...name, why, decide });
  };

/** Changes a partner's name or regions. */
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
  const unknown = await unregistered(store, partner.regions);
  return unknown.length > 0
    ? refusal("region-not-registered", { regions: unknown })
    : { kind: "plan", changes: [{ ...records(store.tableName).partner(partner), seen }] };
};

const unregistered = async (
  store: StoreContext,
  regions: readonly RegionCode[],
): Promise<readonly RegionCode[]> => {
  const found = await loadRecords(
    store,
    regions.map((region) => ({ kind: "region", id: region })),
  );
  return regions.filter((_, n) => !found[n]?.says);
};
