import type { partnerOperations } from "@tongban/contract";
import { type DeliveryAttempt, listDeliveries as listKept, type Partner } from "@tongban/store";
import * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

const place = z.strictObject({ from: z.string() });

/** Lists what was tried for a partner's endpoint, newest first. */
export const listDeliveries =
  ({ store, cursors }: Resources): Run<typeof partnerOperations.listDeliveries, Partner> =>
  async ({ query, caller }) => {
    const scope = `deliveries of ${caller.id}`;
    const from =
      query.cursor === undefined
        ? undefined
        : place.safeParse(await cursors.read(scope, query.cursor)).data?.from;
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const { attempts, next } = await listKept(store, caller.id, from);
    return answered({
      deliveries: attempts.map(view),
      cursor: next === undefined ? null : await cursors.write(scope, { from: next }),
    });
  };

const view = ({ duration, nextTryAt, ...attempt }: DeliveryAttempt) => ({
  ...attempt,
  durationMs: duration,
  nextTryAt: nextTryAt ?? null,
});
