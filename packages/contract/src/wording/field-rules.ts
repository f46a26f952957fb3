import type { CitizenIdProblem, Parsed, RegionCodeProblem, SocialCreditCodeProblem } from "@tongban/domain";
import type { Said } from "./said.ts";

/** What the contract asks of a field beyond its type, as people read it. */
const rules = {
  caseId: {
    en: "a case id has 26 characters of Crockford base32",
    zh: "办件编码为 26 位 Crockford base32 字符",
  },
  oneTimeCode: { en: "a one-time code has six digits", zh: "验证码为 6 位数字" },
  word: {
    en: "lower-case letters, digits and dashes, such as xian-610100-1",
    zh: "仅限小写字母、数字和短横线，例如 xian-610100-1",
  },
  registeredStaff: {
    en: "broker is the id of what the broker decides itself: choose another one",
    zh: "broker 为系统办理所用编码，请使用其他编码",
  },
  registeredPartner: {
    en: "ids that begin with intake- are those of intake windows: choose another one",
    zh: "以 intake- 开头的编码属于收件窗口，请使用其他编码",
  },
  applicantNumber: {
    en: "is neither a citizen identity number nor a unified social credit code",
    zh: "不是公民身份号码或统一社会信用代码",
  },
  citedOnce: {
    en: "each material is cited once at most",
    zh: "每份材料至多引用一次",
  },
  dataSource: {
    en: "the name of a data source: a letter, then up to 39 lower-case letters, digits, dashes",
    zh: "数据源名称：以小写字母开头，至多 40 位小写字母、数字或短横线",
  },
  externalRef: {
    en: "1 to 64 letters, digits, dots, dashes, underscores",
    zh: "1 至 64 位字母、数字、点、短横线或下划线",
  },
  noCitizenId: {
    en: "looks like a citizen identity number, which may not be a reference: use your own number of the application",
    zh: "疑似公民身份号码，不得用作编号：请使用贵系统自己的申请编号",
  },
  verificationCode: {
    en: "the 20 characters of a paper's code, in small letters without separators",
    zh: "文书核验码为 20 位字符，小写且不含分隔符",
  },
  paperNumber: {
    en: "the form of a number, with {year} and {serial}; {organ} and {kind} may stand in it as well",
    zh: "文号格式须含 {year} 和 {serial}，还可以含 {organ}、{kind}",
  },
  visible: {
    en: "holds what cannot be seen: a control character, a mark that turns the direction of writing, or one of no width",
    zh: "含有不可见的字符：控制字符、改变书写方向的符号或零宽字符",
  },
  phone: { en: "digits and dashes, such as 13800000000", zh: "仅限数字和短横线，例如 13800000000" },
  sha256: { en: "64 lower-case hex digits", zh: "64 位小写十六进制数字" },
  partDigests: {
    en: "the SHA-256 of each part in order, 64 lower-case hex digits each, with commas between",
    zh: "各分段的 SHA-256，按顺序以逗号分隔，每个为 64 位小写十六进制数字",
  },
  partCount: { en: "at most 12 parts", zh: "最多 12 个环节" },
  formSize: { en: "at most 100 entries", zh: "最多 100 项" },
  instant: { en: "an instant such as 2026-02-13T01:00:00.000Z", zh: "时刻，例如 2026-02-13T01:00:00.000Z" },
  localDate: { en: "a date such as 2026-02-13", zh: "日期，例如 2026-02-13" },
  appointmentCode: {
    en: "an appointment code such as 7k2m-0q9d-h4xv-8w3n",
    zh: "预约码，例如 7k2m-0q9d-h4xv-8w3n",
  },
  ticketNumber: { en: "a queue number such as A012", zh: "排队号，例如 A012" },
  time: { en: "a time such as 17:30", zh: "时间，例如 17:30" },
  hours: {
    en: "times of a day in their order: opening, breaks from and to, closing",
    zh: "时间须先后有序：开门、休息起止、关门",
  },
  cursor: { en: "a cursor as a list gave it to you", zh: "游标须与列表返回的一致" },
  limit: {
    en: "a limit such as 5wd, 30cd, 4wh, 60min or now",
    zh: "时限，例如 5wd（工作日）、30cd（自然日）、4wh（工作小时）、60min（分钟）或 now（即办）",
  },
  interval: {
    en: "two instants with a slash between, such as 2026-03-04T01:00:00.000Z/2026-03-06T01:00:00.000Z",
    zh: "以斜杠分隔的两个时刻，例如 2026-03-04T01:00:00.000Z/2026-03-06T01:00:00.000Z",
  },
  digest: { en: "32 bytes as 43 characters of base64url", zh: "32 字节，以 43 位 base64url 表示" },
  signature: { en: "64 bytes as 86 characters of base64url", zh: "64 字节，以 86 位 base64url 表示" },
  formSchema: {
    en: "a form's JSON Schema has 20,000 characters at most",
    zh: "表单的 JSON Schema 不超过 20,000 个字符",
  },
  listVersion: { en: "draft, or the number of a version such as 3", zh: "draft（草案）或版本号，例如 3" },
  basicCode: { en: "twelve digits", zh: "12 位数字" },
} as const satisfies Readonly<Record<string, Said>>;

/** Name of a rule. */
export type FieldRule = keyof typeof rules;

/** The message of a schema's check; {@link ruleSaid} finds the rule by it again. */
export const rule = (name: FieldRule): string => rules[name].en;

const byMessage = new Map<string, Said>(Object.values(rules).map((said) => [said.en, said]));

/** The rule that a check's message states, in every language. */
export const ruleSaid = (message: string): Said | undefined => byMessage.get(message);

/** What an identifier is called, and why a text is none. */
type IdentifierWords<Problem extends string> = {
  readonly name: Said;
  readonly problems: Readonly<Record<Problem, Said>>;
};

const malformed: Said = { en: "malformed", zh: "格式不正确" };
const wrongCheckDigit: Said = { en: "the check digit is wrong", zh: "校验码不正确" };

/** Words for region codes. */
export const regionCodeWords: IdentifierWords<RegionCodeProblem> = {
  name: { en: "region code", zh: "行政区划代码" },
  problems: {
    malformed,
    "unknown-province": {
      en: "its first two digits belong to no province",
      zh: "前两位不对应任何省级行政区",
    },
  },
};

/** Words for citizen identity numbers. */
export const citizenIdWords: IdentifierWords<CitizenIdProblem> = {
  name: { en: "citizen identity number (GB 11643)", zh: "公民身份号码（GB 11643）" },
  problems: {
    malformed,
    "unreal-date": { en: "the birth date does not exist", zh: "出生日期不存在" },
    "wrong-check-digit": wrongCheckDigit,
  },
};

/** Words for unified social credit codes. */
export const creditCodeWords: IdentifierWords<SocialCreditCodeProblem> = {
  name: { en: "unified social credit code (GB 32100)", zh: "统一社会信用代码（GB 32100）" },
  problems: {
    malformed,
    "wrong-check-digit": wrongCheckDigit,
    "wrong-organisation-code": {
      en: "the organisation code in it is wrong",
      zh: "其中的组织机构代码不正确",
    },
  },
};

/** Why a text is not the identifier that its parser reads; nothing where it is one. */
export const identifierProblem = <Problem extends string>(
  { name, problems }: IdentifierWords<Problem>,
  parsed: Parsed<unknown, Problem>,
): Said | undefined => {
  if (parsed.ok) return undefined;
  const why = problems[parsed.reason];
  return { en: `not a ${name.en}: ${why.en}`, zh: `不是有效的${name.zh}：${why.zh}` };
};
