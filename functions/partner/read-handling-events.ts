import type { handlingOperations } from "@tongban/contract";
import { refusal } from "@tongban/domain";
import { isHandlingSystem, loadEvents, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { handlingEventView } from "../views/handling-event.ts";
import { feedOf } from "./feed-of.ts";
import { waitForPages } from "./wait-for-pages.ts";

/** Reads a handling system's feed after a cursor, and waits as a partner's feed does. */
export const readHandlingEvents =
  (resources: Resources): Run<typeof handlingOperations.readHandlingEvents, Partner> =>
  async ({ query, caller, now }) => {
    if (!isHandlingSystem(caller)) return refusal("wrong-feed", { feed: feedOf(caller) });
    const read = await waitForPages(resources, caller, query, now);
    if (read.kind === "problem") return read;
    const entries = read.pages.flatMap((page) => page.entries);
    const loaded = await loadEvents(resources.store, entries);
    const events = loaded.flatMap((one) => handlingEventView(caller.handles, one) ?? []);
    return answered({ events, cursor: read.cursor });
  };
