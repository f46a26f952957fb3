import { setTimeout as pause } from "node:timers/promises";
import { epochMs, type Instant } from "@tongban/domain";
import { type FeedPage, hasFeedAfter, type Partner, releasePollLease, takePollLease } from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";
import { cursorAfter, feedPages, sequenceOf } from "./feed-events.ts";

const PAGE = 100;

/** So many polls of one partner may wait at once: one reader, and the next one while it is replaced, twice over. */
export const WAITING_POLLS = 4;

/** Between two looks at the feed while waiting, ms: at first short, then up to the last. */
const PAUSES_MS = [250, 500, 1_000, 1_500] as const;
const LONGEST_PAUSE_MS = 2_000;

/** A waiting poll's place is free again so long after it should have ended, ms, should its function die. */
const LEASE_MARGIN_MS = 2_000;

/** Pages of a feed after a sequence, none where nothing came in time, and the cursor that goes on after them. */
export type WaitedPages = {
  readonly kind: "pages";
  readonly after: number;
  readonly pages: readonly FeedPage[];
  readonly cursor: string;
};

type Asked = { readonly after?: string | undefined; readonly wait: number };

/**
 * Reads a feed after a cursor; waits for news where there are none and the caller wants to. A poll more than may wait
 * is answered at once: with what is there, or that it is one too many.
 */
export const waitForPages = async (
  resources: Resources,
  caller: Partner,
  query: Asked,
  now: Instant,
): Promise<WaitedPages | Problem> => {
  const after = await sequenceOf(resources, caller.id, query.after);
  if (after === undefined) return problem("unknown-cursor");
  let pages = await feedPages(resources, caller.id, after, PAGE);
  if (pages.length === 0 && query.wait > 0) {
    const waited = await waitForNews(resources, caller, after, epochMs(now), query.wait * 1_000);
    if (waited.kind === "problem") return waited;
    pages = await feedPages(resources, caller.id, after, PAGE);
  }
  const cursor = await cursorAfter(resources, caller.id, pages.at(-1)?.sequence ?? after);
  return { kind: "pages", after, pages, cursor };
};

type Waited = { readonly kind: "waited" } | Problem;

const waitForNews = async (
  { store }: Resources,
  { id }: Partner,
  after: number,
  now: number,
  wait: number,
): Promise<Waited> => {
  const lease = await takePollLease(store, id, WAITING_POLLS, { now, until: now + wait + LEASE_MARGIN_MS });
  if (lease.kind === "full") {
    const retryAfter = Math.max(1, Math.ceil((lease.freeAt - now) / 1_000));
    return problem("too-many-polls", { most: WAITING_POLLS, retryAfter });
  }
  try {
    await lookUntil(performance.now() + wait, () => hasFeedAfter(store, id, after));
  } finally {
    await releasePollLease(store, lease);
  }
  return { kind: "waited" };
};

/** Looks with growing pauses until something is there or the time (of `performance.now()`) has come. */
const lookUntil = async (until: number, look: () => Promise<boolean>): Promise<void> => {
  for (let n = 0; performance.now() < until; n++) {
    await pause(Math.min(PAUSES_MS[n] ?? LONGEST_PAUSE_MS, Math.max(1, until - performance.now())));
    if (await look()) return;
  }
};
