import type { PartnerId } from "@tongban/domain";
import { appendToFeed, type KeptEvent, type StoreContext } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { isPartnerVisible } from "../views/partner-event.ts";

/**
 * Carries kept events on: submissions to the queue of the handling region, what partners are told of to their
 * feeds and to the webhook queue. It may run twice on the same events: routing refuses the second time, the
 * feed knows its tail, and a webhook keeps its id.
 */
export const relayEvents = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
): Promise<void> => {
  await Promise.all([sendToRegions(queues, events), tellPartners(store, queues, events)]);
};

const sendToRegions = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const submitted = events.flatMap((event) => (event.type === "CaseSubmitted" ? [event] : []));
  const byRegion = Map.groupBy(submitted, ({ handling }) => handling);
  await Promise.all([...byRegion].map(([region, cases]) => queues.routeCases(region, cases)));
};

const tellPartners = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
): Promise<void> => {
  const byPartner = Map.groupBy(events.filter(isPartnerVisible), ({ partner }) => partner);
  await Promise.all(
    [...byPartner].map(async ([partner, told]: [PartnerId, KeptEvent[]]) => {
      const entries = told.map(({ caseId, n }) => ({ caseId, n }));
      await appendToFeed(store, partner, entries);
      await queues.deliver(entries.map((entry) => ({ partner, ...entry })));
    }),
  );
};
