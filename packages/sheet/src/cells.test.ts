import type { MatterListRow } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { around } from "../test/rows.ts";
import { columnOrder, columns, fieldOfHeading } from "./columns.ts";

const read = (field: keyof MatterListRow, text: string) => columns[field].cell.read(text, around);

describe("a cell as people write it", () => {
  it.each([
    ["promised", "10个工作日", { unit: "working-days", amount: 10 }],
    ["promised", " １０ 工作日", { unit: "working-days", amount: 10 }],
    ["promised", "10WD", { unit: "working-days", amount: 10 }],
    ["promised", "30个自然日", { unit: "calendar-days", amount: 30 }],
    ["promised", "30 calendar days", { unit: "calendar-days", amount: 30 }],
    ["promised", "3个工作小时", { unit: "working-hours", amount: 3 }],
    ["promised", "60分钟", { unit: "minutes", amount: 60 }],
    ["promised", "即办", { unit: "instant" }],
    ["promised", "On the spot", { unit: "instant" }],
    ["modes", "网、代", ["online", "agent-intake"]],
    ["modes", "online, joint", ["online", "joint"]],
    ["applicants", "法人和非法人组织；自然人", ["organization", "person"]],
    ["handling", "610100-iwd", "610100-iwd"],
    ["handling", "银川", "640100"],
    ["handling", "全部", undefined],
    ["sources", "南京市、银川市", ["320100", "640100"]],
    ["sources", "320100;640100", ["320100", "640100"]],
    ["fee", "免费", { amount: 0 }],
    ["fee", "￥50.5", { amount: 5050 }],
    [
      "fee",
      "50元（依据：发改价格〔2019〕1号（修订））",
      { amount: 5000, basis: "发改价格〔2019〕1号（修订）" },
    ],
    ["review", "是", true],
    ["review", "no", undefined],
    ["form", '{"type":"object"}', { type: "object" }],
    ["materials", "无", []],
    [
      "materials",
      "申请书（必需）; 营业执照（共享）；身份证（正反面）\n场所证明(容缺)",
      [
        { title: "申请书", need: "required" },
        { title: "营业执照", need: "shared" },
        { title: "身份证（正反面）", need: "required" },
        { title: "场所证明", need: "later" },
      ],
    ],
    [
      "materials",
      "身份证明（必需，可用：户口簿、居住证，样本：https://example.gov.cn/a.pdf）",
      [
        {
          title: "身份证明",
          need: "required",
          alternatives: ["户口簿", "居住证"],
          sample: "https://example.gov.cn/a.pdf",
        },
      ],
    ],
    ["materials", "身份证（必需，原件）", [{ title: "身份证", need: "required", original: true }]],
    ["materials", "身份证（原件）", [{ title: "身份证（原件）", need: "required" }]],
    ["materials", '"甲；乙"（选交）', [{ title: "甲；乙", need: "optional" }]],
  ] as const)("%s: %s", (field, text, value) => {
    expect(read(field, text)).toEqual({ ok: true, value });
  });

  it.each([
    ["promised", "10天", "10wd", "10个工作日"],
    ["promised", "10", "10wd", "10个工作日"],
    ["promised", "3小时", "3wh", "3个工作小时"],
    ["promised", "尽快", "10wd", "即办"],
    ["modes", "网办、邮寄", "agent-intake", "异地代收代办"],
    ["kind", "审批", "licence", "许可"],
    ["handling", "北京", "610100", "代码"],
    ["sources", "西安", "610100-iwd", "西安国际港务区"],
    ["fee", "面议", "50 yuan", "50元"],
    ["review", "也许", "yes or no", "是"],
    ["form", "no-such-file.json", "no-such-file.json", "no-such-file.json"],
    ["form", '{"type":', "JSON", "JSON"],
    ["materials", "身份证（必需，原件三份）", "原件三份", "原件三份"],
  ] as const)("that says %s: %s is refused, and told how to write it", (field, text, en, zh) => {
    expect(read(field, text)).toMatchObject({
      ok: false,
      said: { en: expect.stringContaining(en), zh: expect.stringContaining(zh) },
    });
  });

  it("of a form may name a file beside the list", () => {
    const formFile = (name: string) => (name === "a.json" ? '{"type":"object"}' : undefined);
    expect(columns.form.cell.read("a.json", { ...around, formFile })).toEqual({
      ok: true,
      value: { type: "object" },
    });
  });
});

describe("the columns", () => {
  it("are found by their headings in Chinese and in English, and no heading means two of them", () => {
    const headings = columnOrder.flatMap((field) => {
      const { zh, en, also } = columns[field];
      return [zh, en, ...also].map((heading) => [heading, field] as const);
    });
    for (const [heading, field] of headings) {
      expect(fieldOfHeading(heading), heading).toBe(field);
      expect(fieldOfHeading(` *${heading.toUpperCase()} `), heading).toBe(field);
    }
    expect(fieldOfHeading("备注")).toBeUndefined();
  });

  it("have examples that they read themselves", () => {
    const formFile = () => '{"type":"object"}';
    for (const field of columnOrder)
      for (const text of Object.values(columns[field].example))
        expect(columns[field].cell.read(text, { ...around, formFile }), `${field}: ${text}`).toMatchObject({
          ok: true,
        });
  });
});
