import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase, aLife, healthCertificate, ofInstantMatter } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { at, aWindowId } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../../test/builders/staff.ts";
import { isLive, startOf } from "../clock/clock.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import type { StaffId, WindowId } from "../ids.ts";
import type { Staff } from "../staff.ts";
import { type Case, type CaseStatus, caseStatuses, dueOf, isOpen, openStatuses } from "./case.ts";
import { clockHistory } from "./clock-history.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import { recompute } from "./transitions/recompute.ts";

/** All that the model knows of a case; the instants are read off it after each step, what they mean is the model's. */
type Model = {
  status: CaseStatus;
  window: WindowId;
  holder: StaffId | undefined;
  leaseEnds: Instant | undefined;
  noticeDue: Instant | undefined;
  supplementDue: Instant | undefined;
  decisionDue: Instant | undefined;
  warningAt: Instant | undefined;
  extension: "asked" | "approved" | undefined;
  askedBy: StaffId | undefined;
  explanationOwed: boolean;
  /** When its result was first rated; every rating of the model is bad. */
  ratedAt: Instant | undefined;
  rectificationOwed: boolean;
  /** A bad rating stands that was not appealed against. */
  mayAppeal: boolean;
  /** A material is missing that may follow; a commitment is on the record; how far it is after acceptance. */
  readonly mayFollow: boolean;
  committed: boolean;
  /** A helper is named whose mandate stands. */
  helped: boolean;
  priority: boolean;
  gap: "open" | "filled" | undefined;
  gapDue: Instant | undefined;
  readonly instant: boolean;
  readonly reviewed: boolean;
  review: "asked" | "passed" | undefined;
  passedBy: StaffId | undefined;
  /** Everybody who held it since it was accepted. */
  handledBy: readonly StaffId[];
  delivery: "under-way" | "delivered" | undefined;
  acknowledged: boolean;
};

/** The case itself, with its whole history and the time. */
type Real = { kase: Case; readonly events: [CaseEvent, ...CaseEvent[]]; now: Instant };

/** The status that a command leads to in the model; undefined where it is refused. */
type Rule = (model: Model, staff: Staff, now: Instant) => CaseStatus | undefined;

const holds = (model: Model, staff: Staff) => model.holder === staff.id;
const worksThere = (model: Model, staff: Staff) => staff.windows.includes(model.window);
const isLead = (staff: Staff) => staff.role === "lead";
const leaseRuns = (model: Model, now: Instant) => model.leaseEnds !== undefined && now < model.leaseEnds;
const inHand = (model: Model, staff: Staff, now: Instant) =>
  model.status === "claimed" && holds(model, staff) && leaseRuns(model, now);
const passed = (due: Instant | undefined, now: Instant) => due !== undefined && now > due;
const isOneOf = (model: Model, ...statuses: readonly CaseStatus[]) => statuses.includes(model.status);

const mayBeHelped = (status: CaseStatus) =>
  status === "decided" || openStatuses.some((open) => open === status);

const pastBoard = ["awaiting-supplement", "accepted", "suspended"] as const;

const mayReview = (model: Model, staff: Staff) =>
  model.status === "accepted" &&
  model.review === "asked" &&
  worksThere(model, staff) &&
  (isLead(staff) || staff.id === aReviewer().id) &&
  !model.handledBy.includes(staff.id);

const mayDeliver = (model: Model, staff: Staff) =>
  model.status === "decided" && (holds(model, staff) || isLead(staff));

const rules: Record<CaseCommandName, Rule> = {
  route: ({ status }) => (status === "submitted" ? "routed" : undefined),
  claim: (model, _staff, now) => {
    if (isOneOf(model, ...pastBoard)) return model.holder === undefined ? model.status : undefined;
    return model.status === "routed" || (model.status === "claimed" && !leaseRuns(model, now))
      ? "claimed"
      : undefined;
  },
  release: (model, staff) =>
    model.status === "claimed" && (holds(model, staff) || isLead(staff)) ? "routed" : undefined,
  reassign: (model, staff) => {
    if (model.passedBy === anotherClerk().id) return undefined;
    if (!isLead(staff) || model.holder === anotherClerk().id) return undefined;
    if (model.status === "routed") return "claimed";
    return isOneOf(model, "claimed", "awaiting-supplement", "accepted", "suspended")
      ? model.status
      : undefined;
  },
  transfer: ({ status }) => {
    if (!openStatuses.some((open) => open === status)) return undefined;
    return status === "claimed" ? "routed" : status;
  },
  takeOver: (model, staff) =>
    isOneOf(model, "claimed", "accepted") &&
    model.holder === aStaff().id &&
    !holds(model, staff) &&
    worksThere(model, staff) &&
    model.passedBy !== staff.id
      ? model.status
      : undefined,
  handOver: () => undefined,
  accept: (model, staff, now) =>
    inHand(model, staff, now) && !model.instant && !model.mayFollow ? "accepted" : undefined,
  giveCommitment: (model) =>
    isOneOf(model, "submitted", "routed", "claimed", "awaiting-supplement") &&
    model.mayFollow &&
    !model.committed
      ? model.status
      : undefined,
  nameHelper: ({ status }) => (mayBeHelped(status) ? status : undefined),
  revokeHelper: ({ status, helped }) => (mayBeHelped(status) && helped ? status : undefined),
  "accept-with-gaps": (model, staff, now) =>
    inHand(model, staff, now) && model.committed ? "accepted" : undefined,
  fillGap: (model) =>
    isOneOf(model, "accepted", "suspended") && model.gap === "open" ? model.status : undefined,
  terminate: (model, _staff, now) =>
    isOneOf(model, "accepted", "suspended") && model.gap === "open" && passed(model.gapDue, now)
      ? "terminated"
      : undefined,
  decline: (model, staff, now) => (inHand(model, staff, now) ? "declined" : undefined),
  decide: (model, staff, now) =>
    (model.status === "accepted" &&
      holds(model, staff) &&
      model.gap !== "open" &&
      (!model.reviewed || model.review === "passed")) ||
    (model.instant && inHand(model, staff, now))
      ? "decided"
      : undefined,
  withdraw: ({ status }) => (openStatuses.some((open) => open === status) ? "withdrawn" : undefined),
  acknowledge: ({ status, delivery, acknowledged }) => {
    if (status !== "decided" || acknowledged) return undefined;
    return delivery === undefined || delivery === "delivered" ? "closed" : "decided";
  },
  "dispatch-result": (model, staff) =>
    mayDeliver(model, staff) && model.delivery === undefined ? "decided" : undefined,
  "fail-delivery": (model, staff) =>
    mayDeliver(model, staff) && model.delivery === "under-way" ? "decided" : undefined,
  "confirm-delivery": (model, staff) => {
    if (!mayDeliver(model, staff) || model.delivery !== "under-way") return undefined;
    return model.acknowledged ? "closed" : "decided";
  },
  "return-originals": (model, staff) =>
    isOneOf(model, "decided", "closed", "declined") && (holds(model, staff) || isLead(staff))
      ? model.status
      : undefined,
  reveal: (model, staff) => (isLead(staff) || holds(model, staff) ? model.status : undefined),
  "ask-review": (model, staff) =>
    model.status === "accepted" && model.reviewed && holds(model, staff) ? "accepted" : undefined,
  "pass-review": (model, staff) => (mayReview(model, staff) ? "accepted" : undefined),
  "return-review": (model, staff) => (mayReview(model, staff) ? "accepted" : undefined),
  "ask-supplement": (model, staff, now) => (inHand(model, staff, now) ? "awaiting-supplement" : undefined),
  supply: ({ status, holder }) => {
    if (status !== "awaiting-supplement") return undefined;
    return holder === undefined ? "routed" : "claimed";
  },
  quarantine: ({ status }) => (openStatuses.some((open) => open === status) ? status : undefined),
  abandon: (model, _staff, now) =>
    model.status === "awaiting-supplement" && passed(model.supplementDue, now) ? "abandoned" : undefined,
  suspend: (model, staff) => (model.status === "accepted" && holds(model, staff) ? "suspended" : undefined),
  resume: (model, staff) => (model.status === "suspended" && holds(model, staff) ? "accepted" : undefined),
  "ask-extension": (model, staff, now) =>
    model.status === "accepted" &&
    holds(model, staff) &&
    !model.instant &&
    model.extension === undefined &&
    !passed(model.decisionDue, now)
      ? "accepted"
      : undefined,
  "approve-extension": (model, staff, now) =>
    isOneOf(model, "accepted", "suspended") &&
    isLead(staff) &&
    model.extension === "asked" &&
    model.askedBy !== staff.id &&
    !passed(model.decisionDue, now)
      ? model.status
      : undefined,
  "refuse-extension": (model, staff) =>
    isOneOf(model, "accepted", "suspended") && isLead(staff) && model.extension === "asked"
      ? model.status
      : undefined,
  "give-priority": (model, staff) =>
    isLead(staff) && openStatuses.some((open) => open === model.status) && !model.priority
      ? model.status
      : undefined,
  "end-priority": (model, staff) =>
    isLead(staff) && openStatuses.some((open) => open === model.status) && model.priority
      ? model.status
      : undefined,
  supervise: (model, staff) => (staff.role === "coordinator" ? model.status : undefined),
  rate: (model, _staff, now) =>
    isOneOf(model, "decided", "closed", "declined", "terminated") &&
    !(model.ratedAt !== undefined && now > addMs(model.ratedAt, 10 * 86_400_000))
      ? model.status
      : undefined,
  rectify: (model, staff) =>
    (isLead(staff) || holds(model, staff)) && model.rectificationOwed ? model.status : undefined,
  "appeal-rating": (model, staff) =>
    (isLead(staff) || holds(model, staff)) && model.mayAppeal ? model.status : undefined,
  // Nobody here is a coordinator of the other side.
  decideAppeal: () => undefined,
  "explain-delay": (model, staff) =>
    (isLead(staff) || holds(model, staff)) && model.explanationOwed ? model.status : undefined,
  lapse: (model, _staff, now) =>
    model.status === "claimed" && !leaseRuns(model, now) ? "routed" : undefined,
  deemAccepted: (model, _staff, now) =>
    isOneOf(model, "routed", "claimed") && passed(model.noticeDue, now) ? "accepted" : undefined,
  // No case here has a fee: that has a model of its own.
  "waive-fee": () => undefined,
  takePayment: () => undefined,
  payAgain: () => undefined,
  confirmRefund: () => undefined,
  // No case here is handled jointly: that has a model of its own.
  "name-part": () => undefined,
  settlePart: () => undefined,
  endPart: () => undefined,
  closePart: () => undefined,
  warn: (model, _staff, now) =>
    model.warningAt !== undefined && model.warningAt <= now ? model.status : undefined,
};

const keepsHolder: readonly CaseStatus[] = [
  "awaiting-supplement",
  "claimed",
  "accepted",
  "suspended",
  "decided",
  "closed",
  "declined",
];

const [here, there] = [aWindowId("xian-610100-1"), aWindowId("xian-610100-2")];
const otherWindow = (window: WindowId) => (window === here ? there : here);

const advance = (model: Model, name: CaseCommandName, staff: Staff, status: CaseStatus, kase: Case) => {
  if (name === "transfer") model.window = otherWindow(model.window);
  if (name === "reassign") model.holder = anotherClerk().id;
  else if (name === "claim" || name === "takeOver") model.holder = staff.id;
  else if (!keepsHolder.includes(status)) model.holder = undefined;
  // Zhang Wei works at the other window too, and keeps what is his there.
  else if (name === "transfer" && model.holder !== anotherClerk().id) model.holder = undefined;
  if (name === "dispatch-result") model.delivery = "under-way";
  if (name === "confirm-delivery") model.delivery = "delivered";
  if (name === "acknowledge") model.acknowledged = true;
  if (name === "ask-review") [model.review, model.passedBy] = ["asked", undefined];
  if (name === "pass-review") [model.review, model.passedBy] = ["passed", staff.id];
  if (name === "return-review" || status !== "accepted")
    [model.review, model.passedBy] = [undefined, undefined];
  if (model.holder === undefined) [model.review, model.passedBy] = [undefined, undefined];
  if (isOneOf({ ...model, status }, "accepted", "suspended") && model.holder !== undefined)
    model.handledBy = [...model.handledBy, model.holder];
  if (name === "giveCommitment") model.committed = true;
  if (name === "nameHelper") model.helped = true;
  if (name === "revokeHelper") model.helped = false;
  if (name === "give-priority") model.priority = true;
  if (name === "end-priority") model.priority = false;
  if (name === "accept-with-gaps") model.gap = "open";
  if (name === "fillGap") model.gap = "filled";
  if (name === "ask-extension") [model.extension, model.askedBy] = ["asked", staff.id];
  if (name === "approve-extension") model.extension = "approved";
  if (name === "refuse-extension") model.extension = undefined;
  const { notice, supplement, handling, gap } = kase.clocks;
  model.gapDue = gap?.promised.at;
  model.ratedAt = kase.ratings?.[0]?.at;
  model.rectificationOwed = isLive(kase.clocks.rectification);
  model.mayAppeal = kase.ratings?.some(({ appeal }) => appeal === undefined) ?? false;
  model.explanationOwed = isLive(kase.clocks.explanation);
  model.leaseEnds = kase.status === "claimed" ? kase.leaseEnds : undefined;
  model.noticeDue = notice?.promised.at;
  model.supplementDue = supplement?.promised.at;
  model.decisionDue = handling && (handling.statutory ?? handling.promised).at;
  const due = kase.clocks[dueOf(kase).clock];
  model.warningAt = due?.end ? undefined : Object.values(due?.warnings ?? {}).toSorted()[0];
  model.status = status;
};

/** What is left of events that were written down as JSON without what people wrote in them. */
const keptFacts = (events: Real["events"]): Real["events"] =>
  JSON.parse(JSON.stringify(events, (name, value) => (name === "prose" ? undefined : value)));

const expectSound = ({ kase, events }: Real, { window }: Model) => {
  expect(kase.version).toBe(events.length);
  events.forEach((event, index) => {
    expect(event.n).toBe(index + 1);
    expect(event.before).toBe(events[index - 1]?.after ?? null);
  });
  expect(events.at(-1)?.after).toBe(kase.status);
  expect(keptFacts(events).reduce<Case | undefined>(evolve, undefined)).toEqual(kase);
  expectSoundClocks(events);
  if (isOpen(kase))
    expect(
      recompute.verdict(kase, "broker", "the same", {
        now: events.at(-1)?.at ?? kase.origin.submittedAt,
        calendar: chinaCalendar,
      }),
    ).toMatchObject({
      code: "due-dates-unchanged",
    });
  const { id, pins, standard, limits, submittedAt } = aCase({ status: "submitted" }).origin;
  expect(kase).toMatchObject({ origin: { id, pins, standard, submittedAt }, window });
  expect(kase.origin.limits.promised).toEqual(
    kase.origin.caseType === "instant" ? ofInstantMatter().limits.promised : limits.promised,
  );
};

/** Segments without a gap; nothing negative; a limit that is kept where it was not used up, lost where it was. */
const expectSoundClocks = (events: Real["events"]) => {
  for (const { clock } of clockHistory(events)) {
    const { ledger, promised, end } = clock;
    ledger.forEach((segment, index) => {
      expect(segment.to === undefined || segment.to >= segment.from).toBe(true);
      const following = ledger[index + 1];
      if (following) expect([following.from, following.kind !== segment.kind]).toEqual([segment.to, true]);
    });
    expect(promised.at >= startOf(clock)).toBe(true);
    if (!end) continue;
    expect("days" in end.used ? end.used.days : end.used.ms).toBeGreaterThanOrEqual(0);
    const { limit } = promised;
    if (limit.unit === "working-days" && "days" in end.used)
      expect(end.late ? end.used.days >= limit.amount : end.used.days <= limit.amount).toBe(true);
  }
};

const reached = new Set<CaseStatus>();
const reviews = new Set<Model["review"]>();
/** Statuses that a case was in after it went to another window. */
const transferredAs = new Set<CaseStatus>();

const step = (name: CaseCommandName, staff: Staff, minutes: number): fc.Command<Model, Real> => ({
  check: () => true,
  run: (model, real) => {
    real.now = addMs(real.now, minutes * 60_000);
    const expected = rules[name](model, staff, real.now);
    const answer = withNext(real.kase, caseCommands[name](real.kase, staff, real.now));
    expect(answer.kind === "allowed" ? answer.next.status : undefined).toBe(expected);
    if (answer.kind === "refusal" || expected === undefined) return;
    advance(model, name, staff, expected, answer.next);
    real.kase = answer.next;
    real.events.push(...answer.events);
    if (name === "transfer") transferredAs.add(expected);
    reached.add(answer.next.status);
    reviews.add(model.review);
    expectSound(real, model);
    const { kase } = real;
    expect("holder" in kase ? kase.holder : undefined).toBe(model.holder);
  },
  toString: () => `${name} by ${staff.id} ${minutes} min later`,
});

const anyStaff = fc.constantFrom(aStaff(), anotherClerk(), aLead(), aReviewer());
const anyMinutes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 600, max: 20_000 }) },
);

/** Often as long as a supplement may take. */
const anyWait = fc.oneof(anyMinutes, fc.integer({ min: 60_000, max: 70_000 }));

const steps = (name: CaseCommandName) =>
  fc
    .tuple(anyStaff, name === "abandon" || name === "terminate" ? anyWait : anyMinutes)
    .map(([staff, minutes]) => step(name, staff, minutes));

/** Withdrawing and going to another window are left to their own steps, so that most cases live long and are reviewed. */
const working: readonly CaseCommandName[] = [
  "route",
  "claim",
  "release",
  "reassign",
  "takeOver",
  "handOver",
  "accept",
  "giveCommitment",
  "nameHelper",
  "revokeHelper",
  "accept-with-gaps",
  "fillGap",
  "terminate",
  "decline",
  "decide",
  "acknowledge",
  "reveal",
  "ask-review",
  "ask-review",
  "pass-review",
  "pass-review",
  "pass-review",
  "return-review",
  "ask-supplement",
  "ask-supplement",
  "ask-supplement",
  "supply",
  "abandon",
  "suspend",
  "resume",
  "ask-extension",
  "approve-extension",
  "refuse-extension",
  "give-priority",
  "end-priority",
  "explain-delay",
  "rate",
  "rectify",
  "appeal-rating",
  "lapse",
  "deemAccepted",
  "warn",
];

type Kind = "promised" | "reviewed" | "instant" | "gapped";

const newborn = (kind: Kind): { model: Model; real: Real } => {
  const instant = kind === "instant";
  const parts = {
    ...(instant ? ofInstantMatter() : {}),
    ...(kind === "reviewed" ? { reviewed: true } : {}),
    ...(kind === "gapped" ? { mayFollow: [healthCertificate] } : {}),
  };
  const kase = aCase({ status: "submitted", ...parts });
  const [birth] = aLife("submitted", parts);
  if (!birth) throw new Error("a life without a beginning");
  const model: Model = {
    status: "submitted",
    window: here,
    holder: undefined,
    leaseEnds: undefined,
    noticeDue: undefined,
    supplementDue: undefined,
    decisionDue: undefined,
    warningAt: undefined,
    extension: undefined,
    askedBy: undefined,
    explanationOwed: false,
    ratedAt: undefined,
    mayAppeal: false,
    rectificationOwed: false,
    mayFollow: kind === "gapped",
    committed: false,
    helped: false,
    priority: false,
    gap: undefined,
    gapDue: undefined,
    instant,
    reviewed: kind === "reviewed",
    review: undefined,
    passedBy: undefined,
    handledBy: [],
    delivery: undefined,
    acknowledged: false,
  };
  const due = kase.clocks[dueOf(kase).clock];
  model.warningAt = Object.values(due?.warnings ?? {}).toSorted()[0];
  return { model, real: { kase, events: [birth], now: at("2026-03-02T01:00:00.000Z") } };
};

const anyKind = fc.constantFrom<Kind>("promised", "reviewed", "reviewed", "instant", "gapped");

/** What brings a case that must be reviewed to its review; of all lives few come as far. */
const towardsReview: readonly CaseCommandName[] = [
  "route",
  "claim",
  "accept",
  "ask-review",
  "pass-review",
  "decide",
];

/** What brings a case to each status that it may go to another window from. */
const towardsTransfer: readonly CaseCommandName[] = [
  ...towardsReview,
  "acknowledge",
  "acknowledge",
  "giveCommitment",
  "accept-with-gaps",
  "ask-supplement",
  "ask-supplement",
  "suspend",
  "transfer",
];

const run = (kind: Kind, life: Iterable<fc.Command<Model, Real>>) => fc.modelRun(() => newborn(kind), life);

describe("any life of a case", () => {
  it("follows the model: statuses, holders, leases, and a history that counts, chains and rebuilds the case", () => {
    const life = fc.commands(working.map(steps), { maxCommands: 80, size: "max" });
    fc.assert(fc.property(anyKind, life, run), { numRuns: 900 });
    const aimed = fc.commands(towardsTransfer.map(steps), { maxCommands: 40, size: "max" });
    fc.assert(fc.property(anyKind, aimed, run), { numRuns: 1_200 });
    const rare: readonly CaseStatus[] = ["withdrawn", "abandoned", "terminated"];
    const expected = caseStatuses.filter((status) => !rare.includes(status));
    expect([...reached]).toEqual(expect.arrayContaining(expected));
    const reviewed = fc.commands(towardsReview.map(steps), { maxCommands: 60, size: "max" });
    fc.assert(fc.property(fc.constant<Kind>("reviewed"), reviewed, run), { numRuns: 500 });
    expect([...reviews]).toEqual(expect.arrayContaining(["asked", "passed"]));
  });

  it("may end in a withdrawal at any moment before the decision, and never after it", () => {
    const life = fc.commands([...working, "withdraw" as const].map(steps), { maxCommands: 40, size: "max" });
    fc.assert(fc.property(anyKind, life, run), { numRuns: 200 });
    expect(reached).toContain("withdrawn");
  });

  it("may go to another window and back at any moment before the decision, and is worked on there", () => {
    const life = fc.commands([...working, "transfer" as const].map(steps), { maxCommands: 80, size: "max" });
    fc.assert(fc.property(anyKind, life, run), { numRuns: 400 });
    // Few claims are used within their lease, so that most statuses are reached seldom unless they are aimed at.
    const aimed = fc.commands(towardsTransfer.map(steps), { maxCommands: 40, size: "max" });
    fc.assert(fc.property(anyKind, aimed, run), { numRuns: 1_500 });
    const after = openStatuses.filter((status) => status !== "claimed");
    expect([...transferredAs]).toEqual(expect.arrayContaining(after));
  });
});
