import {
  agreementOperations,
  guidanceOperations,
  localStandardOperations,
  type Operation,
  zeroGapOperations,
} from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aListRow, anInstantListRow, aStandard } from "../builders/agreement.ts";
import { type Answer, codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { CHANGCHUN, INSTANT, NANJING, PROMISED } from "./directory.ts";
import { routed } from "./steps.ts";
import { until } from "./until.ts";

const ours = staff("changchun-coordinator");
const theirs = staff("nanjing-coordinator");

const agreementId = "changchun-nanjing";
const params = { agreementId };
const own = { region: CHANGCHUN };
const { version: _version, ...terms } = aStandard();
const days = (amount: number) => ({ unit: "working-days", amount }) as const;

const give = async (operation: Operation, who: typeof ours, body: object): Promise<Answer> => {
  const { revision } = expectValue(await ours.call(agreementOperations.getAgreementFile, { params }));
  return who.call(operation as never, { params, ifMatch: revision, body } as never);
};

/** What Changchun's own applicants get: eight days, no notary, its notice in three days. */
const food = aListRow({ promised: days(8), handling: CHANGCHUN as never });
const limits = { notice: days(3), supplement: days(30), delivery: days(10) };

test("what a region gives its own applicants is kept on the record, by its coordinator alone, and read by all", async () => {
  const revise = localStandardOperations.reviseLocalStandard;
  const body = { put: [food], limits, why: "办事指南 2026 版" };
  expect(codeOf(await theirs.call(revise, { params: own, ifMatch: 0, body }))).toBe("not-found");
  expect(
    await ours.call(revise, {
      params: own,
      ifMatch: 0,
      body: { ...body, put: [aListRow({ handling: NANJING as never })] },
    }),
  ).toMatchObject({
    problem: { code: "row-not-local", rows: [`${PROMISED} ${NANJING} *`] },
  });
  expect(
    await ours.call(revise, {
      params: own,
      ifMatch: 0,
      body: { ...body, put: [aListRow({ promised: days(16) })] },
    }),
  ).toMatchObject({
    problem: { code: "local-rows-have-errors", findings: [{ code: "promise-over-statutory" }] },
  });
  const first = expectValue(await ours.call(revise, { params: own, ifMatch: 0, body }));
  expect(first).toMatchObject({ kind: "local-standard", version: 1, says: { list: { rows: 1 }, limits } });
  expect(codeOf(await ours.call(revise, { params: own, ifMatch: 0, body }))).toBe("version-stale");

  const ofImport = { ...own, importId: "first" };
  const staged = { part: 1, rows: [{ ...anInstantListRow(), fee: { amount: 0 } }] };
  expect(
    codeOf(await theirs.call(localStandardOperations.stageLocalImport, { params: ofImport, body: staged })),
  ).toBe("not-found");
  expectValue(await ours.call(localStandardOperations.stageLocalImport, { params: ofImport, body: staged }));
  const asked = { parts: 1, way: "merge" } as const;
  expect(
    expectValue(
      await ours.call(localStandardOperations.checkLocalImport, { params: ofImport, query: asked }),
    ),
  ).toEqual({ rows: 2, added: 1, removed: 0, changed: 0, findings: [] });
  expectValue(
    await ours.call(localStandardOperations.commitLocalImport, {
      params: ofImport,
      ifMatch: 1,
      body: { ...asked, why: "补充即办事项" },
    }),
  );
  const page = expectValue(await theirs.call(localStandardOperations.listLocalRows, { params: own }));
  expect(page).toMatchObject({ version: 2, limits, found: 2, cursor: null });
  expect(page.rows.map(({ matter, handling }) => [matter, handling])).toEqual([
    [PROMISED, undefined],
    [INSTANT, undefined],
  ]);
});

test("an agreement that is worse for applicants from elsewhere is published with a reason alone, and the report says why", async () => {
  const content = {
    title: "长春市—南京市政务服务“跨省通办”框架协议",
    kind: "bilateral" as const,
    parties: [CHANGCHUN, NANJING],
    validFrom: "2026-01-01",
    validUntil: "2099-12-31",
    standard: { ...terms, hours: { opens: "09:00", closes: "17:30" } },
    listOf: "harbin-changchun",
  };
  expectValue(await ours.call(agreementOperations.draftAgreement, { params, body: content }));
  const report = zeroGapOperations.getZeroGap;
  expect(codeOf(await ours.call(report, { params }))).toBe("not-published");
  const query = { of: "draft" } as const;
  const drafted = expectValue(await ours.call(report, { params, query }));
  expect(drafted).toMatchObject({
    version: null,
    reason: null,
    locals: [{ region: CHANGCHUN, version: 2, rows: 2 }],
    compared: 2,
    standards: [
      { field: "notice-limit", direction: "worse", article: "行政许可法 第三十二条", handling: CHANGCHUN },
    ],
  });
  expect(drafted.effects).toContainEqual({ unit: "working-days", amount: 4 });
  const promised = drafted.matters
    .flatMap(({ differences }) => differences)
    .find(({ field, against }) => field === "promised" && against === "local");
  expect(promised).toMatchObject({
    article: "行政许可法 第四十二条",
    here: { kind: "limit", limit: days(10) },
    there: { kind: "limit", limit: days(8) },
    effect: { unit: "working-days", amount: 2 },
    row: { matter: PROMISED },
  });
  expect(drafted.matters.every(({ unsaid }) => unsaid.includes(NANJING as never))).toBe(true);

  const { findings } = expectValue(await ours.call(agreementOperations.checkDraft, { params }));
  const worse = findings.filter(({ code }) => code === "worse-than-local");
  expect(worse.map(({ severity, part, facts }) => [severity, part, facts["field"], facts["local"]])).toEqual(
    expect.arrayContaining([
      ["needs-reason", "list", "promised", "8 working-days"],
      ["needs-reason", "standard", "notice-limit", "3 working-days"],
    ]),
  );
  const remedies = { use: "remedies", text: "可自收到决定之日起六十日内申请行政复议。" };
  const helpful = { matter: PROMISED, checklist: ["设备布局与流程图一致"], phrases: [remedies] };
  const revised = {
    put: [helpful, { checklist: [], phrases: [{ use: "decline", text: "不属于本机关职权。" }] }],
  };
  expect(codeOf(await give(guidanceOperations.reviseGuidance, ours, revised))).toBe("done");
  expect(codeOf(await give(guidanceOperations.reviseGuidance, ours, { remove: [INSTANT] }))).toBe(
    "guidance-unknown",
  );
  const publication = { what: "publication", reason: "" };
  expect(codeOf(await give(agreementOperations.proposeChange, ours, publication))).toBe("worse-than-local");
  const reason = "材料须邮寄核验，承诺时限较本地多 2 个工作日";
  expect(codeOf(await give(agreementOperations.proposeChange, ours, { ...publication, reason }))).toBe(
    "done",
  );
  expect(codeOf(await give(agreementOperations.consentToProposal, theirs, {}))).toBe("done");
  const { history } = expectValue(await theirs.call(agreementOperations.getAgreementFile, { params }));
  expect(history.find(({ type }) => type === "ProposalMade")?.note).toBe(reason);

  const published = expectValue(await theirs.call(report, { params, query: { handling: CHANGCHUN } }));
  expect(published).toMatchObject({ version: 1, standardVersion: 1, reason });
  const kept = expectValue(await theirs.call(guidanceOperations.getGuidance, { params }));
  expect(kept.entries).toHaveLength(2);
  await until(async () => {
    const { published: now } = expectValue(await ours.call(agreementOperations.getAgreementFile, { params }));
    return now?.live === true ? now : undefined;
  });
  const kase = await routed({ handling: CHANGCHUN });
  expect(kase.terms.agreement).toBe(agreementId);
  const ofCase = { params: { caseId: kase.caseId } };
  const help = guidanceOperations.getCaseGuidance;
  expect(expectValue(await staff("changchun-clerk").call(help, ofCase))).toEqual({
    checklist: helpful.checklist,
    phrases: [remedies, { use: "decline", text: "不属于本机关职权。" }],
  });
  expect(codeOf(await staff("xian-clerk-1").call(help, ofCase))).toBe("not-found");
  await partner("nanjing-gov").withdrawCase(kase.caseId, "演练结束");
  const { csv, rows } = expectValue(await theirs.call(zeroGapOperations.exportZeroGap, { params }));
  expect(csv.trimEnd().split("\r\n")).toHaveLength(rows + 1);
  expect(csv).toContain(
    `${PROMISED},食品经营许可（新办）,长春市,local,,promised,行政许可法 第四十二条,worse,10 working-days,8 working-days,2,working-days`,
  );

  // Other journeys publish lists of Changchun's without a reason.
  const remove = [{ matter: PROMISED }, { matter: INSTANT }];
  const gone = { params: own, ifMatch: 2, body: { remove, limits: null, why: "演练结束" } };
  const after = expectValue(await ours.call(localStandardOperations.reviseLocalStandard, gone));
  expect(after).toMatchObject({ version: 3, says: { list: { rows: 0 } } });
  expect(expectValue(await ours.call(report, { params }))).toMatchObject({ worse: 0, standards: [] });
});
