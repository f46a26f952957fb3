import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MatterListRow } from "@tongban/domain";
import { readListFile, writeList } from "@tongban/sheet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aListRow } from "../../../../../test/builders/agreement.ts";
import { aMatterId, aRegion } from "../../../../../test/builders/ids.ts";
import { type Received, type Scripted, startFixture } from "../../../test/loopback-fixture.ts";
import { runInProcess } from "../../../test/run-command.ts";
import { createClient } from "../../client/index.ts";
import { stageImport } from "../../list/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-list-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const regions = new Map([["610100", "西安市"]]);
const row = aListRow({ handling: aRegion("610100") });
const digest = "A".repeat(43);
const content = {
  title: "框架协议",
  kind: "bilateral",
  parties: ["610100", "320100"],
  validFrom: "2026-01-01",
  validUntil: "2027-12-31",
  list: { digest, rows: 3 },
  standard: {
    claim: { unit: "working-hours", amount: 4 },
    notice: { unit: "working-days", amount: 5 },
    supplement: { unit: "working-days", amount: 30 },
    delivery: { unit: "working-days", amount: 10 },
    return: { unit: "working-days", amount: 1 },
    explanation: { unit: "working-days", amount: 2 },
    lease: { unit: "working-hours", amount: 4 },
    hours: { opens: "09:00", closes: "17:30" },
    warnings: { yellow: 1, orange: 0, officeHours: true },
    extension: { single: { unit: "working-days", amount: 10 }, joint: { unit: "working-days", amount: 15 } },
    pauseGrounds: [],
  },
};
const file = {
  id: "xian-nanjing",
  revision: 7,
  status: "draft",
  published: null,
  draft: { content, author: "zhao-min", sentBack: null },
  proposal: null,
  history: [],
};
const finding = {
  severity: "error",
  part: "list",
  code: "matter-unknown",
  row: "food-business-permit 610100 *",
  facts: { matter: "food-business-permit" },
};
const checked = { rows: 3, added: 1, removed: 0, changed: 2, findings: [finding] };

/** A broker with one agreement, whose draft has one row. */
const answers = ({ url }: Received): Scripted => {
  if (url.endsWith("/names"))
    return { status: 200, json: { regions: [{ region: "610100", name: "西安市" }], matters: [] } };
  if (url.includes("/check?")) return { status: 200, json: checked };
  if (url.endsWith("/parts")) return { status: 200, json: { part: 1, rows: 1 } };
  if (url.includes("/draft/rows"))
    return {
      status: 200,
      json: { revision: 7, list: { digest, rows: 1 }, found: 1, rows: [row], cursor: null },
    };
  if (url.includes("/list/compare"))
    return {
      status: 200,
      json: {
        from: "1",
        to: "draft",
        added: 0,
        removed: 0,
        changed: 1,
        changes: [
          {
            kind: "changed",
            row: { matter: row.matter, handling: row.handling, title: row.title },
            fields: ["promised", "phone"],
            before: { promised: { unit: "working-days", amount: 12 } },
            after: { promised: { unit: "working-days", amount: 10 }, phone: "029-12345" },
          },
        ],
        cursor: null,
      },
    };
  return { status: 200, json: file };
};

const run = async (args: string) => {
  const broker = await startFixture(answers);
  const ended = await runInProcess([...args.split(" "), "--language", "zh-CN"], folder, {
    TONGBAN_URL: broker.url,
    TONGBAN_TOKEN: "a-token",
  });
  return { ...ended, asked: broker.received.map(({ method, url }) => `${method} ${url.split("/").at(-1)}`) };
};

const write = async (name: string, rows: readonly MatterListRow[]): Promise<void> =>
  writeFileSync(join(folder, name), await writeList(rows, "xlsx", { regions }, "zh"));

describe("a list that is imported", () => {
  it("is staged, checked, and taken into the draft as it was seen", async () => {
    await write("list.xlsx", [row]);
    const ended = await run("list import list.xlsx --agreement xian-nanjing --merge");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out.split("\n").slice(0, 3)).toEqual([
      "3 rows: 1 added, 0 removed, 2 changed.",
      "  错误: list food-business-permit 610100 *: 事项未登记 (matter food-business-permit)",
      "Imported as revision 7: the draft's list has 3 rows.",
    ]);
    expect(ended.asked.slice(2)).toEqual(["POST parts", "GET check?parts=1&way=merge", "POST commit"]);
  });

  it("is only checked in a dry run", async () => {
    await write("list.xlsx", [row]);
    const ended = await run("list import list.xlsx --agreement xian-nanjing --dry-run");
    expect(ended.asked.at(-1)).toBe("GET check?parts=1&way=replace");
    expect(ended.out).not.toContain("Imported");
  });

  it("with errors is not sent at all; every one is told, and written to a report", async () => {
    const good = new TextDecoder().decode(await writeList([row], "csv", { regions }, "zh"));
    writeFileSync(join(folder, "bad.csv"), good.replace("10个工作日", "10天").replace("许可,", "审批,"));
    const ended = await run("list import bad.csv --agreement xian-nanjing --report report.csv");
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("J2 承诺时限“10天”：请写明单位：10个工作日");
    expect(ended.err).toContain("未导入任何内容");
    expect(ended.asked.some((asked) => asked.startsWith("POST"))).toBe(false);
    expect(readFileSync(join(folder, "report.csv"), "utf8")).toContain("2,J,承诺时限,10天,");
  });

  it("travels in parts of at most 200 rows and some 96 KB, and tells how far it is", async () => {
    const broker = await startFixture(answers);
    const client = createClient({ baseUrl: broker.url });
    const send = async (rows: readonly MatterListRow[]) => {
      const told: number[] = [];
      const onProgress = (staged: number) => told.push(staged);
      const sent = broker.received.length;
      const staged = await stageImport(client, { agreementId: "xian-nanjing", rows, onProgress });
      const bodies = broker.received.slice(sent).map(({ body }) => body);
      // Some travel at once, so they arrive in any order: their numbers say which is which.
      const parts = bodies.map((body) => JSON.parse(body)).toSorted((a, b) => a.part - b.part);
      expect(staged.parts).toBe(bodies.length);
      expect(parts.map(({ part }) => part)).toEqual(bodies.map((_, n) => n + 1));
      expect(parts.flatMap((part) => part.rows)).toEqual(rows);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect([told.length, told.at(-1)]).toEqual([parts.length, rows.length]);
      return bodies;
    };
    const rows = (count: number, more: Partial<MatterListRow> = {}) =>
      Array.from({ length: count }, (_, n) => aListRow({ matter: aMatterId(`m-${n}`), ...more }));
    expect(await send(rows(450))).toHaveLength(3);
    const bodies = await send(rows(100, { conditions: "条".repeat(2_000) }));
    for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThan(100_000);
  });
});

describe("a list that is written", () => {
  it("is a file that an import reads, of the draft where nothing is published", async () => {
    const ended = await run("list export --agreement xian-nanjing --out out.xlsx");
    expect(ended).toMatchObject({ code: 0, out: "1 rows in out.xlsx\n" });
    const report = await readListFile(readFileSync(join(folder, "out.xlsx")), { regions });
    expect(report).toMatchObject({ rows: [row], faults: [] });
  });

  it("is CSV on standard output without a file, and a template has the headings alone", async () => {
    expect((await run("list export --agreement xian-nanjing")).out).toContain("食品经营许可,西安市,");
    expect((await run("list template --out empty.xlsx")).code).toBe(0);
    expect(existsSync(join(folder, "empty.xlsx"))).toBe(true);
    expect(await run("list template --out empty.ods")).toMatchObject({ code: 2 });
  });

  it("is compared field by field, in words", async () => {
    expect((await run("list diff --agreement xian-nanjing")).out.trimEnd().split("\n")).toEqual([
      "1 → draft: 0 added, 0 removed, 1 changed",
      "~ 食品经营许可 food-business-permit (办理地 西安市)",
      "    承诺时限: 12个工作日 → 10个工作日",
      "    咨询电话: （无） → 029-12345",
    ]);
  });
});

describe("an agreement at the command line", () => {
  it("is drafted like another one, with what is said over it", async () => {
    const broker = await startFixture(answers);
    const typed =
      "agreement draft xian-yinchuan --like xian-nanjing --title 新协议 --parties 610100 640100 --until 2029-12-31";
    const ended = await runInProcess(typed.split(" "), folder, {
      TONGBAN_URL: broker.url,
      TONGBAN_TOKEN: "a-token",
    });
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(broker.received.at(-1)?.body ?? "")).toEqual({
      title: "新协议",
      kind: "bilateral",
      parties: ["610100", "640100"],
      validFrom: "2026-01-01",
      validUntil: "2029-12-31",
      standard: content.standard,
      listOf: "xian-nanjing",
    });
  });

  it.each([
    ["revise xian-nanjing --until 2029-12-31", "revise", { validUntil: "2029-12-31" }],
    [
      "propose xian-nanjing --what termination --reason 到期",
      "propose",
      { what: "termination", reason: "到期" },
    ],
    ["consent xian-nanjing", "consent", undefined],
    ["send-back xian-nanjing --comment 请核对", "send-back", { comment: "请核对" }],
    ["suspend xian-nanjing --reason 升级", "suspend", { reason: "升级" }],
    ["discard xian-nanjing", "discard", undefined],
  ])("takes %s, on the revision that is there", async (typed, end, body) => {
    const broker = await startFixture(answers);
    const ended = await runInProcess(`agreement ${typed}`.split(" "), folder, {
      TONGBAN_URL: broker.url,
      TONGBAN_TOKEN: "a-token",
    });
    expect(ended.out).toContain("Agreement xian-nanjing (revision 7): draft");
    const { url = "", headers = {}, body: sent = "" } = broker.received.at(-1) ?? {};
    expect(url.endsWith(`/${end}`)).toBe(true);
    expect(headers["if-match"]).toBe('"7"');
    expect(sent === "" ? undefined : JSON.parse(sent)).toEqual(body);
  });
});
