import { windowRoutes } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { partner, staff } from "./broker.ts";
import { claimed, routed, worker } from "./steps.ts";

const nobodys = "0123456789abcdefghjkmnpqrs";

test("another partner's case is not found, exactly as one that never was, and stays as it is", async () => {
  const { caseId, version } = await routed();
  const stranger = partner("yinchuan-gov");
  for (const id of [caseId, nobodys])
    for (const asked of [
      () => stranger.getCase(id),
      () => stranger.withdrawCase(id, "不是我的"),
      () => stranger.acknowledgeResult(id),
    ])
      expect(await asked()).toMatchObject({ ok: false, problem: { status: 404, code: "not-found" } });
  expect(expectValue(await partner("nanjing-gov").getCase(caseId)).version).toBe(version);
});

test("another region's case is not found for a clerk or a lead, whatever they try, and stays as it is", async () => {
  const { caseId, version } = await claimed();
  for (const id of [caseId, nobodys])
    for (const name of ["yinchuan-clerk-0", "yinchuan-lead"]) {
      const { look, claim, release, accept, decline, grant } = worker(name);
      const tries = [
        await look(id),
        await claim(id),
        await release(id, version),
        await accept(id, version),
        await decline(id, version, "不归我们", "别处"),
        await grant(id, version),
        await staff(name).call(windowRoutes.revealApplicant, {
          params: { caseId: id },
          body: { reason: "看看" },
        }),
      ];
      for (const answer of tries)
        expect(answer).toMatchObject({ ok: false, problem: { status: 404, code: "not-found" } });
    }
  expect(await worker("yinchuan-lead").reassign(caseId, version, "yinchuan-clerk-0")).toMatchObject({
    problem: { code: "not-found" },
  });
  expect(expectValue(await worker("xian-clerk-0").look(caseId)).version).toBe(version);
});

test("personal data is masked until someone with a need asks for it, and that is on the record", async () => {
  const { caseId, version } = await claimed("xian-clerk-4");
  const reveal = (name: string, reason: string) =>
    staff(name).call(windowRoutes.revealApplicant, { params: { caseId }, body: { reason } });
  expect(await reveal("xian-clerk-5", "好奇")).toMatchObject({
    problem: { code: "not-holder", status: 403 },
  });
  expect(await reveal("xian-clerk-4", "   ")).toMatchObject({ problem: { code: "invalid-request" } });
  expect(expectValue(await reveal("xian-clerk-4", "电话核实")).applicant).toMatchObject({
    name: "张三丰",
    citizenId: "11010519491231002X",
  });
  const seen = expectValue(await worker("xian-clerk-4").look(caseId));
  expect(seen.version).toBe(version + 1);
  expect(seen.timeline.at(-1)).toMatchObject({ type: "ApplicantRevealed", actor: "赵敏", note: "电话核实" });
  expect(JSON.stringify(seen)).not.toContain("11010519491231002X");
  const partnersView = expectValue(await partner("nanjing-gov").getCase(caseId));
  expect(partnersView.timeline.map(({ type }) => type)).not.toContain("ApplicantRevealed");
  expect(JSON.stringify(partnersView)).not.toContain("赵敏");
});
