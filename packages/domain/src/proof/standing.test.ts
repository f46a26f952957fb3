import { describe, expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { addMs } from "../clock/instant.ts";
import { countStandings, standingOf } from "./standing.ts";

describe("where a case stands", () => {
  it("is open while work is owed, and else what became of it", () => {
    for (const status of ["submitted", "routed", "claimed", "accepted"] as const)
      expect(standingOf(aCase({ status }))).toBe("open");
    expect(standingOf(aCase({ status: "declined" }))).toBe("declined");
    expect(standingOf(aCase({ status: "withdrawn" }))).toBe("withdrawn");
  });

  it("is late from a millisecond after the due instant on, also once the result is acknowledged", () => {
    for (const status of ["decided", "closed"] as const) {
      const kase = aCase({ status });
      expect(standingOf({ ...kase, decidedAt: kase.due.at })).toBe("on-time");
      expect(standingOf({ ...kase, decidedAt: addMs(kase.due.at, 1) })).toBe("late");
    }
  });

  it("is counted once", () => {
    expect(countStandings(["open", "late", "open"])).toEqual({
      "on-time": 0,
      late: 1,
      declined: 0,
      withdrawn: 0,
      abandoned: 0,
      open: 2,
    });
  });
});
