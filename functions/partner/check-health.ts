import type { publicOperations } from "@tongban/contract";
import { checkTable, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Says whether the table can be read. */
export const checkHealth =
  ({ store }: Resources): Run<typeof publicOperations.checkHealth, Partner> =>
  async ({ now }) => {
    await checkTable(store);
    return answered({ status: "ok" as const, at: now });
  };
