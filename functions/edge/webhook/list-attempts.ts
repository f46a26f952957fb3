import type { partnerOperations } from "@tongban/contract";
import { type DeliveryAttempt, listDeliveries, type Subscriber, subscriberName } from "@tongban/store";
import * as z from "zod";
import { type Answer, answered, problem } from "../answer.ts";
import type { Resources } from "../resources.ts";

const place = z.strictObject({ from: z.string() });

type Attempts = z.output<typeof partnerOperations.listDeliveries.returns>;

/** Lists what was tried for a subscriber's endpoint, newest first, from a cursor on. */
export const listAttempts = async (
  { store, cursors }: Pick<Resources, "store" | "cursors">,
  subscriber: Subscriber,
  cursor: string | undefined,
): Promise<Answer<Attempts>> => {
  const scope = `deliveries of ${subscriberName(subscriber)}`;
  const from =
    cursor === undefined ? undefined : place.safeParse(await cursors.read(scope, cursor)).data?.from;
  if (cursor !== undefined && from === undefined) return problem("unknown-cursor");
  const { attempts, next } = await listDeliveries(store, subscriber, from);
  return answered({
    deliveries: attempts.map(attemptView),
    cursor: next === undefined ? null : await cursors.write(scope, { from: next }),
  });
};

/** A try to deliver as its subscriber sees it. */
export const attemptView = ({ duration, nextTryAt, ...attempt }: DeliveryAttempt) => ({
  ...attempt,
  durationMs: duration,
  nextTryAt: nextTryAt ?? null,
});
