import type { Case, CaseStatus } from "../case/case.ts";
import type { CaseEventType, EventFacts } from "../case/event.ts";
import {
  type Clock,
  type ClockMove,
  type ClockName,
  type Clocks,
  isLive,
  isPast,
  moved,
} from "../clock/clock.ts";
import { epochMs, type Instant, type LocalDate, localDateOf } from "../clock/instant.ts";
import { lastSegment, type Segment, type Used } from "../clock/ledger.ts";
import type { Limit } from "../clock/limit.ts";
import type { WindowId } from "../ids.ts";
import { bucketOf } from "./histogram.ts";
import type { CountMetric, Metric, SumUnit } from "./metric.ts";
import type { Scope } from "./scope.ts";

/** By how much an event changes a metric of a scope, on the Shanghai date on which it happened. */
export type Contribution = {
  readonly scope: Scope;
  readonly day: LocalDate;
  readonly metric: Metric;
  readonly delta: number;
};

/** An event and the window that its case is at after it. */
export type CountedEvent = EventFacts & { readonly window: WindowId };

/** What an event is counted with: the case's origin, and its clocks before the event where {@link needsClocks} says so. */
export type CountedCase = Pick<Case, "origin"> & { readonly clocks?: Clocks };

/** A change of one metric. */
type Change = readonly [metric: Metric, delta: number];

/**
 * What an event adds to the counters; a recount sums the same over the kept events. Of a member of staff only what they
 * did is counted, not what state their cases are in.
 */
export const contributions = (event: CountedEvent, kase: CountedCase): readonly Contribution[] => {
  const day = localDateOf(event.at);
  const done = [...counted(event, kase), ...ofClocks(event, kase)].filter(([, delta]) => delta !== 0);
  const overdue = overdueChange(event, kase);
  return [
    ...scopesOf(event, kase).flatMap((scope) => {
      const state = scope.kind === "staff" ? [] : [...inStatus(scope, event), ...overdue, ...ofAppeal(event)];
      return [...done, ...state].map(([metric, delta]) => ({ scope, day, metric, delta }));
    }),
    ...betweenWindows(event, kase).map((moved) => ({ ...moved, day })),
    ...ofBundle(event, kase).map((changed) => ({ ...changed, day })),
  ];
};

/** A bundle counts in the whole, its source and its package: its members are of several regions, windows and matters. */
const ofBundle = (event: CountedEvent, { origin }: CountedCase): readonly Omit<Contribution, "day">[] => {
  if (!origin.bundle?.package) return [];
  const scopes: readonly Scope[] = [
    { kind: "overall" },
    { kind: "source", id: origin.source },
    { kind: "package", id: origin.bundle.package },
  ];
  return scopes.flatMap((scope) =>
    bundleChanges(event, origin.bundle)
      .filter(([, delta]) => delta !== 0)
      .map(([metric, delta]) => ({ scope, metric, delta })),
  );
};

const bundleChanges = (event: CountedEvent, place: CountedCase["origin"]["bundle"]): readonly Change[] => {
  if (event.type === "CaseSubmitted") return [["bundles-begun", place?.begins ? 1 : 0]];
  if (event.type !== "BundleEnded") return [];
  return [
    [`bundles-${event.state}`, 1],
    ["bundle-days", event.days],
  ];
};

/**
 * What a case is goes from one window to another with it: the status that it was in, and its being overdue. What was
 * done stays where it was done.
 */
const betweenWindows = (event: CountedEvent, kase: CountedCase): readonly Omit<Contribution, "day">[] => {
  if (event.type !== "CaseTransferred" || event.before === null || event.before === "submitted") return [];
  const { before } = event;
  const late = overdueIn(clockBefore(event, kase, "handling"));
  const unpaid = isLive(clockBefore(event, kase, "payment")) ? 1 : 0;
  const at = (id: WindowId, delta: number): readonly Omit<Contribution, "day">[] =>
    [
      [`in:${before}`, delta] as const,
      ["overdue", late * delta] as const,
      ["fees-unpaid", unpaid * delta] as const,
    ]
      .filter(([, change]) => change !== 0)
      .map(([metric, change]) => ({ scope: { kind: "window", id }, metric, delta: change }));
  return [...at(event.from, -1), ...at(event.to, 1)];
};

/**
 * The scopes that an event is counted in. A part of a joint case is work of its own region, window and matter; the whole, its
 * agreement, source and mode count the joint case once, by its parent.
 */
const scopesOf = (event: CountedEvent, { origin }: CountedCase): readonly Scope[] => [
  ...(origin.parent
    ? []
    : ([
        { kind: "overall" },
        { kind: "agreement", id: origin.pins.agreement },
        { kind: "source", id: origin.source },
        { kind: "mode", id: origin.mode },
      ] as const)),
  { kind: "handling", id: origin.handling },
  { kind: "window", id: event.window },
  { kind: "matter", id: origin.matter },
  ...(origin.bundle?.package ? [{ kind: "package", id: origin.bundle.package } as const] : []),
  ...(event.actor.kind === "staff" ? [{ kind: "staff", id: event.actor.id } as const] : []),
];

/** The counts that an event of a type adds one to; an event that is not here adds none. */
const counts: { readonly [T in CaseEventType]?: CountMetric } = {
  CaseSubmitted: "received",
  CaseAccepted: "accepted",
  CaseDeclined: "declined",
  CaseWithdrawn: "withdrawn",
  CaseAbandoned: "abandoned",
  CaseTerminated: "terminated",
  PriorityGiven: "prioritized",
  HelperNamed: "helped",
  InspectionHeld: "inspections-held",
  InspectionMissed: "inspections-missed",
  ParcelSent: "parcels-sent",
  ParcelLate: "parcels-late",
  ParcelLost: "parcels-lost",
  ParcelReceived: "parcels-received",
  RatingInvited: "invited",
  RatingAppealed: "appeals",
  SupplementAsked: "supplements",
  CaseSuspended: "suspensions",
  ExtensionApproved: "extensions",
};

const counted = (event: CountedEvent, { origin }: CountedCase): readonly Change[] => {
  const own = counts[event.type];
  const instant = origin.caseType === "instant";
  const all: readonly Change[] = own ? [[own, 1]] : [];
  switch (event.type) {
    case "CaseSubmitted":
      return [...all, [`mode:${origin.mode}`, 1]];
    case "CaseAccepted":
      return [
        ...all,
        ["deemed", event.deemed ? 1 : 0],
        ["with-gaps", event.gaps ? 1 : 0],
        ["instant", instant ? 1 : 0],
      ];
    case "InspectionHeld":
      return [
        ...all,
        ["inspections-remote", event.remote ? 1 : 0],
        ["inspections-joint", event.joint ? 1 : 0],
        ["inspection-days", event.days],
      ];
    case "ParcelReceived":
      return [...all, ["parcel-days", event.days]];
    case "CaseRated":
      return [[`rated:${event.grade}`, 1], ...(event.was ? [[`rated:${event.was}`, -1] as const] : [])];
    case "FeeAssessed":
      return [
        ["fees-assessed", 1],
        ["fees-unpaid", 1],
        ["fen:assessed", event.amount],
      ];
    case "FeePaid":
      return [
        ["fees-paid", 1],
        ["fen:received", event.amount],
      ];
    case "FeeWaived":
      return [
        ["fees-waived", 1],
        ["fen:waived", event.amount],
      ];
    case "FeeOverpaid":
      return [
        ["refunds-due", 1],
        ["fen:received", event.amount],
        ["fen:to-refund", event.amount],
      ];
    case "FeeRefundDue":
      return [
        ["refunds-due", 1],
        ["fen:to-refund", event.amount],
      ];
    case "FeeRefunded":
      return [
        ["refunds", 1],
        ["fen:refunded", event.amount],
      ];
    case "CaseDecided":
      return [
        [event.outcome, 1],
        ["instant-decided", instant ? 1 : 0],
        [`took:${bucketOf(minutesBetween(origin.submittedAt, event.at))}`, 1],
      ];
    case "ResultDispatched":
    case "DeliveryFailed":
    case "ResultDelivered":
      return ofDelivery(event);
    default:
      return all;
  }
};

type DeliveryEvent = Extract<
  CountedEvent,
  { readonly type: "ResultDispatched" | "DeliveryFailed" | "ResultDelivered" }
>;

/** A delivery is in time where its clock ends with it and is not late. */
const ofDelivery = (event: DeliveryEvent): readonly Change[] => {
  const { way } = event;
  if (!way) return [];
  switch (event.type) {
    case "ResultDispatched":
      return [[`sent:${way}`, 1]];
    case "DeliveryFailed":
      return [
        [`failed:${way}`, 1],
        [`returned:${way}`, event.returned ? 1 : 0],
      ];
    case "ResultDelivered": {
      const stop = event.clocks.find((move) => move.do === "stop" && move.clock === "delivery");
      return [
        [`delivered:${way}`, 1],
        [`in-time:${way}`, stop?.do === "stop" && !stop.late ? 1 : 0],
      ];
    }
  }
};

/** A rating that is set aside counts no more; it was never what the person did who decided that. */
const ofAppeal = (event: CountedEvent): readonly Change[] =>
  event.type === "RatingAppealDecided" && event.decision === "set-aside"
    ? [
        ["set-aside", 1],
        [`rated:${event.grade}`, -1],
      ]
    : [];

/** A clock that ends because the rating behind it is set aside was neither kept nor late. */
const ofClocks = (event: CountedEvent, kase: CountedCase): readonly Change[] =>
  event.clocks.flatMap((move): readonly Change[] => [
    ...(move.do === "stop" && event.type !== "RatingAppealDecided"
      ? [[`${move.late ? "late" : "kept"}:${move.clock}`, 1] as const]
      : []),
    ...(move.do === "stop" && move.clock === "payment" ? [["fees-unpaid", -1] as const] : []),
    ...(move.clock === "handling" ? ofHandling(event, move, kase) : []),
  ]);

const ofHandling = (event: CountedEvent, move: ClockMove, kase: CountedCase): readonly Change[] => {
  const decided = move.do === "stop" && event.type === "CaseDecided" ? ofDecision(move, kase) : [];
  return [...decided, ...pauseEnded(event, move, kase)];
};

type Stop = Extract<ClockMove, { readonly do: "stop" }>;

const ofDecision = (stop: Stop, { origin }: CountedCase): readonly Change[] => {
  const { promised, statutory } = origin.limits;
  const [P, S] = [amountOf(promised), statutory && amountOf(statutory)];
  const onTime = stop.late ? 0 : 1;
  return [
    ["on-time", onTime],
    ["on-the-spot", origin.caseType === "instant" ? onTime : 0],
    ["late-by-law", stop.lateStatutory ? 1 : 0],
    ...comparison("promise", P, stop.used),
    ...comparison("law", S, stop.usedStatutory),
    ...(P && S && P.unit === S.unit
      ? ([
          [`cut:${S.unit}`, 1],
          [`cut-law:${S.unit}`, S.amount],
          [`cut-promise:${S.unit}`, P.amount],
        ] as const)
      : []),
  ];
};

type Amount = { readonly unit: SumUnit; readonly amount: number };

const comparison = (
  by: "law" | "promise",
  limit: Amount | undefined,
  used: Used | undefined,
): readonly Change[] => {
  const actual = used && usedAmount(used);
  // What an instant matter used is days, and its limit is none.
  if (!limit || !actual || actual.unit !== limit.unit) return [];
  return [
    [`${by}:${limit.unit}`, 1],
    [`${by}-limit:${limit.unit}`, limit.amount],
    [`${by}-used:${limit.unit}`, actual.amount],
  ];
};

const MINUTE_MS = 60_000;

/** A limit as sums keep it: hours in minutes, days in days; nothing of an instant one. */
const amountOf = (limit: Limit): Amount | undefined => {
  if (limit.unit === "instant") return undefined;
  return { unit: limit.unit, amount: limit.unit === "working-hours" ? limit.amount * 60 : limit.amount };
};

const usedAmount = (used: Used): Amount =>
  "days" in used
    ? { unit: used.unit, amount: used.days }
    : { unit: used.unit, amount: Math.round(used.ms / MINUTE_MS) };

const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((epochMs(to) - epochMs(from)) / MINUTE_MS));

/** A case counts at a window from the day it is routed there: until then its window may be another one. */
const inStatus = ({ kind }: Scope, { before, after }: CountedEvent): readonly Change[] => {
  if (before === after) return [];
  const of = (status: CaseStatus | null, delta: number): readonly Change[] =>
    status === null || (kind === "window" && status === "submitted") ? [] : [[`in:${status}`, delta]];
  return [...of(before, -1), ...of(after, 1)];
};

/** Statuses in which handling may stand still. */
const stillStatuses: readonly (CaseStatus | null)[] = ["suspended", "awaiting-supplement"];

/** Whether an event can only be counted with the case's clocks before it: few events of few cases. */
export const needsClocks = (event: Pick<CountedEvent, "type" | "clocks" | "before">): boolean =>
  event.type === "CaseTransferred" ||
  event.clocks.some(
    (move) =>
      move.clock === "handling" &&
      move.do !== "start" &&
      (move.do !== "stop" || move.late || stillStatuses.includes(event.before)),
  );

const clockBefore = (event: CountedEvent, { clocks }: CountedCase, name: ClockName): Clock | undefined => {
  if (!needsClocks(event)) return undefined;
  if (!clocks) throw new Error(`event ${event.n} cannot be counted without the clocks before it`);
  return clocks[name];
};

/** Minutes that handling stood still, by ground, when it goes on or ends. */
const pauseEnded = (event: CountedEvent, move: ClockMove, kase: CountedCase): readonly Change[] => {
  if (move.do !== "resume" && move.do !== "stop") return [];
  const before = clockBefore(event, kase, "handling");
  const last: Segment | undefined = before && isLive(before) ? lastSegment(before.ledger) : undefined;
  return last?.kind === "paused" ? [[`paused:${last.ground}`, minutesBetween(last.from, event.at)]] : [];
};

/** How many decisions more the open cases are late with after an event than before it. */
const overdueChange = (event: CountedEvent, kase: CountedCase): readonly Change[] => {
  const told = event.type === "WarningGiven" && event.clock === "handling" && event.rung === "red" ? 1 : 0;
  const before = clockBefore(event, kase, "handling");
  // Without the clocks before, only what starts can change it: what stops then was in time.
  const moves = event.clocks.filter((move) => move.clock === "handling" && (before || move.do === "start"));
  const after = moves.reduce<Clock | undefined>((clock, move) => moved(clock, move, event.at), before);
  const delta = told + overdueIn(after) - overdueIn(before);
  return delta === 0 ? [] : [["overdue", delta]];
};

/** A clock is overdue once its red warning is no longer to come; one that stands still, if it was late when it was stopped. */
const overdueIn = (clock: Clock | undefined): number => {
  if (!isLive(clock) || clock.warnings.red !== undefined) return 0;
  const last = lastSegment(clock.ledger);
  return last.kind === "running" || isPast(clock.promised, last.from) ? 1 : 0;
};
