import { describe, expect, it } from "vitest";
import { compileForm, formSchemaFault } from "./index.ts";
import { isBoundedPattern } from "./pattern.ts";

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    经营场所: { type: "string", minLength: 4, maxLength: 200 },
    经营项目: { type: "string", enum: ["热食类食品制售", "冷食类食品制售"] },
    "联系/电话": { type: "string", format: "phone" },
    法定代表人证件: { type: "string", format: "citizen-id" },
    开业日期: { type: "string", format: "date" },
    邮编: { type: "string", pattern: "^[0-9]{6}$" },
  },
  required: ["经营场所", "经营项目"],
  additionalProperties: false,
};
const good = { 经营场所: "西安市未央区", 经营项目: "热食类食品制售" };

describe("the check of a form", () => {
  const check = compileForm(schema);

  it("finds nothing wrong with a form that has what it must", () => {
    expect(check(good)).toEqual([]);
    const more = {
      "联系/电话": "029-8888",
      法定代表人证件: "11010519491231002X",
      开业日期: "2026-02-28",
      邮编: "710000",
    };
    expect(check({ ...good, ...more })).toEqual([]);
  });

  it("finds everything wrong at once, each at its pointer in the application, and repeats no value", () => {
    const wrong = {
      经营场所: "西",
      "联系/电话": "张三丰",
      法定代表人证件: "110105194912310021",
      开业日期: "2026-02-30",
      邮编: "秘密",
      张三的手机: "13800001234",
    };
    const errors = check(wrong);
    expect(Object.fromEntries(errors.map(({ at, said }) => [at, said.en]))).toEqual({
      "/form/经营项目": "missing",
      "/form/经营场所": "at least 4 characters",
      "/form/联系~1电话": "digits and dashes, such as 13800000000",
      "/form/法定代表人证件": "a citizen identity number (GB 11643)",
      "/form/开业日期": "a date such as 2026-02-13",
      "/form/邮编": "must have the form ^[0-9]{6}$",
      "/form/?": "entry 6: not a field of this form",
    });
    for (const value of ["张三", "110105194912310021", "秘密", "2026-02-30"])
      expect(JSON.stringify(errors)).not.toContain(value);
    for (const { said } of errors) expect(said.zh).toMatch(/\p{Script=Han}/u);
  });

  it("asks a branch only where its condition holds", () => {
    const branch = compileForm({
      type: "object",
      properties: { 类型: { type: "string" } },
      if: { properties: { 类型: { const: "临时" } }, required: ["类型"] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name
      then: { required: ["截止日期"] },
    });
    expect(branch({ 类型: "长期" })).toEqual([]);
    expect(branch({ 类型: "临时" }).map(({ at }) => at)).toEqual(["/form/截止日期"]);
  });

  it("tries no pattern on a text that is longer than 200 characters", () => {
    const one = compileForm({ type: "object", properties: { 文: { type: "string", pattern: "^a*$" } } });
    expect(one({ 文: "a".repeat(200) })).toEqual([]);
    expect(one({ 文: "a".repeat(201) })).toHaveLength(1);
  });
});

describe("a form's schema", () => {
  it("is taken where its fields are texts", () => {
    expect(formSchemaFault(schema)).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["its type is not object", { type: "array" }],
    ["/$ref is no keyword that forms take", { type: "object", $ref: "https://example.com/s" }],
    [
      "/properties/年龄/type is none of object, string",
      { type: "object", properties: { 年龄: { type: "integer" } } },
    ],
    ["/properties/日/format is none of", { type: "object", properties: { 日: { format: "uri" } } }],
    ["/properties/x/pattern is no pattern", { type: "object", properties: { x: { pattern: "(a+)+$" } } }],
    ["/properties is no object", { type: "object", properties: [] }],
    ["schema is invalid: data/required", { type: "object", required: "经营场所" }],
    ["/allOf/0 is no schema", { type: "object", allOf: [3] }],
    ["more than 32768 characters", { type: "object", title: "长".repeat(40_000) }],
  ])("is refused: %s", (fault, broken) => {
    expect(formSchemaFault(broken)).toContain(fault);
  });

  it("that lies too deep is refused", () => {
    const deep = Array.from({ length: 20 }).reduce<object>((inner) => ({ not: inner }), {});
    expect(formSchemaFault({ type: "object", not: deep })).toContain("levels deep");
  });

  it.each([
    "(a|a)*b",
    "(a|aa){0,50}b",
    "a*a*a*a*b",
    "(?=a)",
    "(a)\\1",
    "[",
    "a?a?a?a?a?a?a?a?a?b",
    "a".repeat(201),
  ])("takes no pattern that may never end: %s", (pattern) => {
    expect(isBoundedPattern(pattern)).toBe(false);
  });

  it.each(["^1[3-9]\\d{9}$", "^[0-9A-Z]{18}$", "^\\+?[0-9-]{5,20}$", "^(甲|乙)类$", "^\\(\\d+\\)$"])(
    "takes %s",
    (pattern) => {
      expect(isBoundedPattern(pattern)).toBe(true);
    },
  );

  it("with the slowest pattern that is taken ends on the worst of texts", () => {
    const slow = compileForm({ type: "object", properties: { x: { type: "string", pattern: "^a*a*a*$" } } });
    expect(slow({ x: `${"a".repeat(199)}b` })).toHaveLength(1);
  });
});
