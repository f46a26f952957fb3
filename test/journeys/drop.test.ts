import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvOf, publicOperations, registryOperations } from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import { createClient, createPartnerKey, expectValue, verifyText } from "@tongban/sdk";
import { beforeAll, expect, test } from "vitest";
import { aPdf } from "../builders/document.ts";
import { anApplication } from "./applications.ts";
import { broker, partner, staff } from "./broker.ts";
import { NANJING, PROMISED, XIAN } from "./directory.ts";
import { until } from "./until.ts";

const DROPPER = "nanjing-spreadsheet";
const key = createPartnerKey(DROPPER, "ed25519");
const params = { partnerId: DROPPER };
const operator = staff("operator");
const folder = join(broker.dataDir, "drops", DROPPER);

beforeAll(async () => {
  const body = { name: "南京市表格单位", regions: [NANJING], why: "只有表格" };
  expectValue(await operator.call(registryOperations.registerPartner, { params, body }));
  const { algorithm, publicKeyPem } = key;
  const keyBody = { algorithm, publicKeyPem, why: "查看办件" };
  expectValue(await operator.call(registryOperations.registerPartnerKey, { params, body: keyBody }));
  mkdirSync(join(folder, "in"), { recursive: true });
});

const titles = anApplication().materials.map(({ title }) => title);
const headings = [
  ...["申请编号", "收件地", "办理地", "事项编号", "办理方式", "申请人", "身份证号", "联系电话"],
  ...["表单：经营场所", ...titles.map((title) => `材料：${title}`)],
];
const row = (externalRef: string, citizenId: string, file: string) => [
  ...[externalRef, NANJING, XIAN, PROMISED, "网办", "张三丰", citizenId, "13800001234"],
  ...["西安市未央区凤城八路", ...titles.map((_, at) => (at === 0 ? file : "甲.pdf"))],
];
const rightNumber = "11010519491231002X";
const put = (name: string, bytes: string | Uint8Array) => writeFileSync(join(folder, "in", name), bytes);

/** What the report of a sheet says once both of its files lie in the folder. */
const reported = (name: string) =>
  until(async () => {
    const found = readdirSync(folder).includes("out") ? readdirSync(join(folder, "out")) : [];
    const csv = found.find((file) => file.startsWith(name) && file.endsWith(".report.csv"));
    if (csv === undefined) return undefined;
    const told = (file: string) => readFileSync(join(folder, "out", file), "utf8");
    return { csv: told(csv), json: JSON.parse(told(csv.replace(/csv$/, "json"))) };
  });

test("a sheet in a partner's folder becomes cases, once it may be put there, and the report lies beside it", async () => {
  const sheet = csvOf([
    headings,
    row("BG-1", rightNumber, "甲.pdf"),
    row("BG-2", "110105194912310021", "甲.pdf"),
    row("BG-3", rightNumber, "没有.pdf"),
  ]);
  put("太早.csv", sheet);
  const early = await reported("太早");
  expect(early.csv).toContain("尚未获准投递表格");
  expect(early.json).toMatchObject({ file: "太早.csv", refused: [{ en: expect.any(String) }] });

  const change = { params, ifMatch: 1, body: { drop: true as const, why: "批准投递" } };
  expectValue(await operator.call(registryOperations.changePartner, change));
  const bytes = aPdf("of a drop");
  put("申请.csv", sheet);
  put("甲.pdf", bytes);
  const { csv, json } = await reported("申请");
  expect(json.totals).toEqual({ rows: 3, accepted: 1, refused: 2, failed: 0 });
  const [taken, wrong, incomplete] = json.outcomes;
  expect(csv).toContain(`2,BG-1,已接收,${taken.caseId},${taken.queryCode}`);
  expect(wrong).toMatchObject({ row: 3, outcome: "refused", problems: [{ column: "身份证号" }] });
  expect(incomplete.problems[0]).toMatchObject({ column: headings.at(-titles.length) });
  expect(incomplete.problems[0].problem).toContain("没有.pdf");

  const ours = partner(DROPPER, key);
  const { caseId } = taken;
  const verified = await until(async () => {
    const { materials } = expectValue(await ours.listMaterials(caseId));
    return materials.every(({ state }) => state === "verified") ? materials : undefined;
  });
  const digest = createHash("sha256").update(bytes).digest("hex");
  expect(new Set(verified.map(({ sha256 }) => sha256))).toEqual(new Set([digest]));
  const kase = await until(async () => {
    const found = expectValue(await ours.getCase(caseId));
    return found.status === "routed" ? found : undefined;
  });
  expect(kase.queryCode).toBe(taken.queryCode);

  const pack = expectValue(await ours.getEvidence(caseId));
  expect(pack.events[0]?.event).toMatchObject({
    actor: { kind: "partner", id: DROPPER },
    dropped: { sheet: createHash("sha256").update(sheet).digest("hex"), row: 2 },
  });
  const client = createClient({ baseUrl: broker.url });
  const { keys } = expectValue(await client.call(publicOperations.listDocumentKeys));
  const found = verifyText(
    `${canonicalJson(pack)}\n`,
    keys.map(({ kid }) => kid),
  );
  expect([...found]).toMatchObject([{ kind: "evidence-pack", findings: [] }]);

  // Mended and put there again: what was taken is the same case.
  put("申请2.csv", csvOf([headings, row("BG-1", rightNumber, "甲.pdf"), row("BG-3", rightNumber, "甲.pdf")]));
  const again = await reported("申请2");
  expect(again.json.totals).toMatchObject({ accepted: 2, refused: 0 });
  expect(again.json.outcomes[0]).toEqual(taken);
});
