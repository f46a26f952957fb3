import type { CaseId } from "@tongban/domain";
import { expectValue } from "@tongban/sdk";
import { loadHistory } from "@tongban/store";
import { describe, expect, test } from "vitest";
import { brokenLink } from "../../packages/store/src/case/chain.ts";
import { partner } from "./broker.ts";
import { INSTANT, XIAN } from "./directory.ts";
import { accepted, claimed, routed, submitted, worker } from "./steps.ts";
import { store } from "./table.ts";

const nanjing = partner("nanjing-gov");
const clerk = worker("xian-clerk-0");

const timelineOf = async (caseId: string): Promise<readonly string[]> =>
  expectValue(await nanjing.getCase(caseId)).timeline.map(({ type, actor }) => `${type} by ${actor}`);

describe("a promised matter", () => {
  test("goes in, is claimed, accepted and granted, comes back and is acknowledged, each step on a whole chain", async () => {
    const first = await submitted();
    expect(first).toMatchObject({
      status: "submitted",
      version: 1,
      handling: XIAN,
      window: `window-${XIAN}`,
      nationalStatus: { code: 1, label: "已接件" },
      due: { clock: "notice" },
      terms: { agreement: "xian-nanjing", agreementVersion: 1, listVersion: 1, standardVersion: 1 },
    });
    const { caseId } = await routed({ externalRef: first.externalRef });
    expect(caseId).toBe(first.caseId);

    const claim = expectValue(await clerk.claim(caseId));
    expect(claim).toMatchObject({
      status: "claimed",
      holderName: "李梅",
      actions: ["accept", "ask-supplement", "decline", "release", "reveal"],
    });
    expect(JSON.stringify(claim)).not.toContain("11010519491231002X");
    expect(claim).not.toHaveProperty("application");
    expect(expectValue(await clerk.look(caseId)).application.applicant).toMatchObject({
      name: "张**",
      number: expect.stringMatching(/\*{4,}/),
    });

    const acceptance = expectValue(await clerk.accept(caseId, claim.version));
    expect(acceptance).toMatchObject({
      status: "accepted",
      nationalStatus: { code: 3 },
      due: { clock: "handling" },
      promisedDue: expect.any(String),
      statutoryDue: expect.any(String),
    });
    expect(expectValue(await clerk.grant(caseId, acceptance.version))).toMatchObject({
      status: "decided",
      outcome: "granted",
      nationalStatus: { code: 11, label: "办结(通过)" },
      actions: ["dispatch-result", "return-originals", "reveal"],
    });

    expect(expectValue(await nanjing.getCase(caseId)).result).toMatchObject({
      outcome: "granted",
      document: { number: "陕-2026-1", title: "食品经营许可证" },
      reasons: null,
      remedies: null,
    });
    expect(expectValue(await nanjing.acknowledgeResult(caseId))).toMatchObject({ status: "closed" });
    expect(await timelineOf(caseId)).toEqual([
      "CaseSubmitted by partner",
      "CaseRouted by broker",
      "CaseClaimed by staff",
      "CaseAccepted by staff",
      "CaseDecided by staff",
      "ResultAcknowledged by partner",
    ]);
    const history = await loadHistory(store, caseId as CaseId);
    expect(history && brokenLink(history.events)).toBeUndefined();
    expect(history?.head.hash).toBe(history?.events.at(-1)?.hash);
    const forged = history?.events.map((event) =>
      event.n === 3 ? { ...event, at: first.submittedAt } : event,
    );
    expect(forged && brokenLink(forged)).toBe(3);
  });

  test("is refused with its reasons and remedies", async () => {
    const { caseId, version } = await accepted();
    const refusal = expectValue(
      await clerk.refuse(caseId, version, "经营场所不符合食品安全标准", "六十日内可向市政府申请行政复议"),
    );
    expect(refusal).toMatchObject({ outcome: "refused", nationalStatus: { code: 13 } });
    expect(expectValue(await nanjing.getCase(caseId)).result).toMatchObject({
      outcome: "refused",
      document: null,
      reasons: "经营场所不符合食品安全标准",
      remedies: "六十日内可向市政府申请行政复议",
    });
  });

  test("is not refused without reasons or without remedies", async () => {
    const { caseId, version } = await accepted();
    for (const [reasons, remedies] of [
      ["  ", "可申请行政复议"],
      ["不符合条件", "  "],
    ] as const)
      expect(await clerk.refuse(caseId, version, reasons, remedies)).toMatchObject({
        ok: false,
        problem: { code: "invalid-request", status: 400 },
      });
  });

  test("is declined with the reason and the right organ, and has no result to decide or withdraw after", async () => {
    const { caseId, version } = await claimed();
    const declined = expectValue(await clerk.decline(caseId, version, "不属于本机关职权", "西安市公安局"));
    expect(declined).toMatchObject({ status: "declined", nationalStatus: { code: 5 } });
    expect(expectValue(await nanjing.getCase(caseId)).declination).toMatchObject({
      reason: "不属于本机关职权",
      rightOrgan: "西安市公安局",
    });
    expect(await clerk.grant(caseId, declined.version)).toMatchObject({
      problem: { code: "already-declined" },
    });
    expect(await nanjing.withdrawCase(caseId, "不办了")).toMatchObject({
      problem: { code: "already-declined" },
    });
  });
});

describe("an instant matter", () => {
  test("is decided in one step from its claim, with the acceptance as an event of the same write", async () => {
    const { caseId } = await routed({ matter: INSTANT });
    const claim = expectValue(await clerk.claim(caseId));
    expect(claim).toMatchObject({
      caseType: "instant",
      actions: ["decide", "ask-supplement", "decline", "release", "reveal"],
    });
    expect(await clerk.accept(caseId, claim.version)).toMatchObject({ problem: { code: "instant-matter" } });
    expect(expectValue(await clerk.grant(caseId, claim.version))).toMatchObject({
      status: "decided",
      version: claim.version + 2,
    });
    expect(await timelineOf(caseId)).toEqual([
      "CaseSubmitted by partner",
      "CaseRouted by broker",
      "CaseClaimed by staff",
      "CaseAccepted by staff",
      "CaseDecided by staff",
    ]);
  });
});

describe("the partner", () => {
  test("takes an application back before it is decided, and not after", async () => {
    const { caseId } = await claimed();
    const withdrawn = expectValue(await nanjing.withdrawCase(caseId, "申请人改变主意"));
    expect(withdrawn).toMatchObject({ status: "withdrawn", nationalStatus: { code: 2, label: "已撤件" } });
    expect(await clerk.claim(caseId)).toMatchObject({ problem: { code: "already-withdrawn", status: 409 } });
    expect(expectValue(await clerk.look(caseId)).withdrawal).toMatchObject({ reason: "申请人改变主意" });

    const decided = await accepted();
    expectValue(await clerk.grant(decided.caseId, decided.version));
    expect(await nanjing.withdrawCase(decided.caseId, "晚了")).toMatchObject({
      problem: { code: "already-decided" },
    });
  });

  test("has nothing to acknowledge before the result, and acknowledges it once", async () => {
    const { caseId, version } = await accepted();
    expect(await nanjing.acknowledgeResult(caseId)).toMatchObject({
      problem: { code: "nothing-to-acknowledge", status: 409, detail: expect.stringContaining("accepted") },
    });
    expectValue(await clerk.grant(caseId, version));
    expectValue(await nanjing.acknowledgeResult(caseId));
    expect(await nanjing.acknowledgeResult(caseId)).toMatchObject({
      problem: { code: "already-acknowledged" },
    });
  });

  test("lists its cases newest first, page by page, and finds each once", async () => {
    const made = [await submitted(), await submitted(), await submitted()].map(({ caseId }) => caseId);
    const listed: (typeof made)[number][] = [];
    for await (const { caseId } of nanjing.listCases({ pageSize: 2 })) {
      listed.push(caseId);
      if (listed.length === 7) break;
    }
    expect(listed.filter((id) => made.includes(id))).toEqual([...made].reverse());
    expect(new Set(listed).size).toBe(listed.length);
  });
});
