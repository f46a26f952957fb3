import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/universal";
import { aListRow } from "../../../test/builders/agreement.ts";
import { around, manyRows } from "../test/rows.ts";
import { type ListReport, readListFile } from "./read-list-file.ts";
import { reportCsv, reportLines } from "./report-lines.ts";
import { lettersOf, type SheetProblem } from "./sheet.ts";
import { listTemplate } from "./template.ts";
import { writeList } from "./write-list.ts";

const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));

const headings = "事项编号,事项名称,事项类型,办理方式,服务对象,办件类型,法定时限,承诺时限,材料,送达方式";
const right = "food-business-permit,食品经营许可,许可,代办,法人,承诺件,15个工作日,10个工作日,申请书,电子";

const read = (bytes: Uint8Array) => readListFile(bytes, around);

const reportOf = async (bytes: Uint8Array): Promise<ListReport> => {
  const report = await read(bytes);
  if (report.kind === "problem") throw new Error(report.code);
  return report;
};

const faultsOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await reportOf(bytes)).faults.map(({ row, column, said }) => `${lettersOf(column)}${row} ${said.en}`);

/** A workbook of one sheet. */
const workbook = (sheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="清单" sheetId="1" r:id="rId7"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": strToU8(sheet),
    ...more,
  });

const sheetOf = (rows: readonly (readonly string[])[], more = ""): string => {
  const cell = (text: string, row: number, column: number) =>
    `<c r="${lettersOf(column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = rows.map(
    (cells, i) => `<row r="${i + 1}">${cells.map((text, j) => cell(text, i + 1, j + 1)).join("")}</row>`,
  );
  return `<worksheet><sheetData>${lines.join("")}${more}</sheetData></worksheet>`;
};

describe("a list with errors", () => {
  it("has every bad cell named with row, column, and how to mend it; no row of it counts as whole", async () => {
    const report = await reportOf(
      csv(
        headings,
        right,
        "小餐饮,小餐饮许可,审批,代办,法人,承诺件,20天,10个工作日,申请书,电子",
        ",无编号,许可,,法人,承诺件,5个工作日,10个工作日,申请书,电子",
        "",
        "late,超期,许可,代办,法人,即办件,5个工作日,10个工作日,申请书（必需，三份）,电子",
        right,
      ),
    );
    expect(report).toMatchObject({ total: 5, rows: [{ matter: "food-business-permit" }] });
    expect(reportLines(report, "zh")).toEqual([
      "A3 事项编号“小餐饮”：仅限小写字母、数字和短横线，例如 xian-610100-1",
      "C3 事项类型“审批”：应为下列之一：许可、登记、备案、公共服务",
      "G3 法定时限“20天”：请写明单位：20个工作日、20个自然日、20个工作小时或20分钟",
      "A4 事项编号：不能为空",
      "D4 办理方式：不能为空",
      "I6 材料“申请书（必需，三份）”：“三份”无法识别：括号内可写 必需、容缺、共享、可选，原件，可用：甲、乙，样本：网址",
      "A7 事项编号“food-business-permit”：与第 2 行的事项、办理地和收件地相同：请删除其中一行",
      "共 5 行，7 处有问题，未导入任何内容。",
    ]);
    expect([...report.lines].map(([row, cells]) => [row, cells[0]])).toEqual([
      [3, "小餐饮"],
      [4, ""],
      [6, "late"],
      [7, "food-business-permit"],
    ]);
    expect(reportLines(report, "en", 1)).toEqual([
      'A3 事项编号 "小餐饮": lower-case letters, digits and dashes, such as xian-610100-1',
      "… and 6 more",
      "5 rows, 7 cells are wrong; nothing was imported.",
    ]);
    expect(reportCsv(report, "en").split("\r\n")[4]).toBe("4,A,事项编号,,may not be blank");
  });

  it("is told of a limit over the statutory one, and of an instant matter with a limit", async () => {
    const over = right.replace("10个工作日", "20个工作日");
    const both = right.replace("承诺件", "即办件").replace("food", "other");
    expect(await faultsOf(csv(headings, over, both))).toEqual([
      "H2 a promised limit is over the statutory one",
      "H3 an instant matter has a limit, or the reverse",
    ]);
  });

  it("is told of columns that it does not have, that are missing, and that stand twice", async () => {
    const odd = headings.replace("法定时限", "备注").replace("送达方式", "事项名称");
    expect(await faultsOf(csv(odd, right))).toEqual([
      "G1 a list has no such column: delete it, or give it one of the template's headings",
      "J1 this column stands twice: delete one of them",
      'K1 the column "delivery" (送达方式) is missing: add it',
    ]);
  });

  it("names of several materials the one that is wrong", async () => {
    const long = right.replace("申请书", `申请书；${"长".repeat(121)}`);
    expect(await faultsOf(csv(headings, long))).toEqual(["I2 entry 2: at most 120 characters"]);
  });
});

describe("formulas", () => {
  it("are refused in a workbook, also those that were computed, and in text that a spreadsheet would run", async () => {
    const fields = headings.split(",");
    const computed = `<row r="2">${right
      .split(",")
      .map(
        (text, j) =>
          `<c r="${lettersOf(j + 1)}2" t="str">${j === 1 ? "<f>A1&amp;B1</f>" : ""}<v>${text}</v></c>`,
      )
      .join("")}</row>`;
    const refused = ["B2 a formula: copy the cell and paste its value"];
    expect(await faultsOf(workbook(sheetOf([fields], computed)))).toEqual(refused);
    for (const text of ["=1+1", "@SUM(A1)", "+cmd", "-1+2"])
      expect(await faultsOf(csv(headings, right.replace("食品经营许可", text)))).toEqual(refused);
  });

  it("are never written: CSV guards texts that look like one, and a workbook's cells are texts", async () => {
    const title = '=HYPERLINK("http://x","y")';
    const row = aListRow({ title, phone: "+8629123" });
    const text = new TextDecoder().decode(await writeList([row], "csv", around, "zh"));
    expect(text).toContain(`'=HYPERLINK`);
    expect(text).toContain("'+8629123");
    for (const kind of ["csv", "xlsx"] as const)
      expect((await reportOf(await writeList([row], kind, around, "zh"))).rows).toEqual([row]);
  });
});

describe("a file", () => {
  it("may have headings in either language and order, blank rows, notes without a heading, and be GB 18030", async () => {
    const english = csv(
      "title;matter;kind;modes;applicants;case type;promised limit;materials;delivery;",
      "",
    );
    expect(await read(english)).toMatchObject({ code: "no-rows" });
    const gbk = Uint8Array.from([...csv(headings.slice(0, 4)), 0xca, 0xc2]);
    expect(await read(gbk)).toMatchObject({ kind: "problem", code: "no-headings" });
    const reordered = csv(
      "Title\tMATTER\tkind\tmodes\tapplicants\tcase type\tpromised limit\tmaterials\tdelivery\t",
      "",
      "备案\tfiling-1\tfiling\tonline\tperson\tinstant\tnow\tnone\telectronic\t随手记",
    );
    expect(await reportOf(reordered)).toMatchObject({
      total: 1,
      faults: [],
      rows: [{ matter: "filing-1", title: "备案", promised: { unit: "instant" }, materials: [] }],
    });
  });

  it("that is a template says that there are no rows yet, and its workbook tells what each column takes", async () => {
    for (const language of ["zh", "en"] as const)
      for (const kind of ["csv", "xlsx"] as const)
        expect(await read(await listTemplate(kind, language))).toEqual({
          kind: "problem",
          code: "no-rows",
          facts: {},
        });
  });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, SheetProblem["code"]]>([
    ["is neither", () => Uint8Array.from([0, 1, 2, 0xff, 0, 0x80]), "not-a-sheet"],
    ["is an old workbook", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "old-or-locked"],
    ["is a broken archive", () => strToU8("PK\u0003\u0004 and no more than that"), "workbook-damaged"],
    ["is an archive of something else", () => zipSync({ "a.xml": strToU8("<a/>") }), "workbook-damaged"],
    ["has a sheet that is no XML", () => workbook('<c r="A1"><<<'), "workbook-damaged"],
    ["is empty", () => new Uint8Array(0), "no-headings"],
    ["has no heading that a list has", () => csv("a,b", "1,2"), "no-headings"],
    ["has an empty sheet", () => workbook("<worksheet><sheetData/></worksheet>"), "no-headings"],
    [
      "has a cell far to the right",
      () =>
        workbook('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
      "too-many-columns",
    ],
    [
      "has a cell far below",
      () =>
        workbook(
          '<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>',
        ),
      "too-many-rows",
    ],
    ["is larger than any list", () => new Uint8Array(32_000_001), "file-too-large"],
    [
      "unpacks to more than a list takes",
      () => workbook("<worksheet/>", { "xl/bomb.xml": new Uint8Array(101_000_000) }),
      "workbook-too-large",
    ],
    [
      "hides how much it unpacks to",
      () => hidingSize(workbook("<worksheet/>", { "xl/bomb.xml": new Uint8Array(1_000_000) })),
      "workbook-damaged",
    ],
  ])("that %s is refused, and told what to do", async (_, bytes, code) => {
    const refused = await read(await bytes());
    expect(refused).toMatchObject({ kind: "problem", code });
    expect(reportLines(refused, "zh").join()).not.toMatch(/[{}?]/);
  });

  it("of 100,000 rows is refused by its size, whether CSV or a workbook", async () => {
    const rows = 100_000;
    const text = csv(headings, ...Array.from({ length: rows }, (_, n) => right.replace("permit", `${n}`)));
    expect(await read(text)).toEqual({
      kind: "problem",
      code: "too-many-rows",
      facts: { rows, limit: 10_000 },
    });
    const lines = Array.from(
      { length: rows },
      (_, n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>${n}</v></c></row>`,
    );
    expect(await read(workbook(sheetOf([headings.split(",")], lines.join(""))))).toEqual({
      kind: "problem",
      code: "too-many-rows",
      facts: { rows, limit: 10_000 },
    });
  });

  it("may hold 10,000 rows and blank ones beside them, and no row more", async () => {
    const whole = new TextDecoder().decode(await writeList(manyRows(10_000), "csv", around, "zh"));
    const blank = strToU8(`${whole}${"\r\n".repeat(500)}`);
    expect(await reportOf(blank)).toMatchObject({ total: 10_000, faults: [] });
    const more = new TextDecoder().decode(await writeList(manyRows(10_001), "csv", around, "zh"));
    expect(await read(strToU8(more))).toMatchObject({ code: "too-many-rows", facts: { rows: 10_001 } });
  });

  it("may have styled cells and rows far away, which hold nothing", async () => {
    const fields = headings.split(",");
    const styled =
      '<row r="900000"><c r="A900000" s="3"/><c r="XFD900000" s="3"/></row><row r="1048576" spans="1:1"/>';
    expect(await reportOf(workbook(sheetOf([fields, right.split(",")], styled)))).toMatchObject({
      total: 1,
      faults: [],
    });
  });

  it("is what other programs write: numbers and yes-or-no cells are read as their texts", async () => {
    const data = [
      [...headings.split(","), "审核", "咨询电话"].map((value) => ({ value, type: String })),
      [
        ...right.split(",").map((value) => ({ value, type: String })),
        { value: true, type: Boolean },
        { value: 12345678, type: Number },
      ],
    ];
    const file = await writeXlsxFile(data).toBlob();
    const report = await reportOf(new Uint8Array(await file.arrayBuffer()));
    expect(report).toMatchObject({ faults: [], rows: [{ review: true, phone: "12345678" }] });
  });
});

/** Says of every file of an archive that it unpacks to nothing, as a bomb would. */
const hidingSize = (archive: Uint8Array): Uint8Array => {
  const hiding = archive.slice();
  const view = new DataView(hiding.buffer);
  for (let at = 0; at + 30 < hiding.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 0, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0, true);
  }
  return hiding;
};
