import type { Language, Said } from "@tongban/contract";
import type { FormSchema, MaterialRequirement } from "@tongban/domain";
import { applicationColumns, applicationFields } from "./application-columns.ts";
import { formHeading, materialHeading } from "./application-headings.ts";

/** A column as a template explains it. */
export type TemplateColumn = {
  readonly heading: string;
  readonly needed: boolean;
  readonly says: string;
  readonly example: string;
};

/** What a matter asks of an application. */
export type AskedOf = {
  readonly form?: FormSchema | undefined;
  readonly materials: readonly MaterialRequirement[];
};

/** The columns of a sheet of applications for one matter: those of every sheet, then its form's fields and its materials. */
export const applicationTemplate = (
  { form, materials }: AskedOf,
  language: Language,
): readonly TemplateColumn[] => [
  ...applicationFields.map((field) => {
    const { needed, says, example, [language]: heading } = applicationColumns[field];
    return { heading, needed, says: says[language], example: example[language] };
  }),
  ...formColumns(form ?? {}, language),
  ...materials.map((material) => materialColumn(material, language)),
];

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => value instanceof Object && !Array.isArray(value);

const formColumns = (form: FormSchema, language: Language): readonly TemplateColumn[] => {
  const required = Array.isArray(form["required"]) ? form["required"] : [];
  const properties = isNode(form["properties"]) ? Object.entries(form["properties"]) : [];
  return properties.map(([label, schema]) => ({
    heading: formHeading(label)[language],
    needed: required.includes(label),
    says: fieldSaid(isNode(schema) ? schema : {}, language),
    example: firstExample(isNode(schema) ? schema : {}),
  }));
};

/** What a field of a form takes: as its schema describes it, then what it may be. */
const fieldSaid = (schema: Node, language: Language): string => {
  const { title, description, enum: values, maxLength } = schema;
  const words = [title, description].filter((text) => typeof text === "string");
  const choices = Array.isArray(values) ? [values.join(language === "zh" ? "、" : ", ")] : [];
  const limit =
    typeof maxLength === "number"
      ? [language === "zh" ? `不超过 ${maxLength} 字` : `${maxLength} characters at most`]
      : [];
  return [...words, ...choices, ...limit].join(language === "zh" ? "；" : "; ");
};

const firstExample = ({ examples, enum: values }: Node): string => {
  const [first] = [...(Array.isArray(examples) ? examples : []), ...(Array.isArray(values) ? values : [])];
  return typeof first === "string" ? first : "";
};

const needs: Readonly<Record<MaterialRequirement["need"], Said>> = {
  required: { zh: "必交", en: "has to come with it" },
  optional: { zh: "选交", en: "may be left out" },
  shared: { zh: "由数据共享取得，无需提交", en: "known by data sharing: leave it blank" },
  later: { zh: "可容缺后补", en: "may follow later" },
};

const materialColumn = (
  { title, need, alternatives = [] }: MaterialRequirement,
  language: Language,
): TemplateColumn => {
  const file: Said = {
    zh: "与表格放在同一文件夹内的文件名，多个用“；”分隔",
    en: "name of its file beside the sheet; several with semicolons between",
  };
  const instead: Said = {
    zh: `可用“材料：…”列提交替代材料：${alternatives.join("、")}`,
    en: `instead, in a column "material: …": ${alternatives.join(", ")}`,
  };
  const said = [needs[need], file, ...(alternatives.length > 0 ? [instead] : [])];
  return {
    heading: materialHeading(title)[language],
    needed: need === "required",
    says: said.map((one) => one[language]).join(language === "zh" ? "；" : "; "),
    example: `${title}.pdf`,
  };
};
