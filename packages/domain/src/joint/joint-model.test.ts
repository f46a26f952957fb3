import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCaseId, aMatterId, aRegion, at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../test/builders/submission.ts";
import type { AdmissionBook } from "../agreement/examine.ts";
import { type Case, dueOf, isOpen } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { accept } from "../case/transitions/accept.ts";
import { claim } from "../case/transitions/claim.ts";
import { decide } from "../case/transitions/decide.ts";
import { decline } from "../case/transitions/decline.ts";
import { closePart } from "../case/transitions/joint/close-part.ts";
import { endPart } from "../case/transitions/joint/end-part.ts";
import { partsFreedBy, settlePart } from "../case/transitions/joint/settle-part.ts";
import { route } from "../case/transitions/route.ts";
import { submit } from "../case/transitions/submit.ts";
import { withdraw } from "../case/transitions/withdraw.ts";
import type { Verdict } from "../case/verdict.ts";
import type { JointGround } from "./begin-parts.ts";
import type { JointPart, PartId } from "./joint-part.ts";
import { type PartGround, type StartedPart, startPart } from "./start-part.ts";

const moment = { now: at("2026-03-02T01:00:00.000Z"), calendar: chinaCalendar };
const nanjing = aRegion("320100");
const matter = aMatterId("food-business-permit");
const part = (id: string, ...after: string[]): JointPart => ({
  id: id as PartId,
  title: id,
  matter,
  where: "source",
  promised: { unit: "working-days", amount: 5 },
  ...(after.length > 0 ? { after: after as PartId[] } : {}),
});
const parts = [part("a"), part("b"), part("c", "a"), part("d", "b", "c")];
const entry = aListEntry({ modes: ["joint"], caseType: "promised", materials: [], parts });
const book: AdmissionBook = {
  coverages: [aCoverage({ list: { version: 1, entry } })],
  staffedWindow: aStaffedWindow(),
};

/** A child's id says its part and run, as the store's does. */
const groundOf = (id: string, run: number): PartGround => ({
  id: aCaseId(`${id}${run}`.padEnd(26, "0")),
  run,
  book,
  calendar: chinaCalendar,
});
const grounds: JointGround = new Map(parts.map(({ id }) => [id, groundOf(id, 1)]));

/** The joint case with all that was kept of its children. */
type World = { parent: Case; readonly children: Map<string, Case>; readonly events: CaseEvent[] };

const grown = (kase: Case | undefined, events: readonly CaseEvent[]): Case => {
  const next = events.reduce<Case | undefined>(evolve, kase);
  if (!next) throw new Error("a case without events");
  return next;
};

const begun = (): World => {
  const submitted = submit(aSubmission({ mode: "joint" }), book, noForms, moment, grounds);
  if (submitted.kind === "refusal") throw new Error(`refused: ${submitted.code}`);
  const children = new Map(
    submitted.children.map(({ part: id, events }) => [id as string, grown(undefined, events)] as const),
  );
  return { parent: grown(undefined, submitted.events), children, events: [...submitted.events] };
};

const staff = aStaff();
const granted = { outcome: "granted", document: null } as const;
const refused = { outcome: "refused", reasons: "信息不一致", remedies: "可申请复核" } as const;

/** What anybody may do with a case of the family. */
const works = {
  route: (kase: Case) => route.verdict(kase, "broker", undefined, moment),
  claim: (kase: Case) => claim.verdict(kase, staff, undefined, moment),
  accept: (kase: Case) => accept.verdict(kase, staff, undefined, moment),
  grant: (kase: Case) => decide.verdict(kase, staff, granted, moment),
  refuse: (kase: Case) => decide.verdict(kase, staff, refused, moment),
  decline: (kase: Case) =>
    decline.verdict(kase, staff, { reason: "缺少材料", rightOrgan: "别的机关" }, moment),
  withdraw: (kase: Case): Verdict => withdraw.verdict(kase, "partner", { reason: "不办了" }, moment),
} as const;

const doneWith = (world: World, id: string): void => {
  const child = world.children.get(id);
  const parent = child?.origin.parent;
  if (!child || !parent || (child.status !== "decided" && child.status !== "declined")) return;
  const outcome =
    child.status === "declined"
      ? ({ why: "declined", rightOrgan: "别的机关", prose: { reason: "缺少材料" } } as const)
      : child.outcome === "granted"
        ? granted
        : ({ outcome: "refused", prose: { reasons: "信息不一致", remedies: "可申请复核" } } as const);
  const next = partsFreedBy(world.parent, { part: parent.part, outcome }).flatMap((freed): StartedPart[] => {
    const placed = parts.find((one) => one.id === freed.id);
    if (!placed) return [];
    const { where: _where, ...terms } = placed;
    const started = startPart(
      world.parent.origin,
      { ...terms, region: nanjing },
      groundOf(freed.id, freed.run + 1),
      moment,
    );
    return started.kind === "started" ? [started] : [];
  });
  const { part: partId, run } = parent;
  const told = settlePart.verdict(world.parent, "broker", { part: partId, run, outcome, next }, moment);
  if (told.kind === "allowed") {
    world.events.push(...told.events);
    world.parent = grown(world.parent, told.events);
    for (const one of next) world.children.set(one.part, grown(undefined, one.events));
  }
  const closed = closePart.verdict(child, "broker", undefined, moment);
  if (closed.kind === "allowed") world.children.set(id, grown(child, closed.events));
};

const endAll = (world: World): void => {
  if (isOpen(world.parent) || world.parent.status === "decided") return;
  for (const [id, child] of world.children) {
    const ended = endPart.verdict(child, "broker", { status: world.parent.status, reason: "" }, moment);
    if (ended.kind === "allowed") world.children.set(id, grown(child, ended.events));
  }
};

const step = (world: World, who: string, work: keyof typeof works): void => {
  const kase = who === "parent" ? world.parent : world.children.get(who);
  // Nobody withdraws a part: the broker finds it for no partner.
  if (!kase || (work === "withdraw" && who !== "parent")) return;
  const verdict = works[work](kase);
  if (verdict.kind === "refusal") return;
  if (who !== "parent") {
    world.children.set(who, grown(kase, verdict.events));
    return;
  }
  world.events.push(...verdict.events);
  world.parent = grown(kase, verdict.events);
  endAll(world);
};

const expectSound = ({ parent, children, events }: World): void => {
  const states = new Map(parent.parts?.map((one) => [one.id as string, one.state]));
  expect([...states.keys()]).toEqual(["a", "b", "c", "d"]);
  expect(grown(undefined, events)).toEqual(parent);
  for (const id of states.keys()) {
    const told = events.filter(
      (event) => (event.type === "PartDecided" || event.type === "PartReturned") && event.part === id,
    );
    expect(told.length).toBeLessThanOrEqual(1);
    const child = children.get(id);
    if (states.get(id) === "waiting") expect(child).toBeUndefined();
    if (states.get(id) === "open") expect(child).toBeDefined();
    if (child && isOpen(child)) expect([states.get(id), isOpen(parent)]).toEqual(["open", true]);
    if (child) expect(dueOf(child).at > moment.now).toBe(true);
  }
  if (states.get("c") === "open" || states.get("c") === "granted") expect(states.get("a")).toBe("granted");
  if (parent.status === "decided" && parent.outcome === "granted")
    expect([...states.values()].every((state) => state === "granted")).toBe(true);
  if (!isOpen(parent))
    expect([...states.values()].filter((state) => state === "open" || state === "waiting")).toEqual([]);
};

const anyone = fc.constantFrom("parent", "a", "b", "c", "d");
const anyWork = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom("route", "claim", "accept", "grant") },
  { weight: 3, arbitrary: fc.constantFrom("refuse", "decline") },
  { weight: 1, arbitrary: fc.constant("withdraw" as const) },
) as fc.Arbitrary<keyof typeof works>;
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ who: anyone, work: anyWork }) },
  { weight: 1, arbitrary: fc.record({ settle: anyone }) },
);

type Step = { readonly who: string; readonly work: keyof typeof works } | { readonly settle: string };

/** Everybody goes on with what they have, until it is decided. */
const toTheEnd = (decision: "grant" | "refuse"): readonly Step[] =>
  ["a", "b", "c", "d", "parent"].flatMap((who) => [
    ...(["route", "claim", "accept", decision] as const).map((work) => ({ who, work })),
    { settle: who },
  ]);

const endings: readonly (readonly Step[])[] = [[], toTheEnd("grant"), toTheEnd("refuse")];

describe("any life of a joint case with its parts", () => {
  it("loses no part, decides none twice, starts none early, and grants only what every part was granted", () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 60, size: "max" }),
        fc.constantFrom(...endings),
        (some, end) => {
          const world = begun();
          for (const one of [...some, ...end]) {
            if ("settle" in one) doneWith(world, one.settle);
            else step(world, one.who, one.work);
            expectSound(world);
          }
          ends.add(world.parent.status === "decided" ? world.parent.outcome : world.parent.status);
          for (const state of world.parent.parts ?? []) ends.add(`part ${state.state}`);
        },
      ),
      { numRuns: 400 },
    );
    expect([...ends]).toEqual(
      expect.arrayContaining(["granted", "refused", "declined", "withdrawn", "part returned", "part ended"]),
    );
  });
});
