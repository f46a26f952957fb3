import type { registryOperations } from "@tongban/contract";
import { refusal, type Staff } from "@tongban/domain";
import { records } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { commandRecord } from "./command.ts";
import { answerRecord } from "./record-view.ts";

/** Registers a matter, which belongs to every region. */
export const registerMatter =
  ({ store }: Resources): Run<typeof registryOperations.registerMatter, Staff> =>
  async (call) => {
    const { why, ...matter } = call.body;
    const id = matter.matter;
    const done = await commandRecord(store, call, {
      kind: "matter",
      id,
      why,
      decide: (known, seen) =>
        known
          ? refusal("already-registered", { kind: "matter", id })
          : { kind: "plan", changes: [{ ...records(store.tableName).matter(matter), seen }] },
    });
    return done.kind === "done" ? answerRecord("matter", id, done.record) : done;
  };
