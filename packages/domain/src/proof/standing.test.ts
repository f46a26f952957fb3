import { describe, expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { dueOf, openStatuses } from "../case/case.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import { countStandings, standingOf } from "./standing.ts";

describe("where a case stands", () => {
  it("is open while work is owed, and else what became of it", () => {
    for (const status of openStatuses) expect(standingOf(aCase({ status }))).toBe("open");
    expect(standingOf(aCase({ status: "declined" }))).toBe("declined");
    expect(standingOf(aCase({ status: "withdrawn" }))).toBe("withdrawn");
    expect(standingOf(aCase({ status: "abandoned" }))).toBe("abandoned");
    expect(standingOf(aCase({ status: "terminated" }))).toBe("terminated");
  });

  it("is late from a millisecond after the due instant on, also once the result is acknowledged", () => {
    const kase = aCase({ status: "accepted" });
    const due = dueOf(kase).at;
    const decidedAt = (now: Instant) => withNext(kase, caseCommands.decide(kase, aStaff(), now));
    const closedAt = (now: Instant) => {
      const decided = decidedAt(now);
      if (decided.kind === "refusal") throw new Error(decided.code);
      return [decided, withNext(decided.next, caseCommands.acknowledge(decided.next, aStaff(), now))];
    };
    const standings = (now: Instant) =>
      closedAt(now).map((one) => (one.kind === "refusal" ? one.code : standingOf(one.next)));
    expect(standings(due)).toEqual(["on-time", "on-time"]);
    expect(standings(addMs(due, 1))).toEqual(["late", "late"]);
  });

  it("is counted once", () => {
    expect(countStandings(["open", "late", "open"])).toEqual({
      "on-time": 0,
      late: 1,
      declined: 0,
      withdrawn: 0,
      abandoned: 0,
      terminated: 0,
      open: 2,
    });
  });
});
