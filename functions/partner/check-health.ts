import type { publicRoutes } from "@tongban/contract";
import { checkTable, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";

/** Says whether the table can be read. */
export const checkHealth =
  ({ store }: Broker): Run<typeof publicRoutes.checkHealth, Partner> =>
  async ({ now }) => {
    await checkTable(store);
    return answered({ status: "ok" as const, at: now });
  };
