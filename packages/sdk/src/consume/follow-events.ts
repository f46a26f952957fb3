import type { PartnerEvent } from "@tongban/contract";
import { Fault, ProblemError } from "../client/index.ts";
import { isPassing, wait } from "../client/retry.ts";
import type { PartnerClient } from "../partner/partner-client.ts";

/** Where the place in a feed is kept between two runs; the cursor is the broker's and means nothing else. */
export type CursorStore = {
  /** The cursor that was kept last; nothing before the first time. */
  readonly read: () => string | undefined | Promise<string | undefined>;
  readonly keep: (cursor: string) => void | Promise<void>;
};

/** How a feed is followed. */
export type FollowOptions = {
  readonly cursor: CursorStore;
  /** Ends the iteration without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds that a poll waits at the broker for something new; 20 if not given. */
  readonly wait?: number;
  /** Told of each failure that is waited out, with the ms until the next try. */
  readonly onFailure?: (failure: unknown, pause: number) => void;
  /** ms of the first pause, doubled up to a minute; 1,000 if not given. */
  readonly firstPause?: number;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Every event of a partner's feed, one after the other, without end. The place is kept once all events of a page were
 * dealt with, so each is seen at least once: after a crash those of one page come again, with the same ids. What
 * passes (a broker that is busy or cannot be reached) is waited out; throws a `ProblemError` for any other refusal.
 *
 * @example
 * ```ts
 * for await (const event of followEvents(client, { cursor: cursorFile("feed.json"), signal })) await handle(event);
 * ```
 */
export async function* followEvents(
  client: Pick<PartnerClient, "events">,
  { cursor, signal, onFailure, firstPause = FIRST_PAUSE_MS, ...options }: FollowOptions,
): AsyncGenerator<PartnerEvent, void> {
  let failures = 0;
  while (!signal?.aborted) {
    const after = await cursor.read();
    const pages = client.events({ ...options, signal, ...(after === undefined ? {} : { after }) });
    let arrived: IteratorResult<{ readonly events: readonly PartnerEvent[]; readonly cursor: string }, void>;
    try {
      arrived = await pages.next();
      failures = 0;
    } catch (failure) {
      if (!passes(failure)) throw failure;
      const pause = Math.min(firstPause * 2 ** failures++, LONGEST_PAUSE_MS);
      onFailure?.(failure, pause);
      await wait(pause, signal).catch(() => {});
      continue;
    }
    if (arrived.done) return;
    yield* arrived.value.events;
    await cursor.keep(arrived.value.cursor);
  }
}

const passes = (failure: unknown): boolean =>
  failure instanceof ProblemError
    ? isPassing(failure.problem.status)
    : failure instanceof Fault && failure.kind !== "unreadable";
