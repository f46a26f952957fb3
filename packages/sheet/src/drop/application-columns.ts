import type { Said } from "@tongban/contract";
import {
  type ApplicantKind,
  applicantKinds,
  type DeliveryWay,
  deliveryWays,
  parseRegionCode,
  type ServiceMode,
} from "@tongban/domain";
import { type CellForm, plain, taken, textCell, wrong } from "../cell-form.ts";
import { regionCell } from "../region-cell.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Words, wordCell } from "../words-cell.ts";

/** What the cells of a row of applications refer to. */
export type ApplicationSurroundings = Surroundings & {
  /** Titles of matters by their codes. */
  readonly matters: ReadonlyMap<string, string>;
};

/** A column of a sheet of applications. */
export type ApplicationColumn = Said & {
  /** Other headings that people use. */
  readonly also: readonly string[];
  readonly needed: boolean;
  readonly says: Said;
  readonly example: Said;
  readonly read: (text: string, around: ApplicationSurroundings) => ReturnType<CellForm<string>["read"]>;
};

const modes: Words<ServiceMode> = {
  online: ["全程网办", "网办"],
  "agent-intake": ["异地代收代办", "代收代办", "代办"],
  joint: ["多地联办", "联办"],
};
const kinds: Words<ApplicantKind> = {
  person: ["自然人", "个人"],
  organization: ["法人", "企业", "法人和非法人组织", "单位"],
};
const ways: Words<DeliveryWay> = {
  electronic: ["电子", "电子证照"],
  post: ["邮寄", "快递"],
  "pick-up": ["自取", "窗口领取"],
};

const same = (text: string): Said => ({ zh: text, en: text });
const choices = (
  words: Readonly<Record<string, readonly [string, ...string[]]>>,
  codes: readonly string[],
): Said => ({
  zh: codes.map((code) => words[code]?.[0]).join("、"),
  en: codes.join(", "),
});

type Read = ApplicationColumn["read"];

const asText: Read = (text, around) =>
  /^\d(\.\d+)?E\+\d+$/i.test(text) ? roundedByProgram : textCell<string>().read(text, around);

/** Spreadsheets keep 15 digits of a number and show it as 6.1E+17: what was left out is gone. */
const roundedByProgram = wrong(
  "the spreadsheet made a rounded number of it: format the column as text, and enter it again",
  "表格软件已将其变成四舍五入的数字：请将该列设为“文本”格式后重新填写",
);

/** A number of 15 digits and a letter at most, without the blanks that people put between groups. */
const asNumber: Read = (text, around) => {
  const read = asText(text.replace(/\s/g, ""), around);
  return read.ok ? taken(read.value?.toUpperCase()) : read;
};

const asMatter: Read = (text, { matters }) => {
  if (matters.has(text) || /^[a-z0-9-]+$/.test(text)) return taken(text);
  const [found, ...others] = [...matters].filter(([, title]) => plain(title) === plain(text));
  if (found && others.length === 0) return taken(found[0]);
  return wrong(
    `no matter "${text.slice(0, 40)}" is registered: write its code, such as food-business-permit`,
    `没有登记名为“${text.slice(0, 40)}”的事项：请写事项编号，如 food-business-permit`,
  );
};

const asRegion: Read = (text, around) => {
  const read = regionCell.read(text, around);
  const code = read.ok ? parseRegionCode(read.value ?? "") : undefined;
  return read.ok && !code?.ok ? wrong("name one region", "请填写一个地区") : read;
};

/** The columns of a sheet of applications, beside those of a form's fields and of materials. */
export const applicationColumns = {
  externalRef: {
    zh: "申请编号",
    en: "externalRef",
    also: ["外部编号", "业务流水号", "reference"],
    needed: true,
    says: {
      zh: "贵方自己的编号：字母、数字、点、下划线和短横线，不超过 64 位，每行不同；不得含身份证号",
      en: "your own number, different in each row: letters, digits, dot, underscore, dash; 64 at most; no identity number",
    },
    example: same("NJ-2026-000123"),
    read: asText,
  },
  source: {
    zh: "收件地",
    en: "source region",
    also: ["source"],
    needed: true,
    says: { zh: "申请人所在地区的代码或名称", en: "code or name of the applicant's region" },
    example: same("320100"),
    read: asRegion,
  },
  handling: {
    zh: "办理地",
    en: "handling region",
    also: ["业务属地", "handling"],
    needed: true,
    says: { zh: "办理地区的代码或名称", en: "code or name of the region that handles it" },
    example: same("610100"),
    read: asRegion,
  },
  matter: {
    zh: "事项编号",
    en: "matter",
    also: ["事项代码", "事项", "事项名称"],
    needed: true,
    says: { zh: "登记的事项编号或名称", en: "the registered code or title of the matter" },
    example: same("food-business-permit"),
    read: asMatter,
  },
  mode: {
    zh: "办理方式",
    en: "mode",
    also: ["通办方式"],
    needed: true,
    says: choices(modes, ["online", "agent-intake", "joint"]),
    example: { zh: "全程网办", en: "online" },
    read: wordCell(modes).read,
  },
  kind: {
    zh: "申请人类型",
    en: "applicant kind",
    also: ["类型", "kind"],
    needed: false,
    says: {
      zh: `${choices(kinds, applicantKinds).zh}；空白时按是否填写统一社会信用代码判断`,
      en: `${choices(kinds, applicantKinds).en}; blank: an organization where a credit code stands`,
    },
    example: { zh: "自然人", en: "person" },
    read: wordCell(kinds).read,
  },
  name: {
    zh: "申请人",
    en: "applicant",
    also: ["姓名", "名称", "申请人姓名", "单位名称", "name"],
    needed: true,
    says: { zh: "姓名或单位名称", en: "name of the person or the organization" },
    example: { zh: "王小明", en: "Wang Xiaoming" },
    read: asText,
  },
  citizenId: {
    zh: "身份证号",
    en: "citizen id",
    also: ["公民身份号码", "身份证号码", "citizenId"],
    needed: false,
    says: { zh: "自然人必填，18 位；该列设为“文本”格式", en: "of a person; format the column as text" },
    example: same("110101199003072754"),
    read: asNumber,
  },
  creditCode: {
    zh: "统一社会信用代码",
    en: "credit code",
    also: ["信用代码", "creditCode"],
    needed: false,
    says: { zh: "单位必填，18 位", en: "of an organization, 18 characters" },
    example: same("91610000MA6TG3FT0X"),
    read: asNumber,
  },
  agentName: {
    zh: "经办人",
    en: "agent",
    also: ["经办人姓名", "agent name"],
    needed: false,
    says: { zh: "单位必填", en: "of an organization: who acts for it" },
    example: { zh: "李梅", en: "Li Mei" },
    read: asText,
  },
  agentCitizenId: {
    zh: "经办人身份证号",
    en: "agent citizen id",
    also: ["经办人公民身份号码"],
    needed: false,
    says: { zh: "单位必填，18 位；该列设为“文本”格式", en: "of an organization; format the column as text" },
    example: same("110101199003072754"),
    read: asNumber,
  },
  phone: {
    zh: "联系电话",
    en: "phone",
    also: ["电话", "手机", "手机号", "手机号码"],
    needed: false,
    says: { zh: "自然人或经办人的电话", en: "of the person, or of the agent" },
    example: same("13800000000"),
    read: asText,
  },
  district: {
    zh: "所属区县",
    en: "district",
    also: ["区县"],
    needed: false,
    says: { zh: "申请人所属区县或功能区的代码或名称", en: "division or zone that the applicant belongs to" },
    example: same("610112"),
    read: asRegion,
  },
  delivery: {
    zh: "领取方式",
    en: "delivery",
    also: ["送达方式"],
    needed: false,
    says: {
      zh: `${choices(ways, deliveryWays).zh}；空白表示由贵方转交`,
      en: `${choices(ways, deliveryWays).en}; blank: you hand the result over yourself`,
    },
    example: { zh: "邮寄", en: "post" },
    read: wordCell(ways).read,
  },
  recipient: {
    zh: "收件人",
    en: "recipient",
    also: ["收件人姓名"],
    needed: false,
    says: { zh: "邮寄时必填", en: "where the result is posted" },
    example: { zh: "王小明", en: "Wang Xiaoming" },
    read: asText,
  },
  recipientPhone: {
    zh: "收件电话",
    en: "recipient phone",
    also: ["收件人电话"],
    needed: false,
    says: { zh: "邮寄时必填", en: "where the result is posted" },
    example: same("13800000000"),
    read: asText,
  },
  address: {
    zh: "收件地址",
    en: "address",
    also: ["邮寄地址"],
    needed: false,
    says: { zh: "邮寄时必填", en: "where the result is posted" },
    example: { zh: "南京市玄武区中山路 1 号", en: "1 Zhongshan Road, Xuanwu, Nanjing" },
    read: asText,
  },
} as const satisfies Readonly<Record<string, ApplicationColumn>>;

/** One of {@link applicationColumns}. */
export type ApplicationField = keyof typeof applicationColumns;

/** Fields in the order of their columns. */
export const applicationFields = Object.keys(applicationColumns) as readonly ApplicationField[];

/** What a heading stands for: a column of every sheet, a field of the form, or a material by its title. */
export type Meaning =
  | { readonly kind: "field"; readonly field: ApplicationField }
  | { readonly kind: "form"; readonly label: string }
  | { readonly kind: "material"; readonly title: string };

const byHeading = new Map(
  applicationFields.flatMap((field) => {
    const { zh, en, also } = applicationColumns[field];
    return [zh, en, ...also].map((heading) => [plain(heading), field] as const);
  }),
);

/** What stands before the label of a form's field, and before the title of a material. */
const prefixes = { form: /^(?:表单|form)[:：]/i, material: /^(?:材料|material)[:：]/i };

/** The headings of a form's field and of a material. */
export const formHeading = (label: string): Said => ({ zh: `表单：${label}`, en: `form: ${label}` });
export const materialHeading = (title: string): Said => ({ zh: `材料：${title}`, en: `material: ${title}` });

/** What a heading stands for; nothing where it is not of such a sheet. */
export const meaningOf = (heading: string): Meaning | undefined => {
  const text = heading
    .trim()
    .replace(/^\*|\*$/g, "")
    .trim();
  const after = (prefix: RegExp) => (prefix.test(text) ? text.replace(prefix, "").trim() : "");
  const [label, title] = [after(prefixes.form), after(prefixes.material)];
  if (label !== "") return { kind: "form", label };
  if (title !== "") return { kind: "material", title };
  const field = byHeading.get(plain(text));
  return field && { kind: "field", field };
};
