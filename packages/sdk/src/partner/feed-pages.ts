import type { RateLimitItem } from "@tongban/contract";
import { type CallHeaders, type CallResult, expectValue } from "../client/index.ts";
import { wait as waitMs } from "../client/retry.ts";

/** From where a feed is read, and how. */
export type FeedOptions = Pick<CallHeaders, "signal"> & {
  /** The cursor that was kept last; the feed's beginning if not given. */
  readonly after?: string;
  /** Seconds that a poll waits at the broker for something new; 20 if not given. */
  readonly wait?: number;
};

/** What one poll of a feed asks for. */
export type FeedQuery = { readonly after?: string; readonly wait: number };

/** How the polls of a partner's feeds are spread. */
export type Pace = {
  /** Takes what an answer told of the partner's limits. */
  readonly note: (limits: readonly RateLimitItem[]) => void;
  /** ms until the next poll, so that it is not refused. */
  readonly pause: () => number;
};

/** Where so many polls are left none is held back: a feed that has much to read is read at once. */
const AMPLE = 10;

/** Polls of one rate policy, spread once few are left: what is left comes back over the seconds that the broker names. */
export const createPace = (policy: string): Pace => {
  let next = 0;
  return {
    note: (limits) => {
      const own = limits.find((limit) => limit.policy === policy);
      if (own) next = performance.now() + apart(own);
    },
    pause: () => Math.max(0, next - performance.now()),
  };
};

const apart = ({ left, seconds = 0 }: RateLimitItem): number =>
  left >= AMPLE ? 0 : (seconds * 1_000) / Math.max(left, 1);

/** A feed from a cursor on, page after page without end; ends when `signal` is aborted. */
export async function* feedPages<Page extends { readonly cursor: string }>(
  ask: (query: FeedQuery, signal: AbortSignal | undefined) => Promise<CallResult<Page>>,
  pace: Pace,
  { after, wait = 20, signal }: FeedOptions = {},
): AsyncGenerator<Page, void> {
  let cursor = after;
  while (!signal?.aborted) {
    const query = { ...(cursor === undefined ? {} : { after: cursor }), wait };
    const page = await unlessStopped(async () => {
      await waitMs(pace.pause(), signal);
      return ask(query, signal);
    }, signal);
    if (page === undefined) return;
    yield page;
    cursor = page.cursor;
  }
}

const unlessStopped = async <Page>(
  ask: () => Promise<CallResult<Page>>,
  signal: AbortSignal | undefined,
): Promise<Page | undefined> => {
  try {
    return expectValue(await ask());
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
};
