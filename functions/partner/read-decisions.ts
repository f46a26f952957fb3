import type { DecisionEvent, oversightOperations } from "@tongban/contract";
import { refusal } from "@tongban/domain";
import {
  type Department,
  type FeedPage,
  isDepartment,
  loadEvents,
  noteReadThrough,
  type Partner,
} from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { decisionEventView } from "../views/decision-event.ts";
import { feedOf } from "./feed-of.ts";
import { waitForPages } from "./wait-for-pages.ts";

/** Reads a department's feed after a cursor, waits as a partner's feed does, and notes that what came before it was read. */
export const readDecisions =
  (resources: Resources): Run<typeof oversightOperations.readDecisions, Partner> =>
  async ({ query, caller, now }) => {
    if (!isDepartment(caller)) return refusal("wrong-feed", { feed: feedOf(caller) });
    const read = await waitForPages(resources, caller, query, now);
    if (read.kind === "problem") return read;
    await noteReadThrough(resources.store, caller.id, { sequence: read.after, at: now });
    return answered({ events: await decisionsIn(resources, caller, read.pages), cursor: read.cursor });
  };

const decisionsIn = async (
  resources: Resources,
  { oversees }: Department,
  pages: readonly FeedPage[],
): Promise<DecisionEvent[]> => {
  const loaded = await loadEvents(
    resources.store,
    pages.flatMap(({ entries }) => entries),
  );
  const told = await Promise.all(loaded.map((one) => decisionEventView(resources, oversees, one)));
  return told.filter((event) => event !== undefined);
};
