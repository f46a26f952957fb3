import type { partnerOperations } from "@tongban/contract";
import { refusal } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { eventsOf } from "./feed-events.ts";
import { feedOf } from "./feed-of.ts";
import { waitForPages } from "./wait-for-pages.ts";

/** Reads a partner's feed after a cursor; waits for news where there are none and the caller wants to. */
export const readEvents =
  (resources: Resources): Run<typeof partnerOperations.readEvents, Partner> =>
  async ({ query, caller, now }) => {
    // A department's feed names the cases of others, and so does a handling system's.
    if (caller.oversees || caller.handles) return refusal("wrong-feed", { feed: feedOf(caller) });
    const read = await waitForPages(resources, caller, query, now);
    if (read.kind === "problem") return read;
    return answered({ events: await eventsOf(resources, read.pages), cursor: read.cursor });
  };
