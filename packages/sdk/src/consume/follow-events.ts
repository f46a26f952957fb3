import type { PartnerEvent } from "@tongban/contract";
import { Fault, ProblemError } from "../client/index.ts";
import { isPassing, wait } from "../client/retry.ts";
import type { FeedOptions } from "../partner/feed-pages.ts";
import type { FeedPage, PartnerClient } from "../partner/partner-client.ts";

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
  /** ms of the first pause, doubled up to a minute; 1,000 if not given. A broker that asks for a longer one has it. */
  readonly firstPause?: number;
  /**
   * Told, for each page that arrives, by how many ms its oldest event is behind now where that is more than `behindAfter`; and
   * with 0 once what arrives is new again.
   */
  readonly onBehind?: (ms: number) => void;
  /** ms; a minute if not given. */
  readonly behindAfter?: number;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const BEHIND_AFTER_MS = 60_000;

/**
 * Every event of a partner's feed, one after the other, without end. The place is kept once all events of a page were
 * dealt with, so each is seen at least once: after a crash those of one page come again, with the same ids. What
 * passes (a broker that is busy, above a rate limit, or cannot be reached) is waited out, as long as the broker asks
 * (`Retry-After`); polls are spread where few are left (`RateLimit`). Throws a `ProblemError` for any other refusal.
 *
 * @example
 * ```ts
 * for await (const event of followEvents(client, { cursor: cursorFile("feed.json"), signal })) await handle(event);
 * ```
 */
export async function* followEvents(
  client: Pick<PartnerClient, "events">,
  options: FollowOptions,
): AsyncGenerator<PartnerEvent, void> {
  const { cursor, signal, wait: seconds } = options;
  const tellBehind = behindTeller(options);
  while (!signal?.aborted) {
    const after = await cursor.read();
    const polled = { signal, ...(seconds === undefined ? {} : { wait: seconds }) };
    const page = await nextPage(client, { ...polled, ...(after === undefined ? {} : { after }) }, options);
    if (page === undefined) return;
    tellBehind(page);
    yield* page.events;
    await cursor.keep(page.cursor);
  }
}

/** The page after a cursor, however often it has to be asked for; nothing once it is stopped. */
const nextPage = async (
  client: Pick<PartnerClient, "events">,
  asked: FeedOptions,
  { signal, onFailure, firstPause = FIRST_PAUSE_MS }: FollowOptions,
): Promise<FeedPage | undefined> => {
  for (let failures = 0; !signal?.aborted; failures++) {
    try {
      const arrived = await client.events(asked).next();
      return arrived.done ? undefined : arrived.value;
    } catch (failure) {
      if (!passes(failure)) throw failure;
      const bound = Math.min(firstPause * 2 ** failures, LONGEST_PAUSE_MS);
      const pause = Math.max((bound * (1 + Math.random())) / 2, (failure.retryAfter ?? 0) * 1_000);
      onFailure?.(failure, pause);
      await wait(pause, signal).catch(() => {});
    }
  }
  return undefined;
};

const passes = (failure: unknown): failure is ProblemError | Fault =>
  failure instanceof ProblemError
    ? isPassing(failure.problem.status)
    : failure instanceof Fault && failure.kind !== "unreadable";

const behindTeller = ({ onBehind, behindAfter = BEHIND_AFTER_MS }: FollowOptions) => {
  let told = false;
  return ({ events: [oldest] }: FeedPage): void => {
    const ms = oldest === undefined ? 0 : Date.now() - Date.parse(oldest.time);
    const behind = ms > behindAfter;
    if (behind || told) onBehind?.(behind ? ms : 0);
    told = behind;
  };
};
