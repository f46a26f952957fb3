import type { PartnerEvent, WindowEvent } from "@tongban/contract";
import type { Head, KeptEvent, Sealing, Subscriber } from "@tongban/store";
import { partnerEventView } from "./partner-event.ts";
import { windowEventView } from "./window-event.ts";

/** An event as a subscriber's webhook tells of it. */
export const subscriberEventView = async (
  sealing: Sealing,
  subscriber: Subscriber,
  { head, event }: { readonly head: Head; readonly event: KeptEvent },
): Promise<PartnerEvent | WindowEvent> =>
  "partner" in subscriber ? partnerEventView(sealing, head, event) : windowEventView(head, event);
