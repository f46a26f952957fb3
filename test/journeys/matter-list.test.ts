import { agreementOperations, matterListOperations, type Operation } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { expectValue, type Returned } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aListRow, anInstantListRow, aStandard } from "../builders/agreement.ts";
import { aMatterId, aRegion } from "../builders/ids.ts";
import { type Answer, codeOf } from "./answer-code.ts";
import { staff } from "./broker.ts";
import { CHANGCHUN, INSTANT, PROMISED, YINCHUAN } from "./directory.ts";
import { until } from "./until.ts";

const ours = staff("changchun-coordinator");
const theirs = staff("yinchuan-coordinator");
const strangers = staff("nanjing-coordinator");

const agreementId = "changchun-yinchuan";
const params = { agreementId };
const { version: _version, ...terms } = aStandard();
const content = {
  title: "长春市—银川市政务服务“跨省通办”框架协议",
  kind: "bilateral" as const,
  parties: [CHANGCHUN, YINCHUAN],
  validFrom: "2026-01-01",
  validUntil: "2099-12-31",
  standard: { ...terms, hours: { opens: "09:00", closes: "17:30" } },
};

const fileOf = async (): Promise<Returned<typeof agreementOperations.getAgreementFile>> =>
  expectValue(await ours.call(agreementOperations.getAgreementFile, { params }));

/** Gives a command on the agreement as it is now. */
const give = async (operation: Operation, who: typeof ours, more: object = {}): Promise<Answer> => {
  const { revision } = await fileOf();
  return who.call(operation as never, { params, ifMatch: revision, ...more } as never);
};

/** So many rows of matters that nobody knows. */
const strange = (count: number): readonly MatterListRow[] =>
  Array.from({ length: count }, (_, n) =>
    aListRow({ matter: aMatterId(`strange-${String(n).padStart(4, "0")}`), title: `事项${n}` }),
  );

const stage = (importId: string, part: number, rows: readonly MatterListRow[], who = ours): Promise<Answer> =>
  who.call(matterListOperations.stageImportPart, {
    params: { agreementId, importId },
    body: { part, rows: [...rows] },
  });

const draftRows = async (query: object = {}) => {
  const rows: MatterListRow[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Returned<typeof matterListOperations.listDraftRows> = expectValue(
      await ours.call(matterListOperations.listDraftRows, {
        params,
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    );
    rows.push(...page.rows);
    cursor = page.cursor;
    pages++;
  } while (cursor);
  return { rows, pages };
};

const permit = aListRow({ delivery: ["electronic", "post"], fee: { amount: 0 }, phone: "0431-12345" });

test("a list is imported in parts, checked before, edited by rows, published, and compared with the version before", async () => {
  expectValue(await ours.call(agreementOperations.draftAgreement, { params, body: content }));
  const many = strange(450);

  expect(codeOf(await stage("first", 1, many.slice(0, 200)))).toBe("done");
  expect(codeOf(await stage("first", 3, many.slice(400)))).toBe("done");
  const commit = { params: { agreementId, importId: "first" }, body: { parts: 3, way: "replace" } };
  expect(await give(matterListOperations.commitImport, ours, commit)).toMatchObject({
    problem: { code: "import-incomplete", parts: [2] },
  });
  expect(codeOf(await stage("first", 2, many.slice(200, 400)))).toBe("done");
  expect(codeOf(await stage("first", 2, many.slice(200, 400)))).toBe("done");
  expect(codeOf(await stage("first", 2, [], ours))).toBe("invalid-request");
  expect((await fileOf()).draft?.content.list.rows).toBe(0);

  const keyed = { ...commit, idempotencyKey: "an-import-that-is-sent-twice" };
  const { revision } = await fileOf();
  const committed = await give(matterListOperations.commitImport, ours, keyed);
  expect(committed).toMatchObject({ value: { draft: { content: { list: { rows: 450 } } } } });
  expect(await give(matterListOperations.commitImport, ours, { ...keyed, ifMatch: revision })).toMatchObject({
    value: { revision: revision + 1 },
  });

  const { rows, pages } = await draftRows();
  expect([rows, pages]).toEqual([[...many], 3]);
  expect((await draftRows({ q: "事项44" })).rows).toHaveLength(11);
  expect((await draftRows({ q: "strange-0007" })).rows).toEqual([many[7]]);
  const form = { type: "object", properties: { 面积: { type: "nummer" } } };
  expect(codeOf(await stage("second", 1, [{ ...permit, form }, ...many.slice(0, 1)]))).toBe("done");
  const checked = expectValue(
    await ours.call(matterListOperations.checkImport, {
      params: { agreementId, importId: "second" },
      query: { parts: 1, way: "replace" },
    }),
  );
  expect(checked).toMatchObject({ rows: 2, added: 1, removed: 449, changed: 0 });
  expect(checked.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["form-schema-invalid", "matter-unknown"]),
  );
  expect((await draftRows()).rows).toHaveLength(450);

  expect(codeOf(await stage("second", 1, [permit]))).toBe("done");
  expect(codeOf(await stage("second", 2, [permit]))).toBe("done");
  const second = (parts: number) => ({
    params: { agreementId, importId: "second" },
    body: { parts, way: "replace" },
  });
  expect(codeOf(await give(matterListOperations.commitImport, ours, second(2)))).toBe("row-repeated");
  expect(codeOf(await give(matterListOperations.commitImport, theirs, second(1)))).toBe("import-incomplete");
  expect(codeOf(await give(matterListOperations.commitImport, ours, second(1)))).toBe("done");
  expect((await draftRows()).rows).toEqual([permit]);
});

test("rows of the draft are put and taken off, and the other party reads what differs before it consents", async () => {
  const filing = { ...anInstantListRow(), handling: aRegion(YINCHUAN) };
  const put = { body: { put: [filing] } };
  expect(codeOf(await give(matterListOperations.reviseDraftRows, ours, { ...put, ifMatch: 1 }))).toBe(
    "version-stale",
  );
  expect(codeOf(await give(matterListOperations.reviseDraftRows, ours, put))).toBe("done");
  const strangeRow = { body: { remove: [{ matter: INSTANT }] } };
  expect(await give(matterListOperations.reviseDraftRows, ours, strangeRow)).toMatchObject({
    problem: { code: "row-unknown", rows: [`${INSTANT} * *`] },
  });
  const publication = { body: { what: "publication", reason: "" } };
  expect(codeOf(await give(agreementOperations.proposeChange, ours, publication))).toBe("done");
  expect(codeOf(await give(matterListOperations.reviseDraftRows, ours, put))).toBe("proposal-pending");
  expect(codeOf(await give(agreementOperations.consentToProposal, theirs))).toBe("done");
  await until(async () => ((await fileOf()).published?.live ? true : undefined));

  expect(codeOf(await ours.call(matterListOperations.listDraftRows, { params, query: {} }))).toBe("no-draft");
  expectValue(await theirs.call(agreementOperations.draftAgreement, { params, body: content }));
  const quicker = { ...permit, promised: { unit: "working-days", amount: 5 } };
  const edited = { body: { put: [quicker], remove: [{ matter: INSTANT, handling: YINCHUAN }] } };
  expect(codeOf(await give(matterListOperations.reviseDraftRows, theirs, edited))).toBe("done");

  const compared = expectValue(await ours.call(matterListOperations.compareLists, { params, query: {} }));
  expect(compared).toMatchObject({ from: "1", to: "draft", added: 0, removed: 1, changed: 1, cursor: null });
  expect(compared.changes).toEqual([
    {
      kind: "changed",
      row: { matter: PROMISED, title: permit.title },
      fields: ["promised"],
      before: { promised: permit.promised },
      after: { promised: quicker.promised },
    },
    { kind: "removed", row: filing },
  ]);
  const version = (number: number, who = ours) =>
    who.call(matterListOperations.listVersionRows, { params: { agreementId, version: number }, query: {} });
  expect(expectValue(await version(1)).rows).toEqual([permit, filing]);
  expect(codeOf(await version(2))).toBe("not-found");
  expect(codeOf(await version(1, strangers))).toBe("not-found");
});
