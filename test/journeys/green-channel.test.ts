import { coordinatorOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { claimed, routed, worker } from "./steps.ts";

test("a lead lets a case go first, with a ground and on the record, and puts it back", async () => {
  const [clerk, lead] = [worker("xian-clerk-6"), worker("xian-lead")];
  const earlier = await claimed("xian-clerk-6");
  const later = await claimed("xian-clerk-6");
  const order = async () => {
    const { cases } = expectValue(await clerk.board("mine"));
    const places = [earlier, later].map(({ caseId }) => cases.findIndex((one) => one.caseId === caseId));
    return (places[0] ?? 0) - (places[1] ?? 0);
  };
  expect(await order()).toBeLessThan(0);
  expect(codeOf(await clerk.givePriority(later.caseId, later.version, "disaster-relief"))).toBe("forbidden");
  expect(codeOf(await lead.givePriority(later.caseId, later.version, "hurry"))).toBe(
    "priority-ground-unknown",
  );
  const first = expectValue(await lead.givePriority(later.caseId, later.version, "disaster-relief"));
  expect(first).toMatchObject({
    priority: true,
    greenChannel: { ground: "disaster-relief", reasons: "抢险物资运输" },
  });
  expect(await order()).toBeGreaterThan(0);
  expect(codeOf(await lead.givePriority(later.caseId, first.version, "disaster-relief"))).toBe(
    "already-prioritized",
  );
  const seen = expectValue(await partner("nanjing-gov").getCase(later.caseId));
  expect(seen.timeline.map(({ type }) => type)).toContain("PriorityGiven");
  expect(JSON.stringify(seen)).not.toContain("抢险物资");
  const back = expectValue(await lead.endPriority(later.caseId, first.version));
  expect(back).toMatchObject({ priority: false, greenChannel: null });
  expect(await order()).toBeLessThan(0);
});

test("a coordinator of the handling region does so as well, one of the source region does not", async () => {
  const { caseId } = await routed();
  const call = { params: { caseId }, body: { ground: "urgent-livelihood", reasons: "停业待证" } };
  const theirs = await staff("nanjing-coordinator").call(coordinatorOperations.givePriorityToCase, call);
  expect(codeOf(theirs)).toBe("not-found");
  const kase = expectValue(
    await staff("xian-coordinator").call(coordinatorOperations.givePriorityToCase, call),
  );
  expect(kase).toMatchObject({ priority: true, status: "routed" });
});
