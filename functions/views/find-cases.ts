import { type Case, dueOf, type Instant, isOpen, localDateOf } from "@tongban/domain";
import type { Page, Place } from "@tongban/store";

/** A list of cases in its own order: how a page of it is read, and the place after one of its cases. */
export type CaseList = {
  readonly read: (limit: number, from: Place | undefined) => Promise<Page>;
  readonly placeAfter: (kase: Case) => Place;
};

/** Some cases; `next` is where to go on. */
export type FoundCases = { readonly cases: readonly Case[]; readonly next: Place | undefined };

/** A filter that matches little looks through so many pages at most; `next` goes on from there. */
const MOST_PAGES = 10;
const PAGE = 100;

/** Looks through a list for the first cases that match, a bounded number of pages at a time. */
export const findCases = async (
  { read, placeAfter }: CaseList,
  matches: (kase: Case) => boolean,
  limit: number,
  from: Place | undefined,
): Promise<FoundCases> => {
  const cases: Case[] = [];
  let place = from;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { heads, next } = await read(PAGE, place);
    for (const { kase } of heads) {
      if (!matches(kase)) continue;
      cases.push(kase);
      if (cases.length === limit) return { cases, next: placeAfter(kase) };
    }
    place = next;
    if (!place) break;
  }
  return { cases, next: place };
};

/** As the lists of work by due see it: open, and past its due instant or due later today. */
export const isDue = (kase: Case, due: "today" | "overdue" | undefined, now: Instant): boolean => {
  if (due === undefined) return true;
  if (!isOpen(kase)) return false;
  const { at } = dueOf(kase);
  return due === "overdue" ? at < now : at >= now && localDateOf(at) === localDateOf(now);
};
