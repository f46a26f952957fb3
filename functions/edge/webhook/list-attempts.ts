import type { partnerOperations } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import {
  type DeliveryAttempt,
  listDeliveries,
  loadWebhook,
  type Subscriber,
  subscriberName,
  type Webhook,
} from "@tongban/store";
import * as z from "zod";
import { answerOf } from "../../workers/post-event.ts";
import { type Answer, answered, problem } from "../answer.ts";
import type { Resources } from "../resources.ts";
import { type TryState, tryStateOf } from "./delivery-state.ts";

const place = z.strictObject({ from: z.string() });

type Attempts = z.output<typeof partnerOperations.listDeliveries.returns>;

/** Which tries are asked for. */
type Wanted = {
  readonly cursor?: string | undefined;
  readonly state?: TryState | undefined;
  readonly event?: string | undefined;
};

/** Lists what was tried for a subscriber's endpoint, newest first, from a cursor on. */
export const listAttempts = async (
  resources: Pick<Resources, "store" | "cursors" | "sealing">,
  subscriber: Subscriber,
  { cursor, state, event }: Wanted,
  now: Instant,
): Promise<Answer<Attempts>> => {
  const { store, cursors } = resources;
  const scope = `deliveries of ${subscriberName(subscriber)}`;
  const from =
    cursor === undefined ? undefined : place.safeParse(await cursors.read(scope, cursor)).data?.from;
  if (cursor !== undefined && from === undefined) return problem("unknown-cursor");
  const [{ attempts, next }, webhook] = await Promise.all([
    listDeliveries(store, subscriber, from),
    loadWebhook(store, subscriber),
  ]);
  const wanted = attempts.filter(
    (attempt) =>
      (event === undefined || attempt.eventId === event) &&
      (state === undefined || tryStateOf(attempt, webhook, now) === state),
  );
  return answered({
    deliveries: await Promise.all(
      wanted.map((attempt) => attemptView(resources, { subscriber, webhook }, attempt, now)),
    ),
    cursor: next === undefined ? null : await cursors.write(scope, { from: next }),
  });
};

/** Whose endpoint was tried, as it is now. */
type Of = { readonly subscriber: Subscriber; readonly webhook: Webhook | undefined };

/** A try to deliver as its subscriber sees it. */
export const attemptView = async (
  { sealing }: Pick<Resources, "sealing">,
  { subscriber, webhook }: Of,
  attempt: DeliveryAttempt,
  now: Instant,
) => {
  const { duration, nextTryAt, answer, ...shown } = attempt;
  return {
    ...shown,
    state: tryStateOf(attempt, webhook, now),
    answer: answer ? await sealing.open(...answerOf(subscriber), answer) : null,
    durationMs: duration,
    nextTryAt: nextTryAt ?? null,
  };
};
