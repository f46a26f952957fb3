import type * as z from "zod";
import { ruleSaid } from "./field-rules.ts";
import type { Said } from "./said.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a field and how to mend it; never a value of the request. */
export const fieldProblem = (issue: Issue): Said => {
  switch (issue.code) {
    case "invalid_type":
      return ofType(issue);
    case "too_big":
      return ofSize("at most", "不得超过", issue.maximum, issue);
    case "too_small":
      return ofSize("at least", "不得少于", issue.minimum, issue);
    case "invalid_format":
      return ruleSaid(issue.message) ?? formats[issue.format] ?? notInForm;
    case "not_multiple_of":
      return { en: `a multiple of ${issue.divisor}`, zh: `应为 ${issue.divisor} 的倍数` };
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return "options" in issue && Array.isArray(issue["options"]) ? oneOf(issue["options"]) : ofEvery(issue);
    case "invalid_key":
    case "invalid_element":
      return ofName(issue.issues[0]);
    case "unrecognized_keys":
      return unknownField;
    case "custom":
      return customSaid(issue);
  }
};

/** A member that the contract does not have. */
export const unknownField: Said = { en: "unknown field", zh: "未知字段" };

const notInForm: Said = { en: "not in the form that the contract asks for", zh: "格式不符合约定" };
const missing: Said = { en: "missing", zh: "缺少该字段" };

const formats: Readonly<Record<string, Said>> = {
  url: { en: "an absolute URL", zh: "应为完整的网址" },
};

const types: Readonly<Record<string, Said>> = {
  string: { en: "text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  int: { en: "a whole number", zh: "整数" },
  boolean: { en: "true or false", zh: "true 或 false" },
  object: { en: "an object", zh: "对象" },
  record: { en: "an object", zh: "对象" },
  array: { en: "a list", zh: "列表" },
  null: { en: "null", zh: "null" },
};

/** Issues are made with their input (`reportInput`), so that what is not there can be told from what is wrong. */
const ofType = (issue: Extract<Issue, { code: "invalid_type" }>): Said => {
  if ("input" in issue && issue.input === undefined) return missing;
  const type = types[issue.expected];
  return type ? { en: `must be ${type.en}`, zh: `应为${type.zh}` } : notInForm;
};

const units: Readonly<Record<string, Said>> = {
  string: { en: " characters", zh: " 个字符" },
  array: { en: " entries", zh: " 项" },
};

const ofSize = (
  en: string,
  zh: string,
  bound: number | bigint,
  issue: Extract<Issue, { code: "too_big" | "too_small" }>,
): Said => {
  const unit = units[issue.origin] ?? { en: "", zh: "" };
  if (issue.origin === "string" && issue.code === "too_small" && bound === 1)
    return { en: "may not be empty", zh: "不能为空" };
  return { en: `${en} ${bound}${unit.en}`, zh: `${zh} ${bound}${unit.zh}` };
};

const oneOf = (values: readonly unknown[]): Said => {
  const list = values.map(String);
  return { en: `must be one of ${list.join(", ")}`, zh: `应为下列之一：${list.join("、")}` };
};

/** Of a choice without a telling member: what every one of it says first, where all say the same. */
const ofEvery = (issue: Extract<Issue, { code: "invalid_union" }>): Said => {
  const said = issue.errors.map(([first]) => (first ? fieldProblem(first) : notInForm));
  const [one = notInForm] = said;
  return said.every(({ en }) => en === one.en) ? one : notInForm;
};

const ofName = (inner: Issue | undefined): Said => {
  const said = inner ? fieldProblem(inner) : notInForm;
  return { en: `its name: ${said.en}`, zh: `名称：${said.zh}` };
};

/** A custom check says its Chinese beside its message. */
const customSaid = (issue: Extract<Issue, { code: "custom" }>): Said => {
  const zh: unknown = issue.params?.["zh"];
  const known = ruleSaid(issue.message);
  return known ?? { en: issue.message, zh: typeof zh === "string" ? zh : notInForm.zh };
};
