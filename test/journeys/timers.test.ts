import { caseActionOperations } from "@tongban/contract";
import { expectValue, type PartnerCase } from "@tongban/sdk";
import { expect, test } from "vitest";
import { partner, staff } from "./broker.ts";
import { YINCHUAN } from "./directory.ts";
import { claimed, routed, worker } from "./steps.ts";
import { letItCome } from "./time-come.ts";
import { until } from "./until.ts";

/** The case as its partner sees it, once it is in a status. */
const once = (caseId: string, status: PartnerCase["status"]): Promise<PartnerCase> =>
  until(async () => {
    const kase = expectValue(await partner("nanjing-gov").getCase(caseId));
    return kase.status === status ? kase : undefined;
  });

const typesOf = async (by: string, caseId: string): Promise<readonly string[]> =>
  expectValue(await worker(by).look(caseId)).timeline.map(({ type }) => type);

test("a claim whose lease ends is put back on the board by the timer, for anybody", async () => {
  const { caseId } = await claimed("xian-clerk-5");
  await letItCome(caseId, { leaseEnds: true });
  await once(caseId, "routed");
  expect(await typesOf("xian-clerk-5", caseId)).toContain("ClaimLapsed");
  const { version, holder } = expectValue(await worker("xian-clerk-4").claim(caseId));
  expect(holder).toBe("xian-clerk-4");
  expectValue(await worker("xian-clerk-4").decline(caseId, version, "不属于本机关", "西安市市场监督管理局"));
});

test("an application that nobody answers in time is accepted as of its receipt, and the partner is told", async () => {
  const { caseId, submittedAt } = await routed();
  await letItCome(caseId, { clock: "n", word: "due" });
  const { timeline, clocks } = await once(caseId, "accepted");
  expect(timeline.at(-1)).toMatchObject({ type: "CaseAccepted", actor: "broker" });
  expect(clocks.find(({ clock }) => clock === "handling")?.segments).toMatchObject([
    { kind: "running", from: submittedAt, to: null },
  ]);
  expect(clocks.find(({ clock }) => clock === "notice")).toMatchObject({
    overdue: true,
    end: { late: true },
  });
  const { version } = expectValue(await worker("xian-clerk-4").claim(caseId));
  expectValue(await worker("xian-clerk-4").grant(caseId, version));
});

test("an application whose supplement never comes is abandoned", async () => {
  const { caseId, version } = await claimed("xian-clerk-4");
  const deficiencies = [{ material: "申请书", problem: "未签字" }];
  const asked = await staff("xian-clerk-4").call(caseActionOperations["ask-supplement"], {
    params: { caseId },
    ifMatch: version,
    body: { deficiencies },
  });
  expectValue(asked);
  const putRight = await letItCome(caseId, { clock: "s", word: "due" });
  const { timeline } = await once(caseId, "abandoned");
  expect(timeline.at(-1)).toMatchObject({ type: "CaseAbandoned", actor: "broker" });
  await putRight();
});

test("a warning is given once, and its holder, the lead and the partner see it", async () => {
  const [clerk, lead] = [worker("yinchuan-clerk-1"), worker("yinchuan-lead")];
  const { caseId } = await routed({ handling: YINCHUAN });
  const { version } = expectValue(await clerk.claim(caseId));
  const accepted = expectValue(await clerk.accept(caseId, version));
  expect(accepted.warning).toBeNull();
  await letItCome(caseId, { clock: "h", word: "yellow" });
  const warned = await until(async () => {
    const kase = expectValue(await clerk.look(caseId));
    return kase.warning ? kase : undefined;
  });
  const warning = { clock: "handling", rung: "yellow" };
  expect(warned.warning).toEqual(warning);
  expect(warned.timeline.filter(({ type }) => type === "WarningGiven")).toHaveLength(1);
  for (const board of [await clerk.board("mine"), await lead.board("team")])
    expect(expectValue(board).cases.find((row) => row.caseId === caseId)?.warning).toEqual(warning);
  const told = await until(async () => {
    for await (const { events } of partner("nanjing-gov").events({ wait: 0 })) {
      const found = events.find(({ subject, data }) => subject === caseId && data.warning !== null);
      if (found || events.length === 0) return found;
    }
    return undefined;
  });
  expect(told).toMatchObject({ type: "cn.tongban.case.warned.v1", data: { warning } });
  expectValue(await clerk.grant(caseId, warned.version));
});
