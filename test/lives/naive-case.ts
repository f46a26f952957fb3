import { type Case, type CaseEventType, epochMs, type Limit, type Origin } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import { expectEnds, expectInTime, expectSame, expectWarning } from "./compared.ts";
import { every, type NaiveClocks, type NaiveRun, naiveClocks, work, written } from "./naive-clocks.ts";
import { type WallCalendar, worksAt } from "./naive-days.ts";

/** The case that an oracle reckons beside the broker: told what happened and by which calendar, never what followed. */
export type NaiveCase = {
  readonly origin: Origin;
  readonly runs: readonly NaiveRun[];
  /** Takes in an event that was kept, and compares all that the broker says of clocks and warnings. */
  readonly take: (event: KeptEvent, after: Case, calendar: WallCalendar) => void;
  /** What time alone should have brought by a moment, and has not: warnings (in hours that are office hours by all calendars) and changes. */
  readonly overdueBy: (kase: Case, calendars: readonly WallCalendar[], now: number) => readonly string[];
  /** When time brings the next thing after a moment; nothing where only people can go on. */
  readonly nextAfter: (kase: Case, now: number) => number | undefined;
  /** Whether a warning waits, its time being past. */
  readonly isWarningLate: (now: number) => boolean;
};

/** A message comes so many ms after its instant at most. */
export const ARRIVAL_MS = 1_200;

type EventOf<T extends CaseEventType> = Extract<KeptEvent, { readonly type: T }>;
type Ends = ReturnType<NaiveClocks["stop"]>;

/** What each type of event means for the clocks, as law and standard have it; which clocks it ended, and how. */
const happenings: {
  readonly [T in CaseEventType]: (clocks: NaiveClocks, event: EventOf<T>, origin: Origin) => Ends | undefined;
} = {
  CaseSubmitted: (clocks, _event, origin) => {
    clocks.start("route", { unit: "minutes", amount: 1 });
    clocks.start("notice", origin.standard.notice);
    if (origin.caseType === "instant") startHandling(clocks, origin);
    return undefined;
  },
  CaseRouted: (clocks, _event, { standard }) => {
    const ends = clocks.stop("route");
    // No list of work has a case before it is routed, so this is when a calendar of meanwhile counts for it.
    clocks.reckonAgain(...every);
    clocks.start("claim", standard.claim);
    return ends;
  },
  CaseClaimed: (clocks) => clocks.stop("claim"),
  CaseReassigned: (clocks) => clocks.stop("claim"),
  CaseTransferred: (clocks, { before }, { standard }) =>
    before === "claimed" ? startOnly(clocks, "claim", standard.claim) : undefined,
  CaseReleased: (clocks, _event, { standard }) => startOnly(clocks, "claim", standard.claim),
  ClaimLapsed: (clocks, _event, { standard }) => startOnly(clocks, "claim", standard.claim),
  CommitmentGiven: () => undefined,
  HelperNamed: () => undefined,
  HelperRevoked: () => undefined,
  CaseAccepted: (clocks, { deemed, gaps }, origin) => {
    const ends = clocks.stop("notice");
    if (!clocks.live("handling")) startHandling(clocks, origin, deemed && epochMs(deemed));
    if (gaps) clocks.start("gap", origin.standard.gap ?? { unit: "working-days", amount: 10 });
    return ends;
  },
  // Every application of these lives lacks one material at most.
  GapFilled: (clocks) => clocks.stop("gap"),
  CaseTerminated: (clocks) => clocks.stop(...work),
  FeeAssessed: (clocks, _event, { standard }) =>
    startOnly(clocks, "payment", standard.payment ?? { unit: "working-days", amount: 10 }),
  FeePaid: (clocks) => clocks.stop("payment"),
  FeeWaived: (clocks) => clocks.stop("payment"),
  FeeOverpaid: () => undefined,
  FeeRefundDue: () => undefined,
  FeeRefunded: () => undefined,
  SupplementAsked: (clocks, _event, { standard }) => {
    const ends = clocks.stop("notice");
    clocks.pause("supplement", clocks.start("supplement", standard.supplement).due.at);
    return ends;
  },
  SupplementSupplied: (clocks, { after }, { standard }) => {
    const ends = clocks.stop("supplement");
    clocks.resume();
    clocks.start("notice", standard.notice);
    if (after === "routed") clocks.start("claim", standard.claim);
    return ends;
  },
  CaseSuspended: (clocks, { ground, expectedEnd }) => {
    clocks.pause(ground, epochMs(expectedEnd));
    return undefined;
  },
  CaseResumed: (clocks) => {
    clocks.resume();
    return undefined;
  },
  ExtensionApproved: (clocks, { by }) => {
    const run = clocks.live("handling");
    if (!run) return undefined;
    run.promised = longer(run.promised, by);
    run.statutory = run.statutory && longer(run.statutory, by);
    clocks.reckonAgain("handling");
    return undefined;
  },
  SupervisionOrdered: (clocks, { within }) => startOnly(clocks, "supervision", within),
  CaseRated: (clocks, { grade }, { standard }) => {
    const isBad = grade === "dissatisfied" || grade === "very-dissatisfied";
    if (isBad && !clocks.live("rectification"))
      clocks.start("rectification", standard.rating?.rectification ?? { unit: "working-days", amount: 15 });
    return undefined;
  },
  RatingInvited: () => undefined,
  RatingAppealed: () => undefined,
  // Only results are rated in these lives.
  RatingAppealDecided: (clocks, { decision }) =>
    decision === "set-aside" ? clocks.stop("rectification") : undefined,
  RatingRectified: (clocks) => clocks.stop("rectification"),
  ExplanationGiven: (clocks) => clocks.stop("explanation", "supervision"),
  WarningGiven: (clocks, event, { standard }) => {
    expectWarning(clocks, event, standard.warnings.officeHours);
    const isOwed = event.rung === "red" && (event.clock === "notice" || event.clock === "handling");
    if (isOwed && !clocks.live("explanation")) clocks.start("explanation", standard.explanation);
    return undefined;
  },
  DueDatesRecomputed: (clocks) => {
    clocks.reckonAgain(...every);
    return undefined;
  },
  CaseDecided: (clocks, _event, { standard }) => {
    const untold = clocks.live("handling")?.pending.has("red") ?? false;
    const ends = clocks.stop("handling", "gap", "payment");
    clocks.start("delivery", standard.delivery);
    clocks.start("return", standard.return);
    const isOwed = untold && ends.get("handling")?.late === true;
    if (isOwed && !clocks.live("explanation")) clocks.start("explanation", standard.explanation);
    return ends;
  },
  CaseDeclined: (clocks) => clocks.stop(...work),
  CaseWithdrawn: (clocks) => clocks.stop(...work),
  CaseAbandoned: (clocks) => clocks.stop(...work),
  PartStarted: () => undefined,
  PartDecided: () => undefined,
  PartReturned: () => undefined,
  MembersNotStarted: () => undefined,
  BundleEnded: () => undefined,
  ResultAcknowledged: (clocks, { after }) =>
    after === "closed" ? clocks.stop(...work) : clocks.stop("return"),
  ResultDelivered: (clocks, { after }) =>
    after === "closed" ? clocks.stop(...work) : clocks.stop("delivery"),
  ResultDispatched: () => undefined,
  DeliveryFailed: () => undefined,
  OriginalsReturned: () => undefined,
  PaperVoided: () => undefined,
  ExtensionAsked: () => undefined,
  PriorityGiven: () => undefined,
  PriorityEnded: () => undefined,
  ReviewAsked: () => undefined,
  ReviewPassed: () => undefined,
  ReviewReturned: () => undefined,
  ExtensionRefused: () => undefined,
  InspectionScheduled: () => undefined,
  InspectionMissed: () => undefined,
  InspectionHeld: () => undefined,
  ParcelSent: () => undefined,
  ParcelCorrected: () => undefined,
  ParcelCancelled: () => undefined,
  ParcelLate: () => undefined,
  ParcelLost: () => undefined,
  ParcelReceived: () => undefined,
  OriginalsSeen: () => undefined,
  ApplicantRevealed: () => undefined,
  MaterialQuarantined: () => undefined,
  MaterialsErased: () => undefined,
  LicenceChecked: () => undefined,
  AnswerMissed: () => undefined,
};

const startHandling = (clocks: NaiveClocks, { limits }: Origin, from?: number): void =>
  void clocks.start("handling", limits.promised, from, limits.statutory);

const startOnly = (clocks: NaiveClocks, ...parts: Parameters<NaiveClocks["start"]>): undefined =>
  void clocks.start(...parts);

const longer = (limit: Limit, by: Limit): Limit =>
  limit.unit === "instant" || by.unit === "instant" || limit.unit !== by.unit
    ? limit
    : { ...limit, amount: limit.amount + by.amount };

/** An oracle for a case that was just submitted. */
export const naiveCase = (origin: Origin): NaiveCase => {
  const runs: NaiveRun[] = [];
  const { standard } = origin;
  const live = () => runs.filter(({ ended }) => !ended);
  const warnings = () =>
    live().flatMap(({ name, pending }) => [...pending].map(([rung, at]) => [`${name} ${rung}`, at] as const));
  const changes = (kase: Case): readonly (readonly [what: string, at: number])[] =>
    live().flatMap(({ name, due }) => {
      if (name === "notice" && (kase.status === "routed" || kase.status === "claimed"))
        return [["acceptance by silence", due.at + 1]];
      if (name === "payment" && kase.status !== "accepted" && kase.status !== "suspended") return [];
      if (name === "gap" || name === "payment") return [["termination", due.at + 1]];
      return name === "supplement" ? [["abandonment", due.at + 1]] : [];
    });
  const lease = (kase: Case): readonly (readonly [what: string, at: number])[] =>
    kase.status === "claimed" ? [["end of the lease", epochMs(kase.leaseEnds)]] : [];

  return {
    origin,
    runs,
    take: (event, after, calendar) => {
      const clocks = naiveClocks(runs, standard, calendar, epochMs(event.at));
      // Each entry takes its own type's events only, and the event it is found by is one.
      const happens = happenings[event.type] as (
        ...parts: [NaiveClocks, KeptEvent, Origin]
      ) => Ends | undefined;
      expectEnds(event, runs, happens(clocks, event, origin));
      expectInTime(event, runs);
      for (const name of every)
        expectSame(clocks.live(name), after.clocks[name], `${event.n} ${event.type} ${name}`);
    },
    overdueBy: (kase, calendars, now) => {
      const by = now - ARRIVAL_MS;
      const works = calendars.every((calendar) =>
        [by, now].every((moment) => worksAt(calendar, standard.hours, moment)),
      );
      const given = works || !standard.warnings.officeHours ? warnings() : [];
      return [...lease(kase), ...changes(kase), ...given].flatMap(([what, at]) =>
        at <= by ? [`${what} at ${written(at)}`] : [],
      );
    },
    nextAfter: (kase, now) => {
      const later = [...lease(kase), ...changes(kase), ...warnings()].flatMap(([, at]) =>
        at > now ? [at] : [],
      );
      return later.length > 0 ? Math.min(...later) : undefined;
    },
    isWarningLate: (now) => warnings().some(([, at]) => at <= now),
  };
};
