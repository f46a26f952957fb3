import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCase, ofInstantMatter } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { addMs, type Instant, parseInstant } from "../clock/instant.ts";
import type { StaffId } from "../ids.ts";
import type { Staff } from "../staff.ts";
import { type Case, type CaseStatus, caseStatuses } from "./case.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";

/** All that the model knows of a case. */
type Model = {
  status: CaseStatus;
  holder: StaffId | undefined;
  leaseEnds: Instant | undefined;
  readonly instant: boolean;
};

/** The case itself, with its whole history and the time. */
type Real = { kase: Case; readonly events: [CaseEvent, ...CaseEvent[]]; now: Instant };

/** The status that a command leads to in the model; undefined where it is refused. */
type Rule = (model: Model, staff: Staff, now: Instant) => CaseStatus | undefined;

const holds = (model: Model, staff: Staff) => model.holder === staff.id;
const isLead = (staff: Staff) => staff.role === "lead";
const leaseRuns = (model: Model, now: Instant) => model.leaseEnds !== undefined && now < model.leaseEnds;
const inHand = (model: Model, staff: Staff, now: Instant) =>
  model.status === "claimed" && holds(model, staff) && leaseRuns(model, now);

const rules: Record<CaseCommandName, Rule> = {
  route: ({ status }) => (status === "submitted" ? "routed" : undefined),
  claim: (model, _staff, now) =>
    model.status === "routed" || (model.status === "claimed" && !leaseRuns(model, now))
      ? "claimed"
      : undefined,
  release: (model, staff) =>
    model.status === "claimed" && (holds(model, staff) || isLead(staff)) ? "routed" : undefined,
  reassign: ({ status, holder }, staff) =>
    (status === "claimed" || status === "accepted") && isLead(staff) && holder !== anotherClerk().id
      ? status
      : undefined,
  accept: (model, staff, now) => (inHand(model, staff, now) && !model.instant ? "accepted" : undefined),
  decline: (model, staff, now) => (inHand(model, staff, now) ? "declined" : undefined),
  decide: (model, staff, now) =>
    (model.status === "accepted" && holds(model, staff)) || (model.instant && inHand(model, staff, now))
      ? "decided"
      : undefined,
  withdraw: ({ status }) =>
    ["submitted", "routed", "claimed", "accepted"].includes(status) ? "withdrawn" : undefined,
  acknowledge: ({ status }) => (status === "decided" ? "closed" : undefined),
  reveal: (model, staff) => (isLead(staff) || holds(model, staff) ? model.status : undefined),
};

const keepsHolder: readonly CaseStatus[] = ["accepted", "decided", "closed", "declined"];

const advance = (model: Model, name: CaseCommandName, staff: Staff, status: CaseStatus, kase: Case) => {
  if (name === "reassign") model.holder = anotherClerk().id;
  else if (name === "claim") model.holder = staff.id;
  else if (status !== "claimed" && !keepsHolder.includes(status)) model.holder = undefined;
  model.leaseEnds = kase.status === "claimed" ? kase.leaseEnds : undefined;
  model.status = status;
};

/** What is left of events that were written down as JSON without what people wrote in them. */
const keptFacts = (events: Real["events"]): Real["events"] =>
  JSON.parse(JSON.stringify(events, (name, value) => (name === "prose" ? undefined : value)));

const expectSound = ({ kase, events }: Real) => {
  expect(kase.version).toBe(events.length);
  events.forEach((event, index) => {
    expect(event.n).toBe(index + 1);
    expect(event.before).toBe(events[index - 1]?.after ?? null);
  });
  expect(events.at(-1)?.after).toBe(kase.status);
  expect(keptFacts(events).reduce<Case | undefined>(evolve, undefined)).toEqual(kase);
  expect(parseInstant(kase.due.at)).toBe(kase.due.at);
  const { id, pins, standard, limits, submittedAt } = aCase({ status: "submitted" }).origin;
  expect(kase).toMatchObject({ origin: { id, pins, standard, submittedAt }, window: "xian-610100-1" });
  expect(kase.origin.limits.promised).toEqual(
    kase.origin.caseType === "instant" ? ofInstantMatter().limits.promised : limits.promised,
  );
};

const reached = new Set<CaseStatus>();

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
    reached.add(answer.next.status);
    expectSound(real);
    const { kase } = real;
    expect("holder" in kase ? kase.holder : undefined).toBe(model.holder);
  },
  toString: () => `${name} by ${staff.id} ${minutes} min later`,
});

const anyStaff = fc.constantFrom(aStaff(), anotherClerk(), aLead());
const anyMinutes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 600 }) },
);

const steps = (name: CaseCommandName) =>
  fc.tuple(anyStaff, anyMinutes).map(([staff, minutes]) => step(name, staff, minutes));

/** Withdrawing is left to its own steps, so that most cases live long. */
const working: readonly CaseCommandName[] = [
  "route",
  "claim",
  "release",
  "reassign",
  "accept",
  "decline",
  "decide",
  "acknowledge",
  "reveal",
];

const newborn = (instant: boolean): { model: Model; real: Real } => {
  const kase = aCase({ status: "submitted", ...(instant ? ofInstantMatter() : {}) });
  const { origin, window, due } = kase;
  const first: CaseEvent = {
    type: "CaseSubmitted",
    n: 1,
    at: origin.submittedAt,
    actor: { kind: "partner", id: origin.partner },
    before: null,
    after: "submitted",
    origin,
    window,
    due,
  };
  return {
    model: { status: "submitted", holder: undefined, leaseEnds: undefined, instant },
    real: { kase, events: [first], now: at("2026-03-02T01:00:00.000Z") },
  };
};

const run = (instant: boolean, life: Iterable<fc.Command<Model, Real>>) =>
  fc.modelRun(() => newborn(instant), life);

describe("any life of a case", () => {
  it("follows the model: statuses, holders, leases, and a history that counts, chains and rebuilds the case", () => {
    const life = fc.commands(working.map(steps), { maxCommands: 80, size: "max" });
    fc.assert(fc.property(fc.boolean(), life, run), { numRuns: 300 });
    const expected = caseStatuses.filter((status) => status !== "withdrawn");
    expect([...reached].sort()).toEqual([...expected].sort());
  });

  it("may end in a withdrawal at any moment before the decision, and never after it", () => {
    const life = fc.commands([...working, "withdraw" as const].map(steps), { maxCommands: 40, size: "max" });
    fc.assert(fc.property(fc.boolean(), life, run), { numRuns: 200 });
    expect(reached).toContain("withdrawn");
  });
});
