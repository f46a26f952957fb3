import type { Language, Said } from "@tongban/contract";
import type {
  ApplicantKind,
  CaseType,
  DeliveryWay,
  MatterKind,
  MatterListRow,
  ServiceMode,
} from "@tongban/domain";
import { type CellForm, plain, textCell } from "./cell-form.ts";
import { feeCell } from "./fee-cell.ts";
import { formCell } from "./form-cell.ts";
import { limitCell } from "./limit-cell.ts";
import { materialsCell } from "./materials-cell.ts";
import { partsCell } from "./parts-cell.ts";
import { regionCell, regionsCell } from "./region-cell.ts";
import { flagCell, type Words, wordCell, wordsCell } from "./words-cell.ts";

const kinds: Words<MatterKind> = {
  licence: ["许可", "行政许可"],
  registration: ["登记", "行政登记"],
  filing: ["备案"],
  service: ["公共服务", "服务", "公共服务及其他"],
};
const caseTypeWords: Words<CaseType> = { instant: ["即办件", "即办"], promised: ["承诺件", "承诺"] };
const modes: Words<ServiceMode> = {
  online: ["全程网办", "网办", "网"],
  "agent-intake": ["异地代收代办", "代收代办", "代办", "代"],
  joint: ["多地联办", "联办", "联"],
};
const applicants: Words<ApplicantKind> = {
  person: ["自然人", "个人"],
  organization: ["法人", "企业", "法人和非法人组织", "单位"],
};
const deliveryWords: Words<DeliveryWay> = {
  electronic: ["电子", "电子证照", "网上", "线上"],
  post: ["邮寄", "快递"],
  "pick-up": ["自取", "窗口领取", "领取"],
};

/** A column of a list: its headings, what it takes, and how its cells are read and written. */
export type Column<T = unknown> = Readonly<Record<Language, string>> & {
  /** Other headings that people use. */
  readonly also: readonly string[];
  readonly needed: boolean;
  /** In characters. */
  readonly width: number;
  readonly says: Said;
  readonly example: Said;
  readonly cell: CellForm<T>;
};

type Columns = {
  readonly [F in keyof MatterListRow]-?: Column<Exclude<MatterListRow[F], undefined>>;
};

const same = (text: string): Said => ({ zh: text, en: text });

/** The columns of a matter list; a field without one does not compile. Reading, writing, help and template come from it. */
export const columns: Columns = {
  matter: {
    zh: "事项编号",
    en: "matter",
    also: ["事项代码", "matter code", "matter id"],
    needed: true,
    width: 28,
    says: {
      zh: "登记的事项编号，小写字母、数字和短横线",
      en: "the registered code: lower-case letters, digits, dashes",
    },
    example: same("food-business-permit"),
    cell: textCell(),
  },
  title: {
    zh: "事项名称",
    en: "title",
    also: ["名称", "事项", "name"],
    needed: true,
    width: 28,
    says: { zh: "不超过 60 字", en: "60 characters at most" },
    example: same("食品经营许可（新办）"),
    cell: textCell(),
  },
  handling: {
    zh: "办理地",
    en: "handling region",
    also: ["业务属地", "handling"],
    needed: false,
    width: 14,
    says: {
      zh: "地区代码或名称；空白表示每一签约方",
      en: "a region's code or name; blank: every party",
    },
    example: same("610100"),
    cell: regionCell,
  },
  sources: {
    zh: "收件地",
    en: "source regions",
    also: ["sources", "source"],
    needed: false,
    width: 20,
    says: {
      zh: "一个或多个地区，用“、”分隔；空白表示其他各方",
      en: "one region or more, with commas between; blank: all other parties",
    },
    example: { zh: "320100、640100", en: "320100, 640100" },
    cell: regionsCell,
  },
  kind: {
    zh: "事项类型",
    en: "kind",
    also: ["matter kind"],
    needed: true,
    width: 12,
    says: {
      zh: "许可、登记、备案、公共服务",
      en: "licence, registration, filing, service",
    },
    example: { zh: "许可", en: "licence" },
    cell: wordCell(kinds),
  },
  modes: {
    zh: "办理方式",
    en: "modes",
    also: ["办理模式", "mode"],
    needed: true,
    width: 22,
    says: {
      zh: "全程网办、异地代收代办、多地联办，可多选",
      en: "online, agent-intake, joint; several may be named",
    },
    example: { zh: "全程网办、异地代收代办", en: "online, agent-intake" },
    cell: wordsCell(modes),
  },
  applicants: {
    zh: "服务对象",
    en: "applicants",
    also: ["申请人类型", "applicant"],
    needed: true,
    width: 14,
    says: { zh: "自然人、法人，可多选", en: "person, organization; both may be named" },
    example: { zh: "法人、自然人", en: "organization, person" },
    cell: wordsCell(applicants),
  },
  caseType: {
    zh: "办件类型",
    en: "case type",
    also: ["casetype"],
    needed: true,
    width: 10,
    says: { zh: "即办件或承诺件", en: "instant or promised" },
    example: { zh: "承诺件", en: "promised" },
    cell: wordCell(caseTypeWords),
  },
  statutory: {
    zh: "法定时限",
    en: "statutory limit",
    also: ["法定办结时限", "statutory"],
    needed: false,
    width: 14,
    says: {
      zh: "如 20个工作日、60个自然日；法律未规定的留空",
      en: "such as 20wd or 60cd; blank where no law sets one",
    },
    example: { zh: "15个工作日", en: "15wd" },
    cell: limitCell,
  },
  promised: {
    zh: "承诺时限",
    en: "promised limit",
    also: ["承诺办结时限", "promised"],
    needed: true,
    width: 14,
    says: {
      zh: "如 10个工作日、3个工作小时；即办件写“即办”，不得长于法定时限",
      en: "such as 10wd or 3wh; now for an instant matter; not over the statutory one",
    },
    example: { zh: "10个工作日", en: "10wd" },
    cell: limitCell,
  },
  extension: {
    zh: "可延长时限",
    en: "extension",
    also: ["延长时限"],
    needed: false,
    width: 12,
    says: {
      zh: "法律允许延长一次的时间，与服务标准不同时填写",
      en: "how far law lets it be put off once, where that is not the standard's",
    },
    example: { zh: "5个工作日", en: "5wd" },
    cell: limitCell,
  },
  basicCode: {
    zh: "基本编码",
    en: "basic code",
    also: ["basiccode", "事项基本编码"],
    needed: false,
    width: 16,
    says: {
      zh: "全国统一的 12 位数字，单元格须设为文本",
      en: "twelve digits; the cell has to be text, or zeros are lost",
    },
    example: same("000123020000"),
    cell: textCell(),
  },
  materials: {
    zh: "材料",
    en: "materials",
    also: ["申请材料", "材料清单"],
    needed: true,
    width: 48,
    says: {
      zh: "用“;”或换行分隔；括号内写必需、容缺、共享、可选，可用：甲、乙，样本：网址；没有材料写“无”",
      en: "with ; between; in brackets required, later, shared or optional, or: A、B, sample: URL; none where there are none",
    },
    example: {
      zh: "申请书（必需）; 营业执照（共享）; 身份证明（必需，可用：户口簿、居住证）; 场所证明（容缺）",
      en: "application (required); business licence (shared); proof of premises (later)",
    },
    cell: materialsCell,
  },
  form: {
    zh: "表单",
    en: "form",
    also: ["表单结构", "form schema"],
    needed: false,
    width: 20,
    says: {
      zh: "JSON Schema（2020-12），或同一文件夹中的文件名；空白表示不校验",
      en: "a JSON Schema (2020-12), or the name of a file beside the list; blank: any form is taken",
    },
    example: same("food-business-permit.form.json"),
    cell: formCell,
  },
  legalBasis: {
    zh: "法律依据",
    en: "legal basis",
    also: ["设定依据", "legalbasis"],
    needed: false,
    width: 32,
    says: { zh: "不超过 1000 字", en: "1,000 characters at most" },
    example: same("《中华人民共和国食品安全法》第三十五条"),
    cell: textCell(),
  },
  conditions: {
    zh: "受理条件",
    en: "conditions",
    also: ["办理条件"],
    needed: false,
    width: 32,
    says: { zh: "不超过 2000 字", en: "2,000 characters at most" },
    example: same("具有与经营的食品品种、数量相适应的场所"),
    cell: textCell(),
  },
  fee: {
    zh: "收费",
    en: "fee",
    also: ["收费标准", "费用"],
    needed: false,
    width: 14,
    says: {
      zh: "免费，或金额（元）及依据，如 50元（依据：文号）",
      en: "free, or yuan and what allows it: 50 yuan (basis: …)",
    },
    example: { zh: "免费", en: "free" },
    cell: feeCell,
  },
  phone: {
    zh: "咨询电话",
    en: "phone",
    also: ["电话", "联系电话"],
    needed: false,
    width: 16,
    says: { zh: "数字和短横线", en: "digits and dashes" },
    example: same("029-12345"),
    cell: textCell(),
  },
  delivery: {
    zh: "送达方式",
    en: "delivery",
    also: ["结果送达", "送达"],
    needed: true,
    width: 14,
    says: { zh: "电子、邮寄、自取，可多选", en: "electronic, post, pick-up; several may be named" },
    example: { zh: "电子、邮寄", en: "electronic, post" },
    cell: wordsCell(deliveryWords),
  },
  review: {
    zh: "审核",
    en: "review",
    also: ["是否审核"],
    needed: false,
    width: 8,
    says: {
      zh: "是：办结前须由另一人审核",
      en: "yes: a second person reviews before a decision",
    },
    example: { zh: "否", en: "no" },
    cell: flagCell,
  },
  inspection: {
    zh: "踏勘",
    en: "inspection",
    also: ["现场踏勘", "是否踏勘"],
    needed: false,
    width: 8,
    says: {
      zh: "是：准予前须踏勘通过",
      en: "yes: a site inspection has to be passed before a grant",
    },
    example: { zh: "否", en: "no" },
    cell: flagCell,
  },
  parts: {
    zh: "联办环节",
    en: "joint parts",
    also: ["并联环节", "parts"],
    needed: false,
    width: 40,
    says: {
      zh: "多地联办时其他地区办理的环节，用“;”或换行分隔：编号：名称（事项编号，办理地或收件地或申请指定，承诺时限），可加 法定：时限，前置：编号",
      en: "what other regions do where it is handled jointly, with ; between: id: title (matter, region or source or named, limit), also statutory: limit, after: ids",
    },
    example: {
      zh: "check：迁出地核查（household-registration-transfer，收件地，5个工作日）",
      en: "check: check at origin (household-registration-transfer, source, 5wd)",
    },
    cell: partsCell,
  },
};

/** Fields of a row in the order of their columns. */
export const columnOrder = Object.keys(columns) as readonly (keyof MatterListRow)[];

const byHeading = new Map(
  columnOrder.flatMap((field) => {
    const { zh, en, also } = columns[field];
    return [zh, en, field, ...also].map((heading) => [plain(heading), field] as const);
  }),
);

/** The field that a heading stands for, in Chinese or in English; blanks, case and a mark of what is needed aside. */
export const fieldOfHeading = (heading: string): keyof MatterListRow | undefined =>
  byHeading.get(plain(heading).replace(/^\*|\*$/g, ""));
