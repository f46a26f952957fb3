import {
  addMs,
  type CaseId,
  calendarRegionOf,
  epochMs,
  type Instant,
  type PartnerId,
  timerAllowedAt,
} from "@tongban/domain";
import { type Head, listPartnerCases, loadHead, type Place } from "@tongban/store";
import { moveClockTo } from "@tongban/store/sandbox";
import type { Queues } from "../../edge/queues.ts";
import type { Resources } from "../../edge/resources.ts";
import { fireTimers } from "../../workers/fire-timers.ts";
import { answerByItself } from "../window/answer-by-itself.ts";

/** What time passes with. */
export type PassingTime = Pick<Resources, "store" | "calendarOf"> & {
  readonly queues: Pick<Queues, "eraseMaterials">;
};

/** What passing time came to. */
export type Passed = { readonly fired: number; readonly finished: boolean };

/** ms that one call may take: the gateway waits 29 s. */
const LONGEST_MS = 18_000;
/** Cases of one page of a partner's list. */
const PAGE = 100;

/**
 * Lets time pass for a partner's cases until its clock is `target` ms ahead of the machine's: the clock goes to each timer
 * in turn, which does what it does, and the window answers. Killed or out of time, it goes on from where the clock is.
 */
export const passTime = async (
  passing: PassingTime,
  partner: PartnerId,
  { from, target, machine }: { readonly from: number; readonly target: number; readonly machine: Instant },
): Promise<Passed> => {
  const { store } = passing;
  const began = performance.now();
  const cases = await casesOf(passing, partner);
  const end = addMs(machine, target);
  let now = addMs(machine, from);
  let fired = 0;
  for (;;) {
    const next = await earliest(passing, cases, now);
    if (!next || next.at > end) break;
    if (performance.now() - began > LONGEST_MS) return { fired, finished: false };
    if (next.at > now) now = next.at;
    await moveClockTo(store, partner, epochMs(now) - epochMs(machine));
    await fireTimers(passing, next.caseId, now);
    await answerByItself(passing, next.caseId);
    const after = await loadHead(store, next.caseId);
    fired += 1;
    // What fires without changing its case waits for others: for the worker that erases files.
    if (after && after.kase.version > (cases.get(next.caseId)?.kase.version ?? 0))
      cases.set(next.caseId, after);
    else cases.delete(next.caseId);
  }
  await moveClockTo(store, partner, target);
  return { fired, finished: true };
};

const casesOf = async ({ store }: PassingTime, partner: PartnerId): Promise<Map<CaseId, Head>> => {
  const found = new Map<CaseId, Head>();
  let from: Place | undefined;
  do {
    const page = await listPartnerCases(store, partner, PAGE, from);
    for (const head of page.heads) found.set(head.kase.origin.id, head);
    from = page.next;
  } while (from);
  return found;
};

type Next = { readonly caseId: CaseId; readonly at: Instant };

const earliest = async (
  { calendarOf }: PassingTime,
  cases: ReadonlyMap<CaseId, Head>,
  now: Instant,
): Promise<Next | undefined> => {
  let next: Next | undefined;
  for (const [caseId, { kase }] of cases) {
    const timer = timerAllowedAt(kase, { now, calendar: await calendarOf(calendarRegionOf(kase.origin)) });
    if (timer && (!next || timer.at < next.at)) next = { caseId, at: timer.at };
  }
  return next;
};
