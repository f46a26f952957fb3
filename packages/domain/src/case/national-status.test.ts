import { describe, expect, it } from "vitest";
import { type NationalStatusFacts, nationalStatuses, nationalStatusOf } from "./national-status.ts";

describe("the national status", () => {
  it.each<[NationalStatusFacts, number, string]>([
    [{ status: "submitted" }, 1, "已接件"],
    [{ status: "routed" }, 1, "已接件"],
    [{ status: "claimed" }, 1, "已接件"],
    [{ status: "accepted" }, 3, "已受理"],
    [{ status: "decided", outcome: "granted" }, 11, "办结(通过)"],
    [{ status: "decided", outcome: "refused" }, 13, "办结(不通过)"],
    [{ status: "closed", outcome: "granted" }, 11, "办结(通过)"],
    [{ status: "closed", outcome: "refused" }, 13, "办结(不通过)"],
    [{ status: "declined" }, 5, "不予受理"],
    [{ status: "withdrawn" }, 2, "已撤件"],
  ])("of %j is %d %s", (facts, code, label) => {
    expect(nationalStatusOf(facts)).toEqual({ code, label });
  });

  it("comes from a table of codes 1 to 15 without a label twice", () => {
    expect(Object.keys(nationalStatuses).map(Number)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    expect(new Set(Object.values(nationalStatuses)).size).toBe(15);
  });
});
