import type { Said } from "../wording/said.ts";
import type { FormFault } from "./form-faults.ts";
import { formFormats } from "./formats.ts";

/** What an error of a form says to people: how to mend the field, never what stands in it. */
export const formProblem = ({ keyword, params }: Omit<FormFault, "field">): Said =>
  words.get(keyword)?.(params) ?? {
    en: "not as the form's schema asks for",
    zh: "不符合表单要求",
  };

type Words = (params: FormFault["params"]) => Said;

const listed = (values: unknown): readonly string[] => (Array.isArray(values) ? values.map(String) : []);

const oneOf = (values: readonly string[]): Said => ({
  en: `must be one of ${values.join(", ")}`,
  zh: `应为下列之一：${values.join("、")}`,
});

const sized =
  (en: string, zh: string, unit: Said): Words =>
  ({ limit }) => ({ en: `${en} ${limit}${unit.en}`, zh: `${zh} ${limit}${unit.zh}` });

const characters: Said = { en: " characters", zh: " 个字符" };
const entries: Said = { en: " entries", zh: " 项" };
const missing: Words = () => ({ en: "missing", zh: "缺少该字段" });

const words: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["required", missing],
  ["dependentRequired", missing],
  ["additionalProperties", () => ({ en: "not a field of this form", zh: "表单中没有该字段" })],
  ["false schema", () => ({ en: "must not be filled in", zh: "不应填写" })],
  ["type", () => ({ en: "must be text", zh: "应为文本" })],
  ["enum", ({ allowedValues }) => oneOf(listed(allowedValues))],
  ["const", ({ allowedValue }) => oneOf([String(allowedValue)])],
  ["minLength", sized("at least", "不得少于", characters)],
  ["maxLength", sized("at most", "不得超过", characters)],
  ["minProperties", sized("at least", "不得少于", entries)],
  ["maxProperties", sized("at most", "不得超过", entries)],
  ["pattern", ({ pattern }) => ({ en: `must have the form ${pattern}`, zh: `应符合格式 ${pattern}` })],
  [
    "format",
    ({ format }) => formFormats[String(format)]?.said ?? { en: "not in its form", zh: "格式不正确" },
  ],
]);
