import type { partnerOperations } from "@tongban/contract";
import { epochMs, type Instant } from "@tongban/domain";
import {
  beginGeneration,
  continueReplay,
  type FeedPage,
  loadWebhook,
  type Partner,
  type Webhook,
} from "@tongban/store";
import * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Queues } from "../../edge/queues.ts";
import type { Resources } from "../../edge/resources.ts";
import { recoveringFrom } from "../../workers/endpoint-health.ts";
import { feedPages, sequenceOf } from "../feed-events.ts";

/** One replay queues about this many events; the cursor it answers with goes on from there. */
const ENOUGH = 500;

/** A partner may begin one replay in this time, ms. */
const REPLAY_PAUSE_MS = 60_000;

const replayPlace = z.strictObject({ after: z.int().min(0), generation: z.int() });

/**
 * Enables an endpoint again and queues what is in the feed after a cursor once more, in the patient lane. It begins
 * a generation: deliveries that wait from before are dropped when they come up, so that none goes out twice. With the
 * cursor of its answer a replay goes on, once from each place.
 */
export const replayWebhook =
  (resources: Resources, queues: Queues): Run<typeof partnerOperations.replayWebhook, Partner> =>
  async ({ body, caller, now }) => {
    const webhook = await loadWebhook(resources.store, { partner: caller.id });
    if (!webhook) return problem("webhook-unset");
    const from = await placeOf(resources, caller, body.after);
    if (from === undefined) return problem("unknown-cursor");
    const goesOn = from.generation === webhook.generation && webhook.replay?.through === from.after;
    const retryAfter = goesOn ? 0 : secondsUntilReplay(webhook, now);
    if (retryAfter > 0) return problem("replay-too-soon", { retryAfter });
    const current = goesOn ? webhook : nextGeneration(webhook, from.after, now);
    if (!goesOn && !(await beginGeneration(resources.store, { partner: caller.id }, webhook, current)))
      return problem("replay-too-soon", { retryAfter: REPLAY_PAUSE_MS / 1_000 });
    return queueAgain(resources, queues, caller, current, from.after);
  };

/** Where a replay begins: after a cursor of the feed, or where a replay of some generation stopped. */
const placeOf = async (
  resources: Resources,
  { id }: Partner,
  cursor: string | null,
): Promise<{ readonly after: number; readonly generation?: number } | undefined> => {
  if (cursor !== null) {
    const place = replayPlace.safeParse(await resources.cursors.read(scopeOf(id), cursor));
    if (place.success) return place.data;
  }
  const after = await sequenceOf(resources, id, cursor);
  return after === undefined ? undefined : { after };
};

const scopeOf = (partner: Partner["id"]): string => `replay of ${partner}`;

const secondsUntilReplay = ({ replay }: Webhook, now: Instant): number =>
  replay ? Math.ceil((epochMs(replay.at) + REPLAY_PAUSE_MS - epochMs(now)) / 1_000) : 0;

/** The same endpoint enabled anew, its earlier deliveries superseded. */
const nextGeneration = (webhook: Webhook, after: number, now: Instant): Webhook => {
  const { disabledAt: _at, disabledBecause: _why, ...kept } = webhook;
  const { generation, status, health } = webhook;
  const isWell = status === "enabled" && health.kind === "well";
  return {
    ...kept,
    status: "enabled",
    enabledAt: now,
    generation: Math.max(generation + 1, epochMs(now)),
    replay: { at: now, through: after },
    health: isWell ? health : recoveringFrom(now),
  };
};

/**
 * Queues the next part of a replay. The feed is read after the generation began: what is appended before is found
 * here, and what comes after carries the new generation by itself.
 */
const queueAgain = async (
  resources: Resources,
  queues: Queues,
  { id: partner }: Partner,
  webhook: Webhook,
  after: number,
) => {
  const { generation } = webhook;
  const pages = await feedPages(resources, partner, after, ENOUGH);
  const entries = pages.flatMap((page: FeedPage) => page.entries);
  const through = pages.at(-1)?.sequence ?? after;
  if (!(await continueReplay(resources.store, { partner }, webhook, after, through)))
    return problem("replay-too-soon", { retryAfter: REPLAY_PAUSE_MS / 1_000 });
  await queues.deliver(
    "patient",
    entries.map(({ caseId, n }) => ({ partner, caseId, n, generation })),
  );
  const hasMore = entries.length >= ENOUGH;
  const cursor = hasMore
    ? await resources.cursors.write(scopeOf(partner), { after: through, generation })
    : null;
  return answered({ queued: entries.length, cursor });
};
