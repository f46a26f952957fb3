import type { registryOperations } from "@tongban/contract";
import { refusal, type Staff } from "@tongban/domain";
import { loadRecord, readRegistered, records } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { HasQueue } from "../../edge/region-queue.ts";
import type { Resources } from "../../edge/resources.ts";
import { answerCommand, ifNew } from "./command.ts";

/** Registers a region with its first coordinator in one transaction; its queue must be there. */
export const registerRegion =
  ({ store }: Resources, hasQueue: HasQueue): Run<typeof registryOperations.registerRegion, Staff> =>
  async (call) => {
    const { why, coordinator, region, name } = call.body;
    if (!(await hasQueue(region))) return refusal("region-without-queue", { region });
    const of = records(store.tableName);
    const named = { kind: "region", id: region } as const;
    return answerCommand(store, call, {
      ...named,
      why,
      decide: ifNew(named, async (seen) => {
        const person = await loadRecord(store, { kind: "staff", id: coordinator.id });
        const before = person?.says ? readRegistered.staff(person.says) : undefined;
        if (before && before.role !== "coordinator")
          return refusal("already-registered", { kind: "staff", id: coordinator.id });
        const after: Staff = before
          ? { ...before, regions: [...before.regions, region] }
          : { ...coordinator, role: "coordinator", regions: [region], windows: [] };
        return {
          kind: "plan",
          changes: [
            { ...of.region({ region, name }), seen },
            { ...of.staff(after), seen: person?.version ?? 0 },
          ],
        };
      }),
    });
  };
