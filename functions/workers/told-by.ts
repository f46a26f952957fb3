import type { PartnerId } from "@tongban/domain";
import { loadEvents, loadPartner, type Subscriber } from "@tongban/store";
import type { WebhookMessage } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { decisionEventView } from "../views/decision-event.ts";
import { handlingEventView } from "../views/handling-event.ts";
import { partnerEventView } from "../views/partner-event.ts";
import { unstaffedEventView, windowEventView } from "../views/window-event.ts";

/** What a message tells its subscriber, and the event of a case where it is one of its own. */
export const toldBy = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  subscriber: Subscriber,
  message: WebhookMessage,
) => {
  if (!("caseId" in message)) return { event: unstaffedEventView(message), ofCase: undefined };
  const [loaded] = await loadEvents(store, [message]);
  if (!loaded) throw new Error("a delivery of an event that is not in the table");
  if ("partner" in subscriber) return toldPartner({ store, sealing }, subscriber.partner, loaded);
  return { event: windowEventView(loaded.head, loaded.event), ofCase: loaded.event };
};

/** What an event of a case tells a partner; no event where it is none of its business. */
export const toldPartner = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  partner: PartnerId,
  loaded: Awaited<ReturnType<typeof loadEvents>>[number],
) => {
  const { head, event } = loaded;
  if (partner === event.partner)
    return { event: await partnerEventView(sealing, head, event), ofCase: event };
  // Of somebody else's case only an overseeing department is told, and it has nothing to acknowledge.
  // So is the system that handles it.
  const told = await loadPartner(store, partner);
  if (told?.handles) return { event: handlingEventView(told.handles, loaded), ofCase: undefined };
  const decision = told?.oversees && (await decisionEventView({ store, sealing }, told.oversees, loaded));
  return { event: decision, ofCase: undefined };
};
