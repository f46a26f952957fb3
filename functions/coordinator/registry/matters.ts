import type { registryOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { records } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy } from "../given.ts";
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

/** Changes what a matter is called and needs, for every region. */
export const changeMatter =
  ({ store }: Resources): Run<typeof registryOperations.changeMatter, Staff> =>
  (call) => {
    const { why, ...change } = call.body;
    return answerCommand(store, call, {
      kind: "matter",
      id: call.params.matter,
      why,
      decide: (known, seen) =>
        known
          ? {
              kind: "plan",
              changes: [{ ...records(store.tableName).matter(changedBy(known, change)), seen }],
            }
          : problem("not-found"),
    });
  };
