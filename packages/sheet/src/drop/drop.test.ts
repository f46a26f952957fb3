import { readFileSync } from "node:fs";
import { listRowsAtMost } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/universal";
import { around as regions } from "../../test/rows.ts";
import { rowProblems } from "./drop-report.ts";
import {
  type ApplicationLine,
  applicationTemplate,
  dropReportCsv,
  fileFaultsSaid,
  readApplication,
  readApplications,
} from "./index.ts";

const around = { ...regions, matters: new Map([["food-business-permit", "食品经营许可（新办）"]]) };

const headings =
  "申请编号,收件地,办理地,事项编号,办理方式,申请人,身份证号,联系电话,表单：经营场所,材料：申请书";
const right =
  "NJ-1,南京市,610100,食品经营许可（新办）,网办,王小明,11010119900307275 4,13800000000,凤城八路,甲.pdf；乙.JPG";

const utf8 = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));

/** GBK of a text whose characters all stand in the table below. */
const gbk = (text: string): Uint8Array => {
  const decoder = new TextDecoder("gb18030");
  const known = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++)
      if (trail !== 0x7f) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < "\u0080" ? [sign.charCodeAt(0)] : (known.get(sign) ?? []))),
  );
};

const sheetOf = async (bytes: Uint8Array) => {
  const sheet = await readApplications(bytes, 100);
  if (sheet.kind !== "sheet") throw new Error(JSON.stringify(sheet));
  return sheet;
};

const rowOf = async (line: string, above = headings) => {
  const sheet = await sheetOf(utf8(above, line));
  return readApplication(sheet.headings, sheet.lines[0] as ApplicationLine, around);
};

const wholeBody = {
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "food-business-permit",
  mode: "online",
  applicant: { kind: "person", name: "王小明", citizenId: "110101199003072754", phone: "13800000000" },
  form: { 经营场所: "凤城八路" },
  materials: [],
};

describe("a sheet of applications", () => {
  it.each([
    ["UTF-8", utf8(headings, right)],
    ["UTF-8 with its mark", utf8(`\uFEFF${headings}`, right)],
    ["GBK, as spreadsheets in China save it", gbk(`${headings}\r\n${right}\r\n`)],
    ["tabs", utf8(headings.replaceAll(",", "\t"), right.replaceAll(",", "\t"))],
  ])("is read from %s", async (_, bytes) => {
    const { headings: found, lines, language } = await sheetOf(bytes);
    const { body, faults, files } = readApplication(found, lines[0] as ApplicationLine, around);
    expect({ body, faults, language }).toEqual({ body: wholeBody, faults: [], language: "zh" });
    expect(files).toMatchObject([
      { title: "申请书", name: "甲.pdf", mediaType: "application/pdf" },
      { title: "申请书", name: "乙.JPG", mediaType: "image/jpeg" },
    ]);
  });

  it("is read from a workbook, and its rows keep the numbers that the spreadsheet shows", async () => {
    const cells = (line: string) => line.split(",").map((value) => ({ value, type: String }));
    const file = await writeXlsxFile([cells(headings), [], cells(right)]).toBlob();
    const { headings: found, lines } = await sheetOf(new Uint8Array(await file.arrayBuffer()));
    expect(lines.map(({ row }) => row)).toEqual([3]);
    expect(readApplication(found, lines[0] as ApplicationLine, around).body).toEqual(wholeBody);
  });

  it("of an organisation has its agent, and a result by post where it is to go", async () => {
    const { body } = await rowOf(
      "N1,320100,610100,food-business-permit,online,某公司,91610000MA6TG3FT0X,李梅,110101199003072754,邮寄,李梅,13800000000,中山路",
      "externalRef,source,handling,matter,mode,applicant,统一社会信用代码,经办人,经办人身份证号,领取方式,收件人,收件电话,收件地址",
    );
    expect(body).toMatchObject({
      applicant: {
        kind: "organization",
        creditCode: "91610000MA6TG3FT0X",
        agent: { name: "李梅", citizenId: "110101199003072754" },
      },
      delivery: { way: "post", recipient: "李梅", phone: "13800000000", address: "中山路" },
    });
  });

  it("has what is wrong with each cell named by its column", async () => {
    const { faults } = await rowOf(
      "NJ-1,北京,610100,食品,邮寄,=1+1,1.10101E+17,,凤城八路,../甲.pdf；乙.docx",
    );
    expect(faults.map(({ column, said }) => `${column}: ${said.zh}`)).toEqual([
      expect.stringContaining("收件地: 没有登记名为“北京”的地区"),
      expect.stringContaining("事项编号: 没有登记名为“食品”的事项"),
      expect.stringContaining("办理方式: 应为下列之一"),
      expect.stringContaining("申请人: 含有公式"),
      expect.stringContaining("身份证号: 表格软件已将其变成四舍五入的数字"),
      expect.stringContaining("材料：申请书: 请填写与表格放在同一文件夹内的文件名"),
      expect.stringContaining("材料：申请书: 材料文件名应以"),
    ]);
  });

  it("leads what an application's check finds back to the columns", async () => {
    const { columnOf } = await rowOf(right);
    const of = (at: string) => columnOf(at);
    expect([
      of("/applicant/citizenId"),
      of("/form/经营场所"),
      of("/materials/1/title"),
      of("/parts"),
    ]).toEqual(["身份证号", "表单：经营场所", "材料：申请书", undefined]);
  });

  it.each([
    ["no headings that are known", utf8("甲,乙", "1,2"), "第一行没有可识别的列名"],
    ["no rows", utf8(headings, "", ",,"), "列名下没有内容"],
    ["an unknown column", utf8(`${headings},备注`, right), "K1 “备注”：没有这一列"],
    ["a column twice", utf8(`${headings},申请编号`, right), "该列重复"],
    ["a missing column", utf8(headings.replace("办理地,", ""), right), "缺少“办理地”列"],
    [
      "something else",
      readFileSync(process.execPath).subarray(0, 20_000),
      "既不是 XLSX 工作簿也不是 CSV 文本",
    ],
  ])("with %s is told as a whole", async (_, bytes, said) => {
    const found = await readApplications(bytes, 100);
    expect(found.kind).not.toBe("sheet");
    if (found.kind !== "sheet")
      expect(
        fileFaultsSaid(found)
          .map(({ zh }) => zh)
          .join(),
      ).toContain(said);
  });

  it("may have more rows than a list, and no more than it may", async () => {
    const many = Array.from({ length: listRowsAtMost + 1 }, (_, n) => right.replace("NJ-1", `NJ-${n}`));
    expect(await readApplications(utf8(headings, ...many), many.length)).toMatchObject({ kind: "sheet" });
    expect(await readApplications(utf8(headings, right, right, right), 2)).toMatchObject({
      code: "too-many-rows",
    });
  });
});

describe("a template", () => {
  it("has the form's fields and the materials of its matter, and can be read as a sheet", async () => {
    const columns = applicationTemplate(
      {
        form: { type: "object", properties: { 经营场所: { type: "string" } }, required: ["经营场所"] },
        materials: [{ title: "申请书", need: "required" }],
      },
      "zh",
    );
    expect(columns.slice(-2)).toMatchObject([
      { heading: "表单：经营场所", needed: true },
      { heading: "材料：申请书", needed: true, example: "申请书.pdf" },
    ]);
    const line = (part: "heading" | "example") => columns.map((column) => column[part]).join(",");
    const { headings: found, lines } = await sheetOf(utf8(line("heading"), line("example")));
    expect(readApplication(found, lines[0] as ApplicationLine, around).faults).toEqual([]);
  });
});

describe("a report", () => {
  const none = { caseId: null, queryCode: null, receivedAt: null };

  it("has a line for each row and the totals, and runs no formula of anybody", () => {
    const problems = rowProblems(
      { code: "invalid-request", detail: "", errors: [{ at: "/applicant/name", problem: "缺少该字段" }] },
      () => "申请人",
    );
    const csv = dropReportCsv(
      [{ row: 2, externalRef: "=cmd|' /C calc'!A0", outcome: "refused", ...none, problems }],
      { rows: 1, accepted: 0, refused: 1, failed: 0 },
      "zh",
    );
    expect(csv.split("\r\n")).toEqual([
      "\uFEFF行,申请编号,结果,办件,查询码,收件时间,问题与改正",
      "2,'=cmd|' /C calc'!A0,未接收,,,,【申请人】缺少该字段",
      "合计,1,已接收 0，未接收 1，处理失败 0,,,,",
      "",
    ]);
  });
});
