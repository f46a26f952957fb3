import { assumedGapLimit } from "../agreement/agreement.ts";
import {
  type Clock,
  type ClockEnd,
  type ClockMove,
  type ClockName,
  clockNames,
  clockTable,
  type Deadlines,
  isLive,
  isPast,
  isPaused,
  startOf,
  type WarningTimes,
} from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import {
  type Deadline,
  deadlineOf,
  dueByLedger,
  type Ledger,
  lastSegment,
  type Segment,
  sumOf,
  usedOf,
} from "../clock/ledger.ts";
import type { Limit } from "../clock/limit.ts";
import type { PauseGround } from "../clock/pause-ground.ts";
import { nextBusinessMoment, redFrom, warningTimes } from "../clock/warning-times.ts";
import { assumedPaymentLimit } from "../fee/case-fee.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Case, Origin } from "./case.ts";
import type { CaseEventDetail, CaseEventType } from "./event.ts";
import type { Moment } from "./moment.ts";
import { assumedRectification, isBadRating, standsBad } from "./rating.ts";

/** What an event means for a clock; one for a clock that is not live (but a start) has nothing to do. */
type Intent =
  | {
      readonly do: "start";
      readonly clock: ClockName;
      readonly promised: Limit;
      readonly statutory?: Limit | undefined;
      readonly from?: Instant | undefined;
    }
  | {
      readonly do: "pause";
      readonly clock: ClockName;
      readonly ground: PauseGround;
      /** When the pause is expected to end. */
      readonly until: Instant | Limit;
    }
  | { readonly do: "resume"; readonly clock: ClockName }
  | { readonly do: "extend"; readonly clock: ClockName; readonly by: Limit }
  | { readonly do: "recompute"; readonly clock: ClockName }
  | { readonly do: "stop"; readonly clock: ClockName };

type DetailOf<T extends CaseEventType> = Extract<CaseEventDetail, { readonly type: T }>;

const oneMinute: Limit = { unit: "minutes", amount: 1 };

/** What stays owed when the work on a case is over. */
const owedAfterwards: readonly ClockName[] = ["explanation", "supervision", "rectification"];

/** Ends every clock of the work on a case; an explanation that is owed stays owed. */
const stopWork: readonly Intent[] = clockNames
  .filter((clock) => !owedAfterwards.includes(clock))
  .map((clock) => ({ do: "stop", clock }));

const startRectification = ({ standard }: Origin): Intent => ({
  do: "start",
  clock: "rectification",
  promised: standard.rating?.rectification ?? assumedRectification,
});

/** No bad rating stands any more: nothing is owed for one. */
const stopUnlessBad = ({ ratings }: Case): readonly Intent[] =>
  ratings?.some(standsBad) ? [] : [{ do: "stop", clock: "rectification" }];

const startNotice = ({ standard }: Origin): Intent => ({
  do: "start",
  clock: "notice",
  promised: standard.notice,
});

const startClaim = ({ origin }: Case): Intent => ({
  do: "start",
  clock: "claim",
  promised: origin.standard.claim,
});

const startHandling = ({ limits }: Origin, from?: Instant): Intent => ({
  do: "start",
  clock: "handling",
  ...limits,
  from,
});

const startGap = ({ standard }: Origin): Intent => ({
  do: "start",
  clock: "gap",
  promised: standard.gap ?? assumedGapLimit,
});

const startPayment = ({ standard }: Origin): Intent => ({
  do: "start",
  clock: "payment",
  promised: standard.payment ?? assumedPaymentLimit,
});

/** The clocks of each type of event; an event without an entry does not compile. */
const plan: {
  readonly [T in CaseEventType]: (kase: Case, detail: DetailOf<T>, now: Instant) => readonly Intent[];
} = {
  CaseSubmitted: ({ origin }) => [
    { do: "start", clock: "route", promised: oneMinute },
    startNotice(origin),
    ...(origin.caseType === "instant" ? [startHandling(origin)] : []),
  ],
  // No list of work has a case before it is routed, so a calendar that changed meanwhile is looked up now.
  CaseRouted: (kase) => [
    { do: "stop", clock: "route" },
    startClaim(kase),
    ...(["notice", "handling", "explanation", "supervision"] as const).map(
      (clock): Intent => ({ do: "recompute", clock }),
    ),
  ],
  PartStarted: () => [],
  PartDecided: () => [],
  PartReturned: () => [],
  MembersNotStarted: () => [],
  BundleEnded: () => [],
  CaseClaimed: () => [{ do: "stop", clock: "claim" }],
  CaseReleased: (kase) => [startClaim(kase)],
  ClaimLapsed: (kase) => [startClaim(kase)],
  CaseReassigned: () => [{ do: "stop", clock: "claim" }],
  // What waited on one board waits on the other one as long as it would have.
  CaseTransferred: (kase) =>
    kase.status === "routed" && !isLive(kase.clocks.claim) ? [startClaim(kase)] : [],
  CommitmentGiven: () => [],
  HelperNamed: () => [],
  HelperRevoked: () => [],
  CaseAccepted: ({ origin, clocks }, { deemed, gaps }) => [
    { do: "stop", clock: "notice" },
    ...(clocks.handling ? [] : [startHandling(origin, deemed)]),
    ...(gaps ? [startGap(origin)] : []),
  ],
  GapFilled: (kase) => ("gaps" in kase && kase.gaps?.length === 0 ? [{ do: "stop", clock: "gap" }] : []),
  CaseTerminated: () => stopWork,
  FeeAssessed: ({ origin }) => [startPayment(origin)],
  FeePaid: () => [{ do: "stop", clock: "payment" }],
  FeeOverpaid: () => [],
  FeeWaived: () => [{ do: "stop", clock: "payment" }],
  FeeRefundDue: () => [],
  FeeRefunded: () => [],
  SupplementAsked: ({ origin: { standard } }) => [
    { do: "stop", clock: "notice" },
    { do: "pause", clock: "handling", ground: "supplement", until: standard.supplement },
    { do: "start", clock: "supplement", promised: standard.supplement },
  ],
  SupplementSupplied: (kase) => [
    { do: "stop", clock: "supplement" },
    { do: "resume", clock: "handling" },
    startNotice(kase.origin),
    ...(kase.status === "routed" ? [startClaim(kase)] : []),
  ],
  MaterialQuarantined: () => [],
  MaterialsErased: () => [],
  LicenceChecked: () => [],
  AnswerMissed: () => [],
  CaseAbandoned: () => stopWork,
  CaseSuspended: (_kase, { ground, expectedEnd }) => [
    { do: "pause", clock: "handling", ground, until: expectedEnd },
  ],
  CaseResumed: () => [{ do: "resume", clock: "handling" }],
  ExtensionAsked: () => [],
  ExtensionApproved: (_kase, { by }) => [{ do: "extend", clock: "handling", by }],
  ExtensionRefused: () => [],
  ReviewAsked: () => [],
  ReviewPassed: () => [],
  ReviewReturned: () => [],
  PriorityGiven: () => [],
  PriorityEnded: () => [],
  SupervisionOrdered: (_kase, { within }) => [{ do: "start", clock: "supervision", promised: within }],
  CaseRated: (kase, { grade }) => {
    if (isBadRating(grade)) return isLive(kase.clocks.rectification) ? [] : [startRectification(kase.origin)];
    return stopUnlessBad(kase);
  },
  RatingInvited: () => [],
  // It runs on while an appeal is decided, or who appeals would gain time by it.
  RatingAppealed: () => [],
  RatingAppealDecided: stopUnlessBad,
  RatingRectified: () => [{ do: "stop", clock: "rectification" }],
  ExplanationGiven: () => [
    { do: "stop", clock: "explanation" },
    { do: "stop", clock: "supervision" },
  ],
  WarningGiven: ({ origin: { standard }, clocks }, { clock, rung }) =>
    rung === "red" && asksForExplanation(clock) && !isLive(clocks.explanation)
      ? [startExplanation(standard)]
      : [],
  DueDatesRecomputed: () => clockNames.map((clock) => ({ do: "recompute", clock })),
  CaseDeclined: () => stopWork,
  CaseDecided: ({ origin: { standard }, clocks }, _detail, now) => [
    { do: "stop", clock: "handling" },
    { do: "stop", clock: "gap" },
    { do: "stop", clock: "payment" },
    { do: "start", clock: "delivery", promised: standard.delivery },
    { do: "start", clock: "return", promised: standard.return },
    ...(isLateUnwarned(clocks.handling, now) && !isLive(clocks.explanation)
      ? [startExplanation(standard)]
      : []),
  ],
  CaseWithdrawn: () => stopWork,
  ResultAcknowledged: ({ status }) => (status === "closed" ? stopWork : [{ do: "stop", clock: "return" }]),
  ResultDispatched: () => [],
  DeliveryFailed: () => [],
  ResultDelivered: ({ status }) => (status === "closed" ? stopWork : [{ do: "stop", clock: "delivery" }]),
  OriginalsReturned: () => [],
  // A site visit is not among what does not count (行政许可法 art 45).
  InspectionScheduled: () => [],
  InspectionMissed: () => [],
  InspectionHeld: () => [],
  ParcelSent: () => [],
  ParcelCorrected: () => [],
  ParcelCancelled: () => [],
  ParcelLate: () => [],
  ParcelLost: () => [],
  ParcelReceived: () => [],
  OriginalsSeen: () => [],
  PaperVoided: () => [],
  ApplicantRevealed: () => [],
};

const startExplanation = ({ explanation }: Origin["standard"]): Intent => ({
  do: "start",
  clock: "explanation",
  promised: explanation,
});

/** Warnings wait for opening: what is late and ends before that is told by nobody, and is explained all the same. */
const isLateUnwarned = (clock: Case["clocks"]["handling"], now: Instant): boolean =>
  isLive(clock) && clock.warnings.red !== undefined && isPast(clock.promised, now);

/** The window explains what it was late with itself; a stage that is merely slow, or another's clock, is no reason. */
const asksForExplanation = (clock: ClockName): boolean =>
  clockTable[clock].onWorklist && clockTable[clock].owner === "handling-window";

type Moved = { readonly kind: "moved"; readonly moves: readonly ClockMove[] } | Refusal;

/**
 * What an event does to the clocks of the case that it leads to, with every due instant; `due-date-beyond-calendar`
 * where the calendar does not reach that far.
 */
export const clockMoves = (kase: Case, detail: CaseEventDetail, moment: Moment): Moved => {
  // Each entry takes its own type's details only, and the detail it is found by is one.
  const planned = plan[detail.type] as (
    kase: Case,
    detail: CaseEventDetail,
    now: Instant,
  ) => readonly Intent[];
  const intents = planned(kase, detail, moment.now);
  const moves: ClockMove[] = [];
  for (const intent of intents) {
    const made = moveOf(kase, intent, moment);
    if (made === undefined) continue;
    if ("year" in made) return refusal("due-date-beyond-calendar", { year: made.year });
    moves.push(made);
  }
  return { kind: "moved", moves };
};

/** The calendar ends before the year of a date. */
type Beyond = { readonly year: number };

const moveOf = (kase: Case, intent: Intent, moment: Moment): ClockMove | Beyond | undefined => {
  const { clock: name } = intent;
  if (intent.do === "start") {
    const from = intent.from ?? moment.now;
    const due = deadlinesOf(kase, intent, [{ kind: "running", from }], moment);
    return "year" in due
      ? due
      : { do: "start", clock: name, from, ...due, warnings: warningsOf(kase, name, due, moment, true) };
  }
  const clock = kase.clocks[name];
  return isLive(clock) ? liveMoveOf(kase, intent, clock, moment) : undefined;
};

type LiveIntent = Exclude<Intent, { readonly do: "start" }>;

const liveMoveOf = (
  kase: Case,
  intent: LiveIntent,
  clock: Clock,
  moment: Moment,
): ClockMove | Beyond | undefined => {
  const { clock: name } = intent;
  const { ledger } = clock;
  switch (intent.do) {
    case "stop":
      return stopOf(kase, name, moment);
    case "pause": {
      const expectedEnd = endOfPause(kase, intent.until, moment);
      if (typeof expectedEnd !== "string") return expectedEnd;
      const { ground } = intent;
      const paused = followedBy(ledger, { kind: "paused", from: moment.now, ground, expectedEnd });
      const due = deadlinesOf(kase, limitsOf(clock), paused, moment);
      if ("year" in due) return due;
      const warnings = {
        ...(isPast(clock.promised, moment.now) ? redIn(clock) : {}),
        ...pauseWarning(kase, name, expectedEnd, moment),
      };
      return { do: "pause", clock: name, ground, expectedEnd, ...due, warnings };
    }
    case "resume": {
      const resumed = followedBy(ledger, { kind: "running", from: moment.now });
      const due = deadlinesOf(kase, limitsOf(clock), resumed, moment);
      return "year" in due
        ? due
        : {
            do: "resume",
            clock: name,
            ...due,
            warnings: warningsOf(kase, name, due, moment, isUntold(clock)),
          };
    }
    case "extend": {
      const limits = limitsOf(clock);
      const promised = sumOf(limits.promised, intent.by) ?? limits.promised;
      const statutory = limits.statutory && (sumOf(limits.statutory, intent.by) ?? limits.statutory);
      return reckoned(kase, name, { promised, statutory }, moment);
    }
    case "recompute":
      return reckoned(kase, name, limitsOf(clock), moment);
  }
};

/** The move to the due instants that some limits have now; nothing where they are what they were. */
const reckoned = (
  kase: Case,
  name: ClockName,
  limits: Limits,
  moment: Moment,
): ClockMove | Beyond | undefined => {
  const clock = kase.clocks[name];
  if (!isLive(clock)) return undefined;
  const due = deadlinesOf(kase, limits, clock.ledger, moment);
  if ("year" in due) return due;
  if (sameDeadline(due.promised, clock.promised) && sameDeadline(due.statutory, clock.statutory))
    return undefined;
  const warnings = isPaused(clock)
    ? warningsInPause(kase, clock, due, moment)
    : warningsOf(kase, name, due, moment, isUntold(clock));
  const was = {
    promised: clock.promised.at,
    ...(clock.statutory ? { statutory: clock.statutory.at } : {}),
  };
  return { do: "move", clock: name, ...due, warnings, was };
};

const sameDeadline = (one: Deadline | undefined, other: Deadline | undefined): boolean =>
  one?.at === other?.at && one?.provisional === other?.provisional;

type Limits = { readonly promised: Limit; readonly statutory?: Limit | undefined };

const limitsOf = ({ promised, statutory }: Deadlines): Limits => ({
  promised: promised.limit,
  statutory: statutory?.limit,
});

/** A ledger whose last stretch ends where another one begins. */
const followedBy = (ledger: Ledger, next: Segment): Ledger => {
  const last = { ...lastSegment(ledger), to: next.from };
  const [first = last, ...rest] = [...ledger.slice(0, -1), last, next];
  return [first, ...rest];
};

const baseOf = ({ origin }: Case, { calendar }: Moment) => ({ calendar, hours: origin.standard.hours });

const deadlinesOf = (
  kase: Case,
  { promised, statutory }: Limits,
  ledger: Ledger,
  moment: Moment,
): Deadlines | Beyond => {
  const base = baseOf(kase, moment);
  const byPromise = dueByLedger(base, promised, ledger);
  if (!byPromise.ok) return byPromise;
  if (!statutory) return { promised: byPromise.value };
  const byLaw = dueByLedger(base, statutory, ledger);
  return byLaw.ok ? { promised: byPromise.value, statutory: byLaw.value } : byLaw;
};

const warningsOf = (
  kase: Case,
  name: ClockName,
  { promised }: Deadlines,
  moment: Moment,
  untold: boolean,
): WarningTimes =>
  warningTimes(
    baseOf(kase, moment),
    kase.origin.standard.warnings,
    promised,
    clockTable[name].rungs,
    moment.now,
    untold,
  );

/** Whether nobody was told yet that a clock is late: its red warning is still to come. */
const isUntold = ({ warnings }: Clock): boolean => warnings.red !== undefined;

const redIn = ({ warnings: { red } }: Pick<Clock, "warnings">): WarningTimes => (red ? { red } : {});

/** A pause mends nothing that was late when it began, so red is still to be given then, or is once that turns out. */
const warningsInPause = (kase: Case, clock: Clock, { promised }: Deadlines, moment: Moment): WarningTimes => {
  const { red, ...pause } = clock.warnings;
  const { from } = lastSegment(clock.ledger);
  if (!isPast(promised, from)) return pause;
  if (isPast(clock.promised, from)) return clock.warnings;
  return { red: redFrom(baseOf(kase, moment), kase.origin.standard.warnings, moment.now), ...pause };
};

const pauseWarning = (kase: Case, name: ClockName, expectedEnd: Instant, moment: Moment): WarningTimes => {
  if (!clockTable[name].rungs.includes("pause")) return {};
  const { officeHours } = kase.origin.standard.warnings;
  return { pause: officeHours ? nextBusinessMoment(baseOf(kase, moment), expectedEnd) : expectedEnd };
};

const endOfPause = (kase: Case, until: Instant | Limit, moment: Moment): Instant | Beyond => {
  if (typeof until === "string") return until;
  const found = deadlineOf(baseOf(kase, moment), until, [], moment.now);
  return found.ok ? found.value.at : found;
};

const stopOf = (kase: Case, name: ClockName, moment: Moment): ClockMove | Beyond | undefined => {
  const clock = kase.clocks[name];
  if (!isLive(clock)) return undefined;
  const base = baseOf(kase, moment);
  const { promised, statutory, ledger } = clock;
  const used = usedOf(base, promised.limit.unit, ledger, moment.now);
  if (!used.ok) return used;
  const last = lastSegment(ledger);
  const ranUntil = last.kind === "paused" ? last.from : moment.now;
  const end: ClockEnd = { used: used.value, late: isPast(promised, ranUntil) };
  if (!statutory) return { do: "stop", clock: name, ...end };
  const usedStatutory = usedOf(base, statutory.limit.unit, ledger, moment.now);
  if (!usedStatutory.ok) return usedStatutory;
  const lateStatutory = isPast(statutory, ranUntil);
  return { do: "stop", clock: name, ...end, usedStatutory: usedStatutory.value, lateStatutory };
};

/** Since when a case counts as received: from its last complete receipt, that of the supplement if there was one. */
export const receivedAt = ({ origin, clocks }: Case): Instant =>
  clocks.notice ? startOf(clocks.notice) : origin.submittedAt;
