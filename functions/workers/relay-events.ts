import type { Instant, PartnerId } from "@tongban/domain";
import { appendToFeed, type FeedEntry, type KeptEvent, loadWebhook, type StoreContext } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { isPartnerVisible } from "../views/partner-event.ts";
import { laneOf } from "./endpoint-health.ts";

/**
 * Carries kept events on: submissions to the queue of the handling region, what partners are told of to their
 * feeds and to their endpoints' lanes. It may run twice on the same events: routing refuses the second time, the
 * feed knows its tail, and a webhook keeps its id.
 */
export const relayEvents = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  await Promise.all([sendToRegions(queues, events), tellPartners(store, queues, events, now)]);
};

const sendToRegions = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const submitted = events.flatMap((event) => (event.type === "CaseSubmitted" ? [event] : []));
  const byRegion = Map.groupBy(submitted, ({ handling }) => handling);
  await Promise.all([...byRegion].map(([region, cases]) => queues.routeCases(region, cases)));
};

/** One append to the feed for each partner in the batch, however many of its events are in it. */
const tellPartners = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  const byPartner = Map.groupBy(events.filter(isPartnerVisible), ({ partner }) => partner);
  await Promise.all(
    [...byPartner].map(async ([partner, told]) => {
      const entries = told.map(({ caseId, n }) => ({ caseId, n }));
      await appendToFeed(store, partner, entries);
      await deliver(store, queues, partner, entries, now);
    }),
  );
};

/**
 * Queues deliveries where there is an endpoint that takes them, in the lane of its state. The endpoint is read after
 * the feed was written, so that a replay which begins a new generation meanwhile finds these events in the feed.
 */
const deliver = async (
  store: StoreContext,
  queues: Queues,
  partner: PartnerId,
  entries: readonly FeedEntry[],
  now: Instant,
): Promise<void> => {
  const webhook = await loadWebhook(store, partner);
  if (webhook?.status !== "enabled") return;
  const { generation, health } = webhook;
  await queues.deliver(
    laneOf(health, now),
    entries.map((entry) => ({ partner, ...entry, generation })),
  );
};
