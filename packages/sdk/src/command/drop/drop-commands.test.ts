import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aPartnerCase } from "../../../test/cases.ts";
import { aProblem, type Received, type Scripted, startFixture } from "../../../test/loopback-fixture.ts";
import { runInProcess } from "../../../test/run-command.ts";
import { createPartnerKey, writeKeyFile } from "../../partner/key-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-drop-"));
  writeKeyFile(join(folder, "key.json"), createPartnerKey("nanjing-gov", "ed25519"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const headings = "申请编号,收件地,办理地,事项编号,办理方式,申请人,身份证号,表单：经营场所,材料：申请书";
const row = (reference: string, more = "甲.pdf") =>
  `${reference},南京市,610100,食品经营许可,代办,王小明,110101199003072754,凤城八路,${more}`;

const sheet = (...rows: readonly string[]): void =>
  writeFileSync(join(folder, "申请.csv"), [headings, ...rows].join("\r\n"));

const run = (url: string, ...args: readonly string[]) =>
  runInProcess(["drop", ...args], folder, {
    TONGBAN_URL: url,
    TONGBAN_PARTNER: "nanjing-gov",
    TONGBAN_KEY: join(folder, "key.json"),
  });

const report = () => readFileSync(join(folder, "申请.report.csv"), "utf8").split("\r\n");

const kase = aPartnerCase();

/** A broker that knows a region and a matter, and takes every case as `submitted` says. */
const broker = (submitted: (request: Received) => Scripted = () => ({ status: 201, json: kase })) =>
  startFixture((request) => {
    if (request.url.includes("/catalog/regions"))
      return { status: 200, json: { regions: [{ region: "320100", name: "南京市" }] } };
    if (request.url.includes("/catalog/matters"))
      return {
        status: 200,
        json: {
          matters: [
            {
              matter: "food-business-permit",
              title: "食品经营许可",
              basicCode: null,
              kind: "licence",
              here: null,
            },
          ],
        },
      };
    if (request.url.endsWith("/v1/checks"))
      return { status: 200, json: { acceptable: false, problems: [], terms: null } };
    if (request.url.endsWith("/v1/cases")) return submitted(request);
    if (request.url.endsWith("/upload"))
      return {
        status: 200,
        json: { ...uploaded, sha256: request.url.split("/").at(-2) },
      };
    return { status: 200, json: { materials: [], licences: [], erasure: null } };
  });

/** A material whose file is there already. */
const uploaded = {
  title: "申请书",
  mediaType: "application/pdf",
  size: 3,
  validUntil: null,
  from: null,
  state: "verified",
  code: null,
  pages: 1,
  previews: 0,
  stalled: false,
  upload: null,
  parts: null,
};

const casesAsked = (received: readonly Received[]) =>
  received.filter(({ url, method }) => method === "POST" && url.endsWith("/v1/cases"));

it("submits each row by itself, and writes what became of it beside the sheet", async () => {
  const { url, received } = await broker();
  writeFileSync(join(folder, "甲.pdf"), "abc");
  sheet(row("NJ-1"), row("NJ-2", "乙.pdf"), row("NJ-3", ""));
  const { code, out } = await run(url, "申请.csv");
  expect({ code, out: out.trim() }).toEqual({
    code: 1,
    out: "3 rows: 2 accepted, 1 refused, 0 failed. Report: 申请.report.csv",
  });
  const bodies = casesAsked(received).map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ externalRef, matter, materials }) => [externalRef, matter, materials.length])).toEqual(
    expect.arrayContaining([
      ["NJ-1", "food-business-permit", 1],
      ["NJ-3", "food-business-permit", 0],
    ]),
  );
  expect(report()[1]).toBe(`2,NJ-1,已接收,${kase.caseId},${kase.queryCode},${kase.submittedAt},`);
  expect(report()[2]).toContain("3,NJ-2,未接收,,,,【材料：申请书】表格旁或材料文件夹中没有文件“乙.pdf”");
  expect(report()[4]).toContain("已接收 2，未接收 1，处理失败 0");
  expect(received.some(({ url: asked }) => asked.endsWith("/upload"))).toBe(true);
});

it("says what the broker refused of a row by its columns", async () => {
  const refusal = aProblem(422, "form-invalid", {
    errors: [{ at: "/form/经营场所", problem: "不得少于 8 个字符" }],
  });
  const { url } = await broker(() => ({ status: 422, json: refusal }));
  sheet(row("NJ-1", ""));
  expect((await run(url, "申请.csv")).code).toBe(1);
  expect(report()[1]).toBe("2,NJ-1,未接收,,,,【表单：经营场所】不得少于 8 个字符");
});

it("tries no further row once the broker cannot be reached, and says so of each", async () => {
  const { url, received } = await broker(() => "cut");
  sheet(...Array.from({ length: 12 }, (_, n) => row(`NJ-${n}`, "")));
  expect((await run(url, "申请.csv")).code).toBe(3);
  expect(report().filter((line) => line.includes("处理失败,")).length).toBe(12);
  const asked = new Set(casesAsked(received).map(({ body }) => JSON.parse(body).externalRef));
  expect(asked.size).toBeLessThanOrEqual(4);
});

it("submits nothing of a sheet whose headings are wrong, and names each", async () => {
  const { url, received } = await broker();
  writeFileSync(join(folder, "申请.csv"), `${headings},备注\r\n${row("NJ-1")},x`);
  const { code, err } = await run(url, "申请.csv");
  expect(code).toBe(2);
  expect(err).toContain("J1 “备注”");
  expect(received).toEqual([]);
});

it("waits as long as the broker asks above a rate limit, and then takes the row", async () => {
  let left = 5;
  const limited = aProblem(429, "rate-limited", { retryAfter: 0.01 });
  const { url } = await broker(() =>
    left-- > 0 ? { status: 429, json: limited } : { status: 201, json: kase },
  );
  sheet(row("NJ-1", ""));
  const { code, err } = await run(url, "申请.csv");
  expect(code).toBe(0);
  expect(err).toContain("Waiting 1 s: rate-limited (rate-limited)");
});
