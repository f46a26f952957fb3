import type { Case, DueSpan, RegionCode } from "@tongban/domain";
import {
  afterWork,
  type DueRange,
  listWork,
  type Place,
  type StoreContext,
  type Worklist,
} from "@tongban/store";
import { worklistsOf } from "./region-work.ts";

/** Which open cases of a region to find, by when they are due. */
export type DueQuery = {
  readonly region: RegionCode;
  readonly due: DueSpan;
  readonly limit: number;
  readonly matches: (kase: Case) => boolean;
  /** Where a former page ended. */
  readonly after?: string | undefined;
};

/** Some due cases; `next` is where to go on. */
export type DueCases = { readonly cases: readonly Case[]; readonly next: string | undefined };

/** So many times the limit of each list is looked through; where little matches, `next` goes on from there. */
const MOST_PAGES = 10;

/** Finds a region's due cases by due instant, merged from the lists of its windows and its people. */
export const findDue = async (store: StoreContext, query: DueQuery): Promise<DueCases> => {
  const range = rangeOf(query);
  const lists = await worklistsOf(store, query.region);
  const looks = await Promise.all(lists.map((list) => lookThrough(store, list, range, query)));
  // What lies beyond the end of a list that was not read to its end may still be missing from that list.
  const [end] = looks.flatMap(({ readTo }) => readTo ?? []).sort();
  const complete = looks
    .flatMap(({ cases }) => cases)
    .filter((kase) => end === undefined || afterWork(kase) <= end)
    .sort((a, b) => (afterWork(a) < afterWork(b) ? -1 : 1));
  const cases = complete.slice(0, query.limit);
  const last = cases.at(-1);
  return { cases, next: last && cases.length < complete.length ? afterWork(last) : end };
};

const rangeOf = ({ due: { from, until }, after }: DueQuery): DueRange => ({
  from: after !== undefined && after > from ? after : from,
  until,
});

type Look = { readonly cases: readonly Case[]; readonly readTo: string | undefined };

const lookThrough = async (
  store: StoreContext,
  list: Worklist,
  range: DueRange,
  { matches, limit }: DueQuery,
): Promise<Look> => {
  const cases: Case[] = [];
  let from: Place | undefined;
  let readTo: string | undefined;
  for (let page = 0; page < MOST_PAGES && cases.length < limit; page++) {
    const { heads, next } = await listWork(store, list, limit, from, range);
    cases.push(...heads.map(({ kase }) => kase).filter(matches));
    const last = heads.at(-1);
    if (!next || !last) return { cases, readTo: undefined };
    from = next;
    readTo = afterWork(last.kase);
  }
  return { cases, readTo };
};
