import { hash } from "node:crypto";
import type { Operation } from "@tongban/contract";
import { epochMs, type Instant, type Scope, type Staff } from "@tongban/domain";
import { loadFoldMark, loadVersions } from "@tongban/store";
import { unchanged } from "./answer.ts";
import type { Call, Run } from "./call.ts";
import type { Resources } from "./resources.ts";

/**
 * What an answer is made from: it is the same while no event of these scopes was counted, for so many ms at most. One
 * that is made from counters changes with the fold as well, which comes later than the versions of the scopes.
 */
export type Watched = {
  readonly scopes: readonly Scope[];
  readonly lifeMs: number;
  readonly fromCounters?: true;
};

/** Lists are read anew so often whatever their scopes say: an index may lag, a name or a team may change. */
export const LIST_LIFE_MS = 300_000;

/** What is due changes with the hour, without any event. */
export const DUE_LIFE_MS = 60_000;

/** With more scopes than this, asking for their versions costs more than the list. */
const MOST_SCOPES = 4;

/**
 * Answers 304 before anything is read where the caller's copy is still right, as the tally's version of each scope
 * says: half a read unit instead of a list. The tally is some seconds behind the events, so a copy may be too; who has
 * just changed something asks without `If-None-Match`. Unwatched calls (undefined) run as they are.
 */
export const unlessUnchanged =
  <R extends Operation>(
    { store }: Pick<Resources, "store">,
    { name }: R,
    watch: (call: Call<R, Staff>) => Watched | undefined,
    run: Run<R, Staff>,
  ): Run<R, Staff> =>
  async (call) => {
    const watched = watch(call);
    if (!watched || watched.scopes.length > MOST_SCOPES) return run(call);
    const [versions, folded] = await Promise.all([
      loadVersions(store, watched.scopes),
      watched.fromCounters ? loadFoldMark(store) : undefined,
    ]);
    const { caller, query, now } = call;
    const tag = tagOf([
      name,
      query,
      caller,
      watched.scopes,
      versions,
      folded,
      periodOf(caller, now, watched.lifeMs),
    ]);
    if (call.has(tag)) return unchanged(tag);
    const answer = await run(call);
    return answer.kind === "answered" ? { ...answer, tag } : answer;
  };

/** Which period an instant lies in; each person's begin at another moment, so that desks do not all ask at once. */
const periodOf = ({ id }: Staff, now: Instant, lifeMs: number): number => {
  const shift = Number.parseInt(hash("sha256", id, "hex").slice(0, 8), 16) % lifeMs;
  return Math.floor((epochMs(now) + shift) / lifeMs);
};

/** The tag of an answer that is the same while all of some parts are. */
export const tagOf = (parts: readonly unknown[]): string =>
  hash("sha256", JSON.stringify(parts), "base64url").slice(0, 22);
