import type { PartnerEvent } from "@tongban/contract";
import { cursorFile } from "../../consume/cursor-file.ts";
import { type CursorStore, followEvents } from "../../consume/follow-events.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";

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

/** Every event of a partner's feed; the place in it is kept in a file once all of a page was dealt with. */
export async function* readFeed(
  client: Pick<PartnerClient, "events">,
  { state, fromStart, once, signal, onFailure }: FeedReading,
): AsyncGenerator<PartnerEvent, void> {
  const end = new AbortController();
  let some = false;
  const kept = placeIn(state, fromStart);
  const cursor: CursorStore = {
    read: kept.read,
    keep: async (at) => {
      await kept.keep(at);
      if (once && !some) end.abort();
      some = false;
    },
  };
  const events = followEvents(client, {
    cursor,
    wait: once ? 0 : POLL_SECONDS,
    signal: AbortSignal.any([signal, end.signal]),
    onFailure,
  });
  for await (const event of events) {
    some = true;
    yield event;
  }
}

/** What was kept before is not read where the feed is read from its start. */
const placeIn = (state: string, fromStart: boolean): CursorStore => {
  const file = cursorFile(state);
  let started = !fromStart;
  return {
    read: () => (started ? file.read() : undefined),
    keep: (at) => {
      started = true;
      return file.keep(at);
    },
  };
};
