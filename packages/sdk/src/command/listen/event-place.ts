import { type FeedPlace, keepPlace, readPlace } from "../../consume/feed-place.ts";
import type { CursorStore } from "../../consume/follow-events.ts";

/** A place in a feed that moves with each event, kept in a file. */
export type EventPlace = CursorStore & {
  /** Whether an event of the page that is read was dealt with before. */
  readonly has: (eventId: string) => boolean;
  /** Keeps that an event was dealt with. */
  readonly pass: (eventId: string) => void;
};

/** The place that a file keeps, or the feed's beginning; what was kept before is not read where `fromStart`. */
export const eventPlaceIn = (path: string, fromStart: boolean): EventPlace => {
  let place: FeedPlace = fromStart ? {} : readPlace(path);
  const keep = (next: FeedPlace): void => {
    keepPlace(path, next);
    place = next;
  };
  return {
    read: () => place.cursor,
    keep: (cursor) => keep({ cursor }),
    has: (eventId) => place.done?.includes(eventId) ?? false,
    pass: (eventId) => keep({ ...place, done: [...(place.done ?? []), eventId] }),
  };
};
