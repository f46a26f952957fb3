import { setTimeout as pause } from "node:timers/promises";
import type { partnerRoutes } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { cursorAfter, eventsOf, feedPages, sequenceOf } from "./feed-events.ts";

const PAGE = 100;
/** Between two looks at the feed while waiting, ms: at first short, then up to the last. */
const PAUSES_MS = [200, 300, 500, 1000];

/** Reads a partner's feed after a cursor; waits for news where there are none and the caller wants to. */
export const readEvents =
  (broker: Broker): Run<typeof partnerRoutes.readEvents, Partner> =>
  async ({ query, caller }) => {
    const after = await sequenceOf(broker, caller.id, query.after);
    if (after === undefined) return problem("unknown-cursor");
    const until = performance.now() + query.wait * 1000;
    let pages = await feedPages(broker, caller.id, after, PAGE);
    for (let look = 0; pages.length === 0 && performance.now() < until; look++) {
      await pause(Math.min(PAUSES_MS[look] ?? 1000, Math.max(1, until - performance.now())));
      pages = await feedPages(broker, caller.id, after, PAGE);
    }
    const cursor = await cursorAfter(broker, caller.id, pages.at(-1)?.sequence ?? after);
    return answered({ events: await eventsOf(broker, pages), cursor });
  };
