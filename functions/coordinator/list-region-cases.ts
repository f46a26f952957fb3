import type { coordinatorRoutes } from "@tongban/contract";
import { addDays, type Case, type Instant, instantAt, localDateOf, type Staff } from "@tongban/domain";
import { listRegionCases, listWork, type Place, regionPlace } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Call, Run } from "../edge/call.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";
import { worklistsOf } from "./region-work.ts";

type ListRegionCases = typeof coordinatorRoutes.listRegionCases;
type Query = Call<ListRegionCases, Staff>["query"];
type Found = { readonly cases: readonly Case[]; readonly next?: Place };

/** A filter that matches little looks through so many pages at most; the cursor goes on from there. */
const PAGES = 10;
const PAGE = 100;

/** Lists a region's cases, newest first; the ones due or overdue by due date. */
export const listCasesOfRegion =
  (broker: Broker): Run<ListRegionCases, Staff> =>
  async ({ query, caller, now }) => {
    if (!caller.regions.includes(query.region)) return problem("not-found");
    const scope = `cases in ${query.region}`;
    const from = query.cursor === undefined ? undefined : await broker.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const found = query.due
      ? await findDue(broker, query, now)
      : await findNewest(broker, query, from as Place);
    const names = await namesOfHolders(broker.store, found.cases);
    return answered({
      cases: found.cases.map((kase) => staffCaseRowView(kase, names)),
      cursor: found.next ? await broker.cursors.write(scope, found.next) : null,
    });
  };

const findNewest = async ({ store }: Broker, query: Query, from: Place | undefined): Promise<Found> => {
  const cases: Case[] = [];
  let place = from;
  for (let page = 0; page < PAGES; page++) {
    const { heads, next } = await listRegionCases(store, query.region, PAGE, place);
    for (const head of heads) {
      if (!matches(query, head.kase)) continue;
      cases.push(head.kase);
      if (cases.length === query.limit) return { cases, next: regionPlace(head.kase) };
    }
    if (!next) return { cases };
    place = next;
  }
  return place ? { cases, next: place } : { cases };
};

/** Open cases that are overdue, or due today and not overdue yet. */
const findDue = async ({ store }: Broker, query: Query, now: Instant): Promise<Found> => {
  const tomorrow = instantAt(addDays(localDateOf(now), 1), "00:00");
  const [after, before] = query.due === "overdue" ? ["", now] : [now, tomorrow];
  const lists = await worklistsOf(store, query.region);
  const pages = await Promise.all(lists.map((list) => listWork(store, list, PAGE)));
  const cases = pages
    .flatMap(({ heads }) => heads.map(({ kase }) => kase))
    .filter((kase) => kase.due.at >= after && kase.due.at < before && matches(query, kase))
    .sort((a, b) => (a.due.at < b.due.at ? -1 : 1));
  return { cases: cases.slice(0, query.limit) };
};

const matches = ({ status, source, matter, region }: Query, kase: Case): boolean =>
  kase.handling === region &&
  (status === undefined || kase.status === status) &&
  (source === undefined || kase.source === source) &&
  (matter === undefined || kase.matter === matter);
