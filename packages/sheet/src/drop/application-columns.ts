import type { Said } from "@tongban/contract";
import { applicantKinds, deliveryWays } from "@tongban/domain";
import { wordCell } from "../words-cell.ts";
import {
  asMatter,
  asNumber,
  asRegion,
  asText,
  choices,
  kinds,
  modes,
  type ReadCell,
  same,
  ways,
} from "./application-cells.ts";

/** A column of a sheet of applications. */
export type ApplicationColumn = Said & {
  /** Other headings that people use. */
  readonly also: readonly string[];
  readonly needed: boolean;
  readonly says: Said;
  readonly example: Said;
  readonly read: ReadCell;
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
