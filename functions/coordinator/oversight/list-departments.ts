import { type oversightOperations, UNREAD_DECISIONS } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import {
  type Department,
  listDepartments as departmentsOf,
  loadEvents,
  loadReadThrough,
  loadWebhook,
  readFeed,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Lists the departments that follow a region's decisions, how far each has read, and since when the rest waits. */
export const listDepartments =
  ({ store }: Pick<Resources, "store">): Run<typeof oversightOperations.listDepartments, Staff> =>
  async ({ caller, query: { region } }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const departments = await departmentsOf(store, region);
    return answered({ departments: await Promise.all(departments.map((one) => viewOf(store, one))) });
  };

const viewOf = async (store: StoreContext, { id, name, oversees }: Department) => {
  const [read, webhook] = await Promise.all([
    loadReadThrough(store, id),
    loadWebhook(store, { partner: id }),
  ]);
  const pages = await readFeed(store, id, read?.sequence ?? 0, UNREAD_DECISIONS);
  const unread = pages.flatMap(({ entries }) => entries);
  const [oldest] = await loadEvents(store, unread.slice(0, 1));
  return {
    id,
    name,
    matters: oversees.matters ? [...oversees.matters] : null,
    applicants: oversees.applicants,
    readAt: read?.at ?? null,
    unread: Math.min(unread.length, UNREAD_DECISIONS),
    oldestUnread: oldest?.event.at ?? null,
    webhook: webhook?.status ?? null,
  };
};
