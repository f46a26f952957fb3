import { keepFeedPlace, readFeedPlace } from "./feed-place.ts";
import type { CursorStore } from "./follow-events.ts";

/** Keeps the place in a feed in a file of its own; a crash leaves the place before it. */
export const cursorFile = (path: string): CursorStore => ({
  read: () => readFeedPlace(path),
  keep: (cursor) => keepFeedPlace(path, cursor),
});
