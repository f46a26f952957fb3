import { canonicalJson } from "@tongban/domain";
import { expectValue, verifyText } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { aMaterial, anApplication } from "./applications.ts";
import { partner } from "./broker.ts";
import { claimed, worker } from "./steps.ts";
import { letItCome } from "./time-come.ts";
import { until } from "./until.ts";

const clerk = worker("xian-clerk-3");
const nanjing = () => partner("nanjing-gov");
const commitment = {
  signedBy: "张三丰",
  text: "承诺于十个工作日内补交健康证",
  document: aMaterial("承诺书"),
};
const withoutCertificate = { materials: [aMaterial("申请书")] };

const acceptedWithGaps = async () => {
  const { caseId, version } = await claimed("xian-clerk-3", { ...withoutCertificate, commitment });
  return expectValue(await clerk.acceptWithGaps(caseId, version));
};

test("a case is accepted with gaps against a commitment, filled and granted as 办结(容缺通过)", async () => {
  const { caseId, version, gaps, actions } = await claimed("xian-clerk-3", withoutCertificate);
  expect(gaps).toEqual({ state: "may-follow", materials: ["健康证"] });
  expect(actions).not.toContain("accept");
  expect(codeOf(await clerk.accept(caseId, version))).toBe("gaps-left");
  expect(codeOf(await clerk.acceptWithGaps(caseId, version))).toBe("commitment-missing");

  const committed = expectValue(await nanjing().giveCommitment(caseId, commitment));
  expect(committed.gaps?.state).toBe("committed");
  expect(codeOf(await nanjing().giveCommitment(caseId, commitment))).toBe("already-committed");
  const kase = expectValue(await clerk.acceptWithGaps(caseId, committed.version));
  expect(kase).toMatchObject({ status: "accepted", gaps: { state: "open", materials: ["健康证"] } });
  expect(kase.notices).toMatchObject([{ kind: "gaps", deficiencies: [{ material: "健康证" }] }]);
  expect(kase.clocks.find(({ clock }) => clock === "gap")).toMatchObject({ owner: "applicant", end: null });
  expect(JSON.stringify(kase)).not.toContain("张三丰");

  expect(codeOf(await clerk.grant(caseId, kase.version))).toBe("gap-open");
  expect(codeOf(await nanjing().fillGap(caseId, [aMaterial("方位图")]))).toBe("material-not-asked-for");
  const filled = expectValue(await nanjing().fillGap(caseId, [aMaterial("健康证")]));
  expect(filled.gaps).toEqual({ state: "filled", materials: [] });
  const granted = expectValue(await clerk.grant(caseId, filled.version));
  expect(granted).toMatchObject({ status: "decided", nationalStatus: { code: 12, label: "办结(容缺通过)" } });

  const pack = expectValue(await nanjing().getEvidence(caseId));
  expect([...verifyText(`${canonicalJson(pack)}\n`)].flatMap(({ findings }) => findings)).toEqual([]);
});

test("what does not follow in time ends the case, and the partner is told once", async () => {
  const { caseId } = await acceptedWithGaps();
  const putRight = await letItCome(caseId, { clock: "g", word: "due" });
  const over = await until(async () => {
    const kase = expectValue(await nanjing().getCase(caseId));
    return kase.status === "terminated" ? kase : undefined;
  });
  expect(over.timeline.at(-1)).toMatchObject({ type: "CaseTerminated", actor: "broker" });
  expect(codeOf(await nanjing().fillGap(caseId, [aMaterial("健康证")]))).toBe("already-terminated");
  const told = await until(async () => {
    for await (const { events } of nanjing().events({ wait: 0 })) {
      const found = events.filter(
        ({ subject, type }) => subject === caseId && type === "cn.tongban.case.terminated.v1",
      );
      if (found.length > 0 || events.length === 0) return found.length > 0 ? found : undefined;
    }
    return undefined;
  });
  expect(told).toMatchObject([{ data: { status: "terminated", nationalStatus: { code: 14 } } }]);
  await putRight();
});

test("a commitment where nothing is missing is refused with the application", async () => {
  const answer = await nanjing().submitCase({
    ...anApplication(),
    commitment,
  });
  expect(codeOf(answer)).toBe("nothing-may-follow");
});
