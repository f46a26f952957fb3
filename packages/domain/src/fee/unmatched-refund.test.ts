import { describe, expect, it } from "vitest";
import { aStaffId, at } from "../../../../test/builders/ids.ts";
import {
  type RefundCommand,
  refundAfter,
  type UnmatchedRefund,
  unmatchedStateOf,
} from "./unmatched-refund.ts";

const zhao = { id: aStaffId("zhao-min"), name: "赵敏" };
const he = { id: aStaffId("he-yun"), name: "何云" };
const now = at("2026-03-02T03:00:00.000Z");
const later = at("2026-03-02T04:00:00.000Z");
const reason = "缴款码有误";
const order: RefundCommand = { do: "order", reason };
const release: RefundCommand = { do: "release" };

const ordered: UnmatchedRefund = { reason, ordered: { ...zhao, at: now } };
const released: UnmatchedRefund = { ...ordered, released: { ...he, at: now } };
const refunded: UnmatchedRefund = { ...released, refundedAt: later };
const codeOf = (outcome: object) => ("code" in outcome ? outcome.code : "stands");

describe("the refund of a payment of no case", () => {
  it.each([
    ["nothing", undefined, order, zhao, "stands"],
    ["nothing, without a reason", undefined, { do: "order", reason: " " }, zhao, "reasons-required"],
    ["nothing", undefined, release, he, "refund-not-ordered"],
    ["an order", ordered, order, zhao, "stands"],
    ["an order, in other words", ordered, { do: "order", reason: "重复" }, zhao, "refund-already-ordered"],
    ["an order of another one", ordered, order, he, "refund-already-ordered"],
    ["an own order", ordered, release, zhao, "own-refund"],
    ["another one's order", ordered, release, he, "stands"],
    ["a release", released, release, he, "stands"],
    ["a release of an own order", released, release, zhao, "own-refund"],
    ["a refund that was made", refunded, release, he, "stands"],
  ] as const)("after %s", (_before, before, command, staff, comes) => {
    expect(codeOf(refundAfter(before, command, staff, later))).toBe(comes);
  });

  it("goes through its states by two people, and keeps who took a step first and when", () => {
    const first = refundAfter(undefined, order, zhao, now) as UnmatchedRefund;
    const second = refundAfter(first, release, he, now) as UnmatchedRefund;
    expect(second).toEqual(released);
    expect(refundAfter(second, release, he, later)).toBe(second);
    expect([undefined, first, second, refunded].map(unmatchedStateOf)).toEqual([
      "unmatched",
      "refund-ordered",
      "to-refund",
      "refunded",
    ]);
  });
});
