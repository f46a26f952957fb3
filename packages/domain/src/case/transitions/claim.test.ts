import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../test/builders/case.ts";
import { withNext } from "../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../../test/builders/staff.ts";
import type { Instant } from "../../clock/instant.ts";
import type { Staff } from "../../staff.ts";
import type { Case } from "../case.ts";
import { accept } from "./accept.ts";
import { claim } from "./claim.ts";
import { reassign } from "./reassign.ts";
import { release } from "./release.ts";

const liMei = aStaff();
const leaseEnds = at("2026-03-02T05:30:00.000Z");
const lastMoment = at("2026-03-02T05:29:59.999Z");
const held = aCase({ status: "claimed", leaseEnds });

const on = (now: Instant) => ({ now, calendar: chinaCalendar });
const claimAt = (kase: Case, now: Instant, staff = liMei) =>
  withNext(kase, claim.verdict(kase, staff, undefined, on(now)));
const acceptAt = (kase: Case, now: Instant, staff = liMei) =>
  withNext(kase, accept.verdict(kase, staff, undefined, on(now)));
const releaseAt = (kase: Case, now: Instant, staff = liMei) =>
  withNext(kase, release.verdict(kase, staff, { reason: "改由其他人办理" }, on(now)));
const reassignAt = (kase: Case, now: Instant, lead: Staff, to: Staff) =>
  withNext(kase, reassign.verdict(kase, lead, { to, reason: "原经办人请假" }, on(now)));

describe("a claim", () => {
  it.each([
    ["at 09:30 until 13:30", "2026-03-02T01:30:00.000Z", "2026-03-02T05:30:00.000Z"],
    ["before opening from opening on", "2026-03-02T00:00:00.000Z", "2026-03-02T05:00:00.000Z"],
    ["at 13:30 until closing, not the next opening", "2026-03-02T05:30:00.000Z", "2026-03-02T09:30:00.000Z"],
    ["at 16:30 until the next day at noon", "2026-03-02T08:30:00.000Z", "2026-03-03T04:00:00.000Z"],
    [
      "at 16:30 before a holiday until the first day after it",
      "2026-04-30T08:30:00.000Z",
      "2026-05-06T04:00:00.000Z",
    ],
  ])("reserves the case %s", (_when, now, until) => {
    expect(claimAt(aCase({ status: "routed" }), at(now))).toMatchObject({
      kind: "allowed",
      next: { status: "claimed", holder: "li-mei", claimedAt: now, leaseEnds: until },
      events: [
        {
          type: "CaseClaimed",
          holder: "li-mei",
          leaseEnds: until,
          actor: { kind: "staff", id: "li-mei", name: "李梅" },
        },
      ],
    });
  });

  it("lasts as long as the standard pinned on the case says", () => {
    const standard = aStandard({ lease: { unit: "working-hours", amount: 1 } });
    expect(claimAt(aCase({ status: "routed", standard }), at("2026-03-02T01:30:00.000Z"))).toMatchObject({
      next: { leaseEnds: "2026-03-02T02:30:00.000Z" },
    });
  });

  it("leaves the notice clock as it was", () => {
    const kase = aCase({ status: "routed" });
    expect(claimAt(kase, at("2026-03-02T08:00:00.000Z"))).toMatchObject({
      next: { clocks: { notice: kase.clocks.notice } },
    });
  });

  it("is refused to others, and to the holder again, up to the last ms of the lease, naming holder and end", () => {
    for (const staff of [liMei, anotherClerk(), aLead()]) {
      expect(claimAt(held, lastMoment, staff)).toEqual({
        kind: "refusal",
        code: "already-claimed",
        facts: { holder: "li-mei", claimedAt: held.claimedAt, leaseEnds },
      });
    }
  });

  it("may be taken over from the moment the lease ends, and the event says from whom", () => {
    expect(claimAt(held, leaseEnds, anotherClerk())).toMatchObject({
      kind: "allowed",
      next: { holder: "zhang-wei", version: 4, leaseEnds: "2026-03-02T09:30:00.000Z" },
      events: [{ type: "CaseClaimed", takenOverFrom: "li-mei", n: 4, before: "claimed", after: "claimed" }],
    });
  });

  it("says of no one that it was taken over from them when the case was free", () => {
    const answer = claimAt(aCase({ status: "routed" }), leaseEnds);
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.events[0]).not.toHaveProperty("takenOverFrom");
  });

  it("is refused where its lease would end beyond the calendar", () => {
    expect(claimAt(aCase({ status: "routed" }), at("2027-12-31T09:00:00.000Z"))).toMatchObject({
      code: "due-date-beyond-calendar",
      facts: { year: 2028 },
    });
  });
});

describe("a holder whose lease ended", () => {
  it("can accept at its last ms, not at its end", () => {
    expect(acceptAt(held, lastMoment)).toMatchObject({ kind: "allowed" });
    expect(acceptAt(held, leaseEnds)).toEqual({
      kind: "refusal",
      code: "lease-ended",
      facts: { leaseEnded: leaseEnds },
    });
  });

  it("is told who holds the case once another took it over", () => {
    const taken = claimAt(held, leaseEnds, anotherClerk());
    if (taken.kind === "refusal") throw new Error(taken.code);
    expect(acceptAt(taken.next, leaseEnds)).toMatchObject({
      code: "not-holder",
      facts: { holder: "zhang-wei" },
    });
  });

  it("has no lease to fear after acceptance", () => {
    expect(aCase({ status: "accepted" })).not.toHaveProperty("leaseEnds");
  });

  it("may still give the case back", () => {
    expect(releaseAt(held, leaseEnds)).toMatchObject({
      next: { status: "routed", routedAt: leaseEnds },
    });
  });
});

describe("a released case", () => {
  it("is on the board again for anyone, by its holder or by the lead", () => {
    for (const staff of [liMei, aLead()]) {
      const answer = releaseAt(held, lastMoment, staff);
      if (answer.kind === "refusal") throw new Error(answer.code);
      expect(answer.events).toMatchObject([{ type: "CaseReleased", actor: { id: staff.id } }]);
      expect(claimAt(answer.next, lastMoment, anotherClerk())).toMatchObject({ kind: "allowed" });
    }
  });

  it("is not given back by another clerk", () => {
    expect(releaseAt(held, lastMoment, anotherClerk())).toMatchObject({ code: "not-holder" });
  });
});

describe("a reassigned case", () => {
  const to = anotherClerk();

  it("starts a new lease while it is claimed", () => {
    expect(reassignAt(held, leaseEnds, aLead(), to)).toMatchObject({
      next: {
        status: "claimed",
        holder: "zhang-wei",
        claimedAt: leaseEnds,
        leaseEnds: "2026-03-02T09:30:00.000Z",
      },
      events: [
        { type: "CaseReassigned", from: "li-mei", to: "zhang-wei", leaseEnds: "2026-03-02T09:30:00.000Z" },
      ],
    });
  });

  it("keeps its acceptance and both clocks once it is accepted", () => {
    const kase = aCase({ status: "accepted" });
    expect(reassignAt(kase, leaseEnds, aLead(), to)).toMatchObject({
      next: { ...kase, holder: "zhang-wei", version: 5 },
    });
  });

  it.each([
    ["a clerk", liMei, to, "lead-required"],
    ["a coordinator", aStaff({ role: "coordinator" }), to, "lead-required"],
    ["the lead to someone of another window", aLead(), aStaff({ id: to.id, windows: [] }), "not-on-team"],
    ["the lead to its holder", aLead(), liMei, "already-holder"],
  ] as const)("is refused when asked by %s", (_who, lead, receiver, code) => {
    expect(reassignAt(held, lastMoment, lead, receiver)).toMatchObject({ code });
  });
});
