import {
  type Allowed,
  abandon,
  addMs,
  type Calendar,
  type Case,
  type CaseId,
  calendarRegionOf,
  deemAccepted,
  type Instant,
  inviteToRate,
  lapse,
  type Moment,
  type Refusal,
  type Timer,
  terminate,
  timerAllowedAt,
  type Verdict,
  warn,
} from "@tongban/domain";
import { decideAndSave, type Head, loadHead, putOffTimer } from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Queues } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { endingParts } from "../joint/ending-parts.ts";

type Ground = { readonly head: Head; readonly calendar: Calendar };

/** Nothing is due: the case went on, its next timer is later, or a warning waits for business hours. */
type NothingDue = { readonly kind: "nothing-due"; readonly head: Head; readonly putOff: Instant | undefined };

/** The files of its materials are to be erased: that takes longer than this run, and more rights than it has. */
type ErasureDue = { readonly kind: "erasure-due"; readonly head: Head };

/** What the case itself is changed by; files are another's to erase. */
type Act = Exclude<Timer["does"], "erase">;

/** Timers of one case that are done in one run; a clock has four warnings at most, and the sweep comes again. */
const MOST_AT_ONCE = 30;

/** ms after which an erasure that is not on the record is sent again: its message may be lost. */
const ERASURE_AGAIN_MS = 900_000;

/** What each kind of timer does. */
const acts: { readonly [D in Act]: (kase: Case, timer: TimerOf<D>, moment: Moment) => Verdict } = {
  warn: (kase, { clock }, moment) => warn.verdict(kase, "broker", clock, moment),
  lapse: (kase, _timer, moment) => lapse.verdict(kase, "broker", undefined, moment),
  "deem-accepted": (kase, _timer, moment) => deemAccepted.verdict(kase, "broker", undefined, moment),
  abandon: (kase, _timer, moment) => abandon.verdict(kase, "broker", undefined, moment),
  invite: (kase, _timer, moment) => inviteToRate.verdict(kase, "broker", undefined, moment),
  terminate: (kase, _timer, moment) => terminate.verdict(kase, "broker", undefined, moment),
};

type TimerOf<D extends Timer["does"]> = Extract<Timer, { readonly does: D }>;

/**
 * Does all that time has brought to a case, each thing once, however many messages say so: what is due is read from the
 * case itself, and saving it sets the next timer. A warning that comes at night is put off without an event; a refusal
 * is recorded, and a case that does not exist is a fault. Materials whose retention is over are sent to who erases them, again
 * and again until that is on the record. `onInvited` is called once the applicant is invited to rate.
 */
export const fireTimers = async (
  {
    store,
    calendarOf,
    queues,
  }: Pick<Resources, "store" | "calendarOf"> & { readonly queues: Pick<Queues, "eraseMaterials"> },
  caseId: CaseId,
  now: Instant,
  onInvited: (caseId: CaseId) => Promise<void> = async () => undefined,
): Promise<void> => {
  let saved: Head | undefined;
  for (let done = 0; done < MOST_AT_ONCE; done++) {
    const changed = await decideAndSave<Ground, NothingDue | ErasureDue | Refusal>(store, {
      load: async () => {
        const head = saved ?? (await loadHead(store, caseId)) ?? absent();
        saved = undefined;
        return { head, calendar: await calendarOf(calendarRegionOf(head.kase.origin)) };
      },
      decide: ({ head, calendar }) => whatIsDue(head, { now, calendar }),
      along: (ground, { events }) => endingParts({ store, calendarOf }, ground.head.kase, events, now),
      command: { id: "timer", digest: "" },
    });
    if (changed.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
    if (changed.kind === "saved") {
      saved = changed.after.head;
      if (changed.after.events.at(-1)?.type === "RatingInvited") await onInvited(caseId);
      continue;
    }
    if (changed.kind === "refusal") logWarning("timer refused", { caseId, code: changed.code });
    else if (changed.kind === "erasure-due") {
      await putOffTimer(store, changed.head, addMs(now, ERASURE_AGAIN_MS));
      await queues.eraseMaterials(caseId);
    } else if (changed.putOff) await putOffTimer(store, changed.head, changed.putOff);
    else if (done === 0) logInfo("timer moved on", { caseId });
    return;
  }
};

const whatIsDue = (head: Head, moment: Moment): Allowed | NothingDue | ErasureDue | Refusal => {
  const { kase } = head;
  const timer = timerAllowedAt(kase, moment);
  if (timer && timer.at <= moment.now)
    return isErasure(timer) ? { kind: "erasure-due", head } : act(kase, timer, moment);
  const looked = head.looksAt !== undefined && head.looksAt <= moment.now;
  return { kind: "nothing-due", head, putOff: looked ? timer?.at : undefined };
};

const isErasure = (timer: Timer): timer is TimerOf<"erase"> => timer.does === "erase";

const act = (kase: Case, timer: TimerOf<Act>, moment: Moment): Verdict =>
  // Each entry takes its own kind of timer only, and the timer it is found by is one.
  (acts[timer.does] as (kase: Case, timer: TimerOf<Act>, moment: Moment) => Verdict)(kase, timer, moment);

const absent = (): never => {
  throw new Error("a timer of a case that is not in the table");
};
