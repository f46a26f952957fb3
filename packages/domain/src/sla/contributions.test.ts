import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aCoverage,
  aListEntry,
  anInstantListEntry,
  aStaffedWindow,
} from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { aMatterId, aRegion, at } from "../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../test/builders/submission.ts";
import type { MatterListEntry } from "../agreement/agreement.ts";
import { type BundlePlace, type Case, isOpen } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { submit } from "../case/transitions/submit.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import type { BundleId, PackageId } from "../ids.ts";
import { placeIn } from "../package/bundle.ts";
import type { MemberId, PackageMember } from "../package/package.ts";
import { type Contribution, contributions, needsClocks } from "./contributions.ts";
import { scopeKinds } from "./scope.ts";

/** Monday 2026-03-02, 09:30 in Shanghai. */
const monday = at("2026-03-02T01:30:00.000Z");
const later = (minutes: number): Instant => addMs(monday, minutes * 60_000);
const days = (count: number): number => count * 1_440;

const aMember = (id: string, ...after: string[]): PackageMember => ({
  id: id as MemberId,
  title: id,
  matter: aMatterId("food-business-permit"),
  handling: aRegion("610100"),
  mode: "agent-intake",
  after: after as MemberId[],
});

type Step = readonly [name: CaseCommandName, minutes: number];

/** The events of a case that is given commands, each so many minutes after the submission; refused ones change nothing. */
const lifeOf = (steps: readonly Step[], entry: MatterListEntry = aListEntry()): readonly CaseEvent[] => {
  const submission = aSubmission({ matter: entry.matter, mode: entry.modes[0] ?? "online" });
  const coverages = [aCoverage({ list: { version: 5, entry } })];
  const moment = { now: monday, calendar: chinaCalendar };
  const first = withNext(
    undefined,
    submit(submission, { coverages, staffedWindow: aStaffedWindow() }, noForms, moment),
  );
  if (first.kind === "refusal") throw new Error(first.code);
  const events = [...first.events];
  let kase = first.next;
  for (const [name, minutes] of steps) {
    const staff = name.endsWith("-extension") && name !== "ask-extension" ? aLead() : aStaff();
    const done = withNext(kase, caseCommands[name](kase, staff, later(minutes)));
    if (done.kind === "refusal") continue;
    events.push(...done.events);
    kase = done.next;
  }
  return events;
};

type Told = "everything" | "what is needed";

/** What a life contributes, told all clocks before each event, or only where they are needed. */
const countedOf = (events: readonly CaseEvent[], told: Told = "what is needed"): readonly Contribution[] => {
  let kase: Case | undefined;
  return events.flatMap((event) => {
    const before = kase;
    kase = evolve(kase, event);
    const { origin, window } = kase;
    const clocks = told === "everything" || needsClocks(event) ? (before?.clocks ?? {}) : undefined;
    return contributions({ ...event, window }, { origin, ...(clocks ? { clocks } : {}) });
  });
};

const sumsOf = (all: readonly Contribution[], kind: (typeof scopeKinds)[number] = "overall") => {
  const sums: Record<string, number> = {};
  for (const { scope, metric, delta } of all)
    if (scope.kind === kind) sums[metric] = (sums[metric] ?? 0) + delta;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

const straight: readonly Step[] = [
  ["route", 0],
  ["claim", 1],
  ["accept", 2],
  ["decide", days(2)],
  ["acknowledge", days(2) + 1],
];

describe("a case's contributions", () => {
  it("of a straight life: limits, use and time in the matter's unit, every clock once", () => {
    const sums = sumsOf(countedOf(lifeOf(straight)));
    expect(sums).toMatchObject({
      received: 1,
      "mode:agent-intake": 1,
      accepted: 1,
      granted: 1,
      "on-time": 1,
      "law:working-days": 1,
      "law-limit:working-days": 15,
      "law-used:working-days": 2,
      "promise-limit:working-days": 10,
      "promise-used:working-days": 2,
      "cut-law:working-days": 15,
      "cut-promise:working-days": 10,
      "in:closed": 1,
      "kept:notice": 1,
      "kept:claim": 1,
      "kept:handling": 1,
    });
    expect(sums).not.toHaveProperty("in:decided");
    expect(sums).not.toHaveProperty("overdue");
  });

  it("of results that the window sends out are counted by way: failed, come back or not, delivered in time or late", () => {
    const decided = straight.slice(0, 4);
    const prompt = lifeOf([
      ...decided,
      ["dispatch-result", days(3)],
      ["fail-delivery", days(4)],
      ["confirm-delivery", days(5)],
    ]);
    const way = prompt.find((event) => event.type === "ResultDispatched")?.way;
    expect(sumsOf(countedOf(prompt))).toMatchObject({
      [`sent:${way}`]: 1,
      [`failed:${way}`]: 1,
      [`delivered:${way}`]: 1,
      [`in-time:${way}`]: 1,
    });
    expect(sumsOf(countedOf(prompt))).not.toHaveProperty(`returned:${way}`);
    const late = lifeOf([...decided, ["dispatch-result", days(3)], ["confirm-delivery", days(60)]]);
    expect(sumsOf(countedOf(late))).toMatchObject({ [`delivered:${way}`]: 1 });
    expect(sumsOf(countedOf(late))).not.toHaveProperty(`in-time:${way}`);
  });

  it("count it in one scope of each kind, and of a member of staff only what they did", () => {
    const all = countedOf(lifeOf(straight));
    for (const kind of scopeKinds) {
      const names = new Set(all.flatMap(({ scope }) => (scope.kind === kind ? [JSON.stringify(scope)] : [])));
      expect(names.size, kind).toBe(kind === "package" ? 0 : 1);
    }
    expect(sumsOf(all, "staff")).toMatchObject({ accepted: 1, granted: 1, "law-used:working-days": 2 });
    expect(Object.keys(sumsOf(all, "staff")).filter((metric) => /^(in:|received)/.test(metric))).toEqual([]);
  });

  it("of an instant matter tell whether it was decided on the spot, and compare nothing with a limit of no length", () => {
    const sums = sumsOf(
      countedOf(
        lifeOf(
          [
            ["route", 0],
            ["claim", 1],
            ["decide", 2],
          ],
          anInstantListEntry(),
        ),
      ),
    );
    expect(sums).toMatchObject({ instant: 1, "instant-decided": 1, "on-the-spot": 1, "on-time": 1 });
    expect(Object.keys(sums).filter((metric) => metric.startsWith("promise"))).toEqual([]);
  });

  it("of a matter promised in hours and limited in days keep the units apart", () => {
    const entry = aListEntry({
      matter: aMatterId("company-registration"),
      statutory: { unit: "working-days", amount: 3 },
      promised: { unit: "working-hours", amount: 3 },
    });
    const sums = sumsOf(
      countedOf(
        lifeOf(
          [
            ["route", 0],
            ["claim", 1],
            ["accept", 2],
            ["decide", 62],
          ],
          entry,
        ),
      ),
    );
    expect(sums).toMatchObject({
      "law-limit:working-days": 3,
      "promise-limit:working-hours": 180,
      "promise-used:working-hours": 60,
    });
    expect(Object.keys(sums).filter((metric) => metric.startsWith("cut"))).toEqual([]);
  });

  it("of a late decision raise what is overdue when it is told, and lower it once it is decided", () => {
    const told: readonly Step[] = [
      ["route", 0],
      ["claim", 1],
      ["accept", 2],
      ["warn", days(20)],
    ];
    const open = sumsOf(countedOf(lifeOf(told)));
    expect(open).toMatchObject({ overdue: 1 });
    const done = sumsOf(countedOf(lifeOf([...told, ["decide", days(21)]])));
    expect(done).toMatchObject({ granted: 1, "late:handling": 1 });
    expect(done).not.toHaveProperty("overdue");
    expect(done).not.toHaveProperty("on-time");
    const untold = sumsOf(countedOf(lifeOf([...told.slice(0, 3), ["decide", days(21)]])));
    expect(untold).not.toHaveProperty("overdue");
  });

  it("tell how long handling stood still, by ground, when it goes on", () => {
    const steps: readonly Step[] = [
      ["route", 0],
      ["claim", 1],
      ["accept", 2],
      ["suspend", 60],
      ["resume", 60 + days(1)],
    ];
    expect(sumsOf(countedOf(lifeOf(steps)))).toMatchObject({ suspensions: 1, "paused:hearing": 1_440 });
    const ended: readonly Step[] = [...steps.slice(0, 4), ["withdraw", 60 + days(2)]];
    expect(sumsOf(countedOf(lifeOf(ended)))).toMatchObject({ withdrawn: 1, "paused:hearing": 2_880 });
  });

  it("belong to the Shanghai date of their event", () => {
    const [received] = countedOf(lifeOf([]));
    const [, routed] = lifeOf([["route", 15 * 60]]);
    expect(received?.day).toBe("2026-03-02");
    expect(routed?.at).toBe("2026-03-02T16:30:00.000Z");
    expect(countedOf(lifeOf([["route", 15 * 60]])).at(-1)?.day).toBe("2026-03-03");
  });
});

describe("the cases of a bundle", () => {
  const place = placeIn(
    {
      id: "bundle" as BundleId,
      package: "open-restaurant" as PackageId,
      members: [aMember("a"), aMember("b", "a")],
    },
    "a" as MemberId,
  );
  const [first] = lifeOf([]);
  if (first?.type !== "CaseSubmitted") throw new Error("a life begins with its submission");
  const begin = (bundle: BundlePlace) =>
    contributions(first, { origin: { ...first.origin, bundle } }).filter(({ metric }) =>
      metric.startsWith("bundle"),
    );

  it("count it once as begun, in the whole, its source and its package, and each as a case of the package", () => {
    expect(begin(place).map(({ scope, delta }) => [scope.kind, delta])).toEqual([
      ["overall", 1],
      ["source", 1],
      ["package", 1],
    ]);
    expect(begin({ ...place, member: "b" as MemberId, begins: false })).toEqual([]);
    expect(begin({ id: place.id, member: place.member })).toEqual([]);
    const received = contributions(first, { origin: { ...first.origin, bundle: place } });
    expect(received).toContainEqual(
      expect.objectContaining({ scope: { kind: "package", id: "open-restaurant" }, metric: "received" }),
    );
  });

  it("tell once what it came to, and after how many days", () => {
    const ended = { ...first, type: "BundleEnded" as const, state: "partly-granted" as const, days: 4 };
    const told = contributions(ended, { origin: { ...first.origin, bundle: place } });
    const of = (kind: string) =>
      told.flatMap(({ scope, metric, delta }) =>
        scope.kind === kind && metric.startsWith("bundle") ? [[metric, delta]] : [],
      );
    expect(of("package")).toEqual([
      ["bundles-partly-granted", 1],
      ["bundle-days", 4],
    ]);
    expect(of("window")).toEqual([]);
  });
});

const names = Object.keys(caseCommands) as readonly CaseCommandName[];
const anyLife = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: days(4) })), { maxLength: 60 }),
  )
  .map(([instant, steps]) => {
    const timed = steps.map(
      ([name], i): Step => [name, steps.slice(0, i + 1).reduce((sum, [, more]) => sum + more, 0)],
    );
    return lifeOf(timed, instant ? anInstantListEntry() : aListEntry());
  });

describe("any life of a case", () => {
  it("leaves it counted once, in its last status, and overdue only while it is open", () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const kase = events.reduce<Case | undefined>(evolve, undefined);
        if (!kase) throw new Error("no case");
        for (const kind of scopeKinds.filter((one) => one !== "staff" && one !== "package")) {
          const sums = sumsOf(countedOf(events), kind);
          const statuses = Object.entries(sums).filter(([metric]) => metric.startsWith("in:"));
          const counted = kind === "window" && kase.status === "submitted" ? [] : [[`in:${kase.status}`, 1]];
          expect(statuses).toEqual(counted);
          expect([0, 1]).toContain(sums["overdue"] ?? 0);
          if (!isOpen(kase)) expect(sums).not.toHaveProperty("overdue");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("counts the same whether all its clocks are known or only those that are needed", () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        expect(countedOf(events)).toEqual(countedOf(events, "everything"));
      }),
      { numRuns: 300 },
    );
  });
});
