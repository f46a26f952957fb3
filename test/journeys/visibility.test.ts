import { caseActionOperations, coordinatorOperations, windowOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { partner, staff } from "./broker.ts";
import { NANJING, XIAN } from "./directory.ts";
import { claimed, routed, worker } from "./steps.ts";
import { until } from "./until.ts";

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
        await staff(name).call(caseActionOperations.reveal, {
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
    staff(name).call(caseActionOperations.reveal, { params: { caseId }, body: { reason } });
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

test("the region that sent a case out follows it: what became of it, not who works on it or looked", async () => {
  const { caseId, version } = await claimed("xian-clerk-6");
  const params = { caseId };
  const handler = staff("xian-clerk-6");
  expectValue(await handler.call(caseActionOperations.reveal, { params, body: { reason: "电话核实身份" } }));
  expectValue(await worker("xian-clerk-6").accept(caseId, version + 1));
  for (const name of ["nanjing-clerk", "nanjing-coordinator"]) {
    const seen = expectValue(await worker(name).look(caseId));
    expect(seen).toMatchObject({
      side: "source",
      status: "accepted",
      holder: null,
      holderName: null,
      actions: [],
    });
    expect(seen.timeline.map(({ type, actor, note }) => [type, actor, note])).toEqual([
      ["CaseSubmitted", "nanjing-gov", null],
      ["CaseRouted", "broker", null],
      ["CaseClaimed", "staff", null],
      ["CaseAccepted", "staff", null],
    ]);
    for (const hidden of ["周强", "xian-clerk-6", "电话核实身份", "11010519491231002X", "张三丰"])
      expect(JSON.stringify(seen)).not.toContain(hidden);
  }
  const board = await staff("nanjing-clerk").call(windowOperations.readBoard, {
    query: { list: "sent", limit: 500 },
  });
  const sent = expectValue(board).cases;
  expect(sent.find((row) => row.caseId === caseId)).toMatchObject({ side: "source", holderName: null });
  expect(new Set(sent.map(({ source }) => source))).toEqual(new Set([NANJING]));
});

test("a coordinator counts and lists what their region sent out apart from what it received", async () => {
  const { caseId } = await claimed("xian-clerk-6");
  const coordinator = staff("nanjing-coordinator");
  const query = { region: NANJING, direction: "out" } as const;
  const { cases } = expectValue(await coordinator.call(coordinatorOperations.listRegionCases, { query }));
  expect(cases.map((row) => row.caseId)).toContain(caseId);
  const received = { query: { region: NANJING, direction: "in" } } as const;
  expect(expectValue(await coordinator.call(coordinatorOperations.listRegionCases, received)).cases).toEqual(
    [],
  );
  const summary = await until(async () => {
    const found = expectValue(await coordinator.call(coordinatorOperations.summarizeRegion, { query }));
    return (found.counts["claimed"] ?? 0) > 0 ? found : undefined;
  });
  expect(summary).toMatchObject({ direction: "out", dueToday: null, overdue: null });
  const theirs = { query: { region: XIAN, direction: "out" } } as const;
  expect(await coordinator.call(coordinatorOperations.listRegionCases, theirs)).toMatchObject({
    problem: { code: "not-found" },
  });
});

test("a look at the applicant is not repeated by its key: not unrecorded, and not by who lost the case", async () => {
  const { caseId } = await claimed("xian-clerk-4");
  const key = { idempotencyKey: "look-at-the-applicant" };
  const look = () =>
    staff("xian-clerk-4").call(caseActionOperations.reveal, {
      params: { caseId },
      body: { reason: "电话核实" },
      ...key,
    });
  const looks = async () =>
    expectValue(await worker("xian-lead").look(caseId)).timeline.filter(
      ({ type }) => type === "ApplicantRevealed",
    );
  expectValue(await look());
  expectValue(await look());
  expect(await looks()).toHaveLength(2);
  const { version } = expectValue(await worker("xian-lead").look(caseId));
  expectValue(await worker("xian-lead").reassign(caseId, version, "xian-clerk-5"));
  expect(await look()).toMatchObject({ ok: false, problem: { code: "not-holder" } });
  expect(await looks()).toHaveLength(2);
});
