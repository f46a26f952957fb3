import { publicOperations, registryOperations, windowOperations } from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import { createClient, expectValue, verifyText } from "@tongban/sdk";
import { beforeAll, expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { broker, partner, staff } from "./broker.ts";
import { REVIEWED, XIAN } from "./directory.ts";
import { claimed, worker } from "./steps.ts";
import { until } from "./until.ts";

const handler = worker("xian-clerk-5");
const reviewer = worker("xian-clerk-4");
const refusal = {
  outcome: "refused",
  reasons: "车辆不符合规定条件",
  remedies: "可在六十日内申请行政复议",
} as const;
const grant = {
  outcome: "granted",
  document: { number: "陕运-2026-1", title: "道路运输经营许可证" },
} as const;

const accepted = async () => {
  const { caseId, version } = await claimed("xian-clerk-5", { matter: REVIEWED, form: {} });
  return expectValue(await handler.accept(caseId, version));
};

/** Clerk 4 is named a reviewer of their window; what they may do follows within seconds. */
beforeAll(async () => {
  const staffId = "xian-clerk-4";
  const ours = staff("xian-coordinator");
  const query = { kind: "staff" as const };
  const { records } = expectValue(await ours.call(registryOperations.listRecords, { query }));
  const ifMatch = records.find(({ id }) => id === staffId)?.version ?? 0;
  const change = { params: { staffId }, ifMatch };
  const elsewhere = { ...change, body: { reviews: ["window-640100"], why: "指定审核人员" } };
  expect(codeOf(await ours.call(registryOperations.changeStaff, elsewhere))).toBe("review-elsewhere");
  const named = { ...change, body: { reviews: [`window-${XIAN}`], why: "指定审核人员" } };
  expect(expectValue(await ours.call(registryOperations.changeStaff, named)).record.says).toMatchObject({
    reviews: [`window-${XIAN}`],
  });
  await until(async () => ((await reviewer.board("reviews")).ok ? true : undefined));
});

test("a reviewed case goes from submission over a review that sends it back to the decision that was reviewed", async () => {
  const kase = await accepted();
  expect(kase).toMatchObject({ review: "owed", proposal: null, status: "accepted" });
  expect(kase.actions).toContain("ask-review");
  expect(kase.actions).not.toContain("decide");
  const { caseId } = kase;
  expect(codeOf(await handler.decide(caseId, kase.version, refusal))).toBe("review-required");

  const asked = expectValue(await handler.askReview(caseId, kase.version, grant));
  expect(asked).toMatchObject({
    review: "asked",
    proposal: { ...grant, reasons: null, proposedBy: "孙丽", reviewedBy: null },
  });
  expect(codeOf(await handler.decide(caseId, asked.version, grant))).toBe("review-pending");
  expect(codeOf(await handler.passReview(caseId, asked.version))).toBe("reviewer-required");
  expect(codeOf(await handler.board("reviews"))).toBe("reviewer-required");
  const listed = await until(async () => {
    const { cases } = expectValue(await reviewer.board("reviews"));
    return cases.find((one) => one.caseId === caseId);
  });
  expect(listed).toMatchObject({ review: "asked", holderName: "孙丽" });
  const me = expectValue(await staff("xian-clerk-4").call(windowOperations.getMe));
  expect(me.windows).toMatchObject([{ reviews: true }]);

  const back = expectValue(await reviewer.returnReview(caseId, asked.version, "缺少核查结论"));
  expect(back).toMatchObject({
    review: "owed",
    proposal: { returnedFor: "缺少核查结论", reviewedBy: "赵敏" },
  });
  const anew = expectValue(await handler.askReview(caseId, back.version, refusal));
  expect(codeOf(await reviewer.passReview(caseId, asked.version))).toBe("version-stale");
  const passed = expectValue(await reviewer.passReview(caseId, anew.version));
  expect(passed).toMatchObject({ review: "passed", holder: "xian-clerk-5", proposal: refusal });
  expect(expectValue(await reviewer.board("reviews")).cases.some((one) => one.caseId === caseId)).toBe(false);

  expect(codeOf(await handler.decide(caseId, passed.version, grant))).toBe("not-as-reviewed");
  const other = { ...refusal, reasons: "别的理由" };
  expect(codeOf(await handler.decide(caseId, passed.version, other))).toBe("not-as-reviewed");
  const before = expectValue(await partner("nanjing-gov").getCase(caseId));
  expect(before).toMatchObject({ status: "accepted", nationalStatus: { code: 3 } });
  expect(before.timeline.map(({ type }) => type)).not.toContain("ReviewAsked");

  const decided = expectValue(await handler.decide(caseId, passed.version, refusal));
  expect(decided).toMatchObject({ status: "decided", review: null, proposal: null, result: refusal });
  expect(decided.timeline.map(({ type, actor }) => [type, actor]).slice(-5)).toEqual([
    ["ReviewAsked", "孙丽"],
    ["ReviewReturned", "赵敏"],
    ["ReviewAsked", "孙丽"],
    ["ReviewPassed", "赵敏"],
    ["CaseDecided", "孙丽"],
  ]);
  const result = expectValue(await partner("nanjing-gov").getCase(caseId));
  expect(result.result).toMatchObject(refusal);

  const { keys } = expectValue(
    await createClient({ baseUrl: broker.url }).call(publicOperations.listDocumentKeys),
  );
  const packs = [
    expectValue(await staff("xian-clerk-5").call(windowOperations.getWindowEvidence, { params: { caseId } })),
    expectValue(await partner("nanjing-gov").getEvidence(caseId)),
  ];
  for (const pack of packs) {
    const text = `${canonicalJson(pack)}\n`;
    const kids = keys.map(({ kid }) => kid);
    expect([...verifyText(text, kids)].flatMap(({ findings }) => findings)).toEqual([]);
  }
});

test("nobody reviews what they handled, nor decides what they reviewed", async () => {
  const own = await claimed("xian-clerk-4", { matter: REVIEWED, form: {} });
  const kept = expectValue(await reviewer.accept(own.caseId, own.version));
  const mine = expectValue(await reviewer.askReview(own.caseId, kept.version, grant));
  expect(mine.actions).not.toContain("pass-review");
  expect(codeOf(await reviewer.passReview(own.caseId, mine.version))).toBe("own-review");
  const lead = worker("xian-lead");
  const given = expectValue(await lead.reassign(own.caseId, mine.version, "xian-clerk-5"));
  expect(codeOf(await reviewer.passReview(own.caseId, given.version))).toBe("own-review");
  const passed = expectValue(await lead.passReview(own.caseId, given.version));
  expect(codeOf(await lead.reassign(own.caseId, passed.version, "xian-lead"))).toBe("own-review");
  expect(codeOf(await handler.decide(own.caseId, passed.version, grant))).toBe("done");
});

test("a case whose matter is not reviewed takes no review, and one under review can be withdrawn", async () => {
  const plain = await claimed("xian-clerk-5");
  const { caseId, version } = expectValue(await handler.accept(plain.caseId, plain.version));
  expect(codeOf(await handler.askReview(caseId, version, grant))).toBe("review-not-required");
  const kase = await accepted();
  expectValue(await handler.askReview(kase.caseId, kase.version, grant));
  const withdrawn = await partner("nanjing-gov").withdrawCase(kase.caseId, "不办了");
  expect(expectValue(withdrawn)).toMatchObject({ status: "withdrawn" });
});
