import type { registryOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { records } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { answerCommand, ifNew } from "./command.ts";

/** Registers a matter, which belongs to every region. */
export const registerMatter =
  ({ store }: Resources): Run<typeof registryOperations.registerMatter, Staff> =>
  (call) => {
    const { why, ...matter } = call.body;
    const name = { kind: "matter", id: matter.matter } as const;
    const decide = ifNew(name, (seen) => ({
      kind: "plan",
      changes: [{ ...records(store.tableName).matter(matter), seen }],
    }));
    return answerCommand(store, call, { ...name, why, decide });
  };
