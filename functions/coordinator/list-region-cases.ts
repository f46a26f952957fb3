import type { coordinatorRoutes } from "@tongban/contract";
import type { Case, Instant, Staff } from "@tongban/domain";
import { listRegionCases, type Place, regionPlace } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Call, Run } from "../edge/call.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";
import { findDue } from "./find-due.ts";

type ListRegionCases = typeof coordinatorRoutes.listRegionCases;
type Query = Call<ListRegionCases, Staff>["query"];
/** Some cases, and what the cursor to the next ones stands for. */
type Found = { readonly cases: readonly Case[]; readonly next: unknown };

/** A filter that matches little looks through so many pages at most; the cursor goes on from there. */
const PAGES = 10;
const PAGE = 100;

/** Lists a region's cases, newest first; the ones due or overdue by due date. */
export const listCasesOfRegion =
  (broker: Broker): Run<ListRegionCases, Staff> =>
  async ({ query, caller, now }) => {
    if (!caller.regions.includes(query.region)) return problem("not-found");
    const scope = `${query.due ?? "all"} cases in ${query.region}`;
    const from = query.cursor === undefined ? undefined : await broker.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const found = await find(broker, query, from, now);
    const names = await namesOfHolders(broker.store, found.cases);
    return answered({
      cases: found.cases.map((kase) => staffCaseRowView(kase, names)),
      cursor: found.next === undefined ? null : await broker.cursors.write(scope, found.next),
    });
  };

/** A cursor is authenticated and bound to its list, so it holds what this list put there. */
const find = ({ store }: Broker, query: Query, from: unknown, now: Instant): Promise<Found> => {
  const { due, region, limit } = query;
  if (!due) return findNewest(store, query, from as Place | undefined);
  const matching = (kase: Case) => matches(query, kase);
  return findDue(store, { region, due, limit, matches: matching, after: from as string | undefined }, now);
};

const findNewest = async (store: Broker["store"], query: Query, from: Place | undefined): Promise<Found> => {
  const cases: Case[] = [];
  let place = from;
  for (let page = 0; page < PAGES; page++) {
    const { heads, next } = await listRegionCases(store, query.region, PAGE, place);
    for (const head of heads) {
      if (!matches(query, head.kase)) continue;
      cases.push(head.kase);
      if (cases.length === query.limit) return { cases, next: regionPlace(head.kase) };
    }
    place = next;
    if (!place) break;
  }
  return { cases, next: place };
};

const matches = ({ status, source, matter, region }: Query, kase: Case): boolean =>
  kase.handling === region &&
  (status === undefined || kase.status === status) &&
  (source === undefined || kase.source === source) &&
  (matter === undefined || kase.matter === matter);
