import type { PartnerEvent } from "@tongban/contract";
import { followEvents } from "../../consume/follow-events.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";
import { eventPlaceIn } from "./event-place.ts";

/** How a feed is read from the command. */
export type FeedReading = {
  /** The file that keeps the place. */
  readonly state: string;
  /** Whether the place that is kept is passed over. */
  readonly fromStart: boolean;
  /** Whether to end when nothing more is there. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  readonly onFailure: (failure: unknown, pause: number) => void;
};

/** seconds that a poll waits at the broker. */
const POLL_SECONDS = 20;

/** Every event of a partner's feed; the place in it is kept in a file once an event was dealt with. */
export async function* readFeed(
  client: Pick<PartnerClient, "events">,
  { state, fromStart, once, signal, onFailure }: FeedReading,
): AsyncGenerator<PartnerEvent, void> {
  const end = new AbortController();
  let some = false;
  const place = eventPlaceIn(state, fromStart);
  const events = followEvents(client, {
    cursor: {
      read: place.read,
      keep: async (cursor) => {
        await place.keep(cursor);
        if (once && !some) end.abort();
        some = false;
      },
    },
    wait: once ? 0 : POLL_SECONDS,
    signal: AbortSignal.any([signal, end.signal]),
    onFailure,
  });
  for await (const event of events) {
    some = true;
    if (place.has(event.id)) continue;
    yield event;
    place.pass(event.id);
  }
}
