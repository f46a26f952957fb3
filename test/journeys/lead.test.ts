import { batchOperations, notificationOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { staff } from "./broker.ts";
import { claimed, routed, worker } from "./steps.ts";
import { until } from "./until.ts";

const clerk = worker("xian-clerk-0");

describe("the lead", () => {
  const lead = worker("xian-lead");

  test("gives a held case to another clerk, and the former holder's late write is refused", async () => {
    const { caseId, version } = await claimed();
    const given = expectValue(await lead.reassign(caseId, version, "xian-clerk-1", "材料原件在三号柜"));
    expect(given).toMatchObject({ status: "claimed", holder: "xian-clerk-1", holderName: "张伟" });
    expect(await clerk.accept(caseId, version)).toMatchObject({
      problem: { code: "version-stale", status: 412 },
    });
    expect(await clerk.accept(caseId, given.version)).toMatchObject({
      problem: { code: "not-holder", status: 403, holderName: "张伟" },
    });
    const receiver = worker("xian-clerk-1");
    const seen = expectValue(await receiver.look(caseId));
    const note = "材料原件在三号柜";
    expect(seen.handOver).toMatchObject({ reason: "原经办人请假", note });
    expect(seen.timeline.at(-1)).toMatchObject({ type: "CaseReassigned", note: "张伟\n原经办人请假" });
    const told = await until(async () => {
      const listed = await staff("xian-clerk-1").call(notificationOperations.listNotifications);
      return expectValue(listed).notifications.find((one) => one.caseId === caseId);
    });
    expect(told).toMatchObject({ kind: "assigned", read: false });
    expect(expectValue(await receiver.accept(caseId, given.version)).status).toBe("accepted");
  });

  test("puts a clerk's case back on the board; another clerk cannot", async () => {
    const { caseId, version } = await claimed();
    expect(await worker("xian-clerk-1").release(caseId, version)).toMatchObject({
      problem: { code: "not-holder" },
    });
    expect(expectValue(await lead.release(caseId, version)).status).toBe("routed");
    expect(expectValue(await worker("xian-clerk-1").claim(caseId)).holderName).toBe("张伟");
  });

  test("sees all that the team holds; a clerk does not", async () => {
    const { caseId } = await claimed("xian-clerk-2");
    const held = expectValue(await lead.board("team")).cases;
    expect(held.find((row) => row.caseId === caseId)).toMatchObject({
      holderName: "陈静",
      applicant: "张**",
    });
    expect(await clerk.board("team")).toMatchObject({ problem: { code: "lead-required", status: 403 } });
  });

  test("cannot give a case to someone outside the team, or to whoever holds it", async () => {
    const { caseId, version } = await claimed();
    for (const stranger of ["yinchuan-clerk-0", "nobody-at-all"])
      expect(await lead.reassign(caseId, version, stranger)).toMatchObject({
        problem: { code: "not-on-team", status: 422 },
      });
    expect(await lead.reassign(caseId, version, "xian-clerk-0")).toMatchObject({
      problem: { code: "already-holder" },
    });
  });

  test("gives waiting and held cases at once; one that moved on stays with whoever has it", async () => {
    const [waits, held, moved] = [await routed(), await claimed(), await routed()];
    expectValue(await worker("xian-clerk-2").claim(moved.caseId));
    const cases = [waits, held, moved].map(({ caseId, version }) => ({ caseId, version }));
    const body = { action: "reassign" as const, to: "xian-clerk-1", reason: "原经办人请假", cases };
    const { results } = expectValue(await staff("xian-lead").call(batchOperations.actOnCases, { body }));
    expect(results.map(({ problem }) => problem)).toEqual([null, null, "version-stale"]);
    const holders = await Promise.all(
      cases.map(async ({ caseId }) => expectValue(await lead.look(caseId)).holder),
    );
    expect(holders).toEqual(["xian-clerk-1", "xian-clerk-1", "xian-clerk-2"]);
    const asClerk = expectValue(await staff("xian-clerk-0").call(batchOperations.actOnCases, { body }));
    expect(asClerk.results.map(({ problem }) => problem)).toEqual([
      "version-stale",
      "version-stale",
      "version-stale",
    ]);
  });

  test("and every clerk find what they decided on a list of its own, with whether it was in time", async () => {
    const { caseId, version } = await claimed("xian-clerk-4");
    expectValue(await worker("xian-clerk-4").decline(caseId, version, "不属于本机关职权", "西安市公安局"));
    const [row] = expectValue(await worker("xian-clerk-4").board("done")).cases;
    expect(row).toMatchObject({ caseId, status: "declined", finish: { late: false, lateStatutory: false } });
    expect(expectValue(await lead.board("done")).cases).toEqual([]);
  });
});
