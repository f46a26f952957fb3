import type {
  AgreementStatus,
  ApplicantKind,
  AppointmentStatus,
  CaseStatus,
  FindingCode,
  GapField,
  InquiryState,
  InspectionState,
  LawfulGround,
  LicenceStanding,
  LimitUnit,
  MissingPartCode,
  NationalHindrance,
  PackageFindingCode,
  ParcelEnd,
  ParcelState,
  ProposalKind,
  RateClass,
  RecordKind,
  StaffRole,
  SuppositionProblem,
  TicketAction,
  TicketStatus,
} from "@tongban/domain";
import type { Language } from "../language.ts";
import type { Said } from "./said.ts";

/** Why a body is no JSON that the broker takes. */
export const jsonReasons = {
  "not-utf-8": { en: "it is not UTF-8", zh: "编码不是 UTF-8" },
  "breaks-at": { en: "it breaks at character {position}", zh: "第 {position} 个字符处有语法错误" },
  "ends-early": { en: "it ends too early or is empty", zh: "内容不完整或为空" },
  "misplaced-character": { en: "it has a character out of place", zh: "存在不合语法的字符" },
  "half-surrogate-pair": { en: "it has half a surrogate pair", zh: "含有不成对的代理字符" },
} as const satisfies Readonly<Record<string, Said>>;

/** Why nobody is known by a request: a partner's signature (its words are those of the signature package), or a token. */
export const unauthenticatedReasons = {
  "component-not-covered": { en: "the signature does not cover {name}", zh: "签名未覆盖 {name}" },
  "component-missing": {
    en: "the signature covers {name}, which is not there",
    zh: "签名覆盖的 {name} 不存在",
  },
  "component-malformed": { en: "{name} cannot be read", zh: "{name} 无法读取" },
  "component-unsupported": { en: "the component {name} is not supported", zh: "不支持签名组件 {name}" },
  "header-duplicated": { en: "the header {name} stands more than once", zh: "请求头 {name} 重复" },
  "parameter-missing": { en: "the signature has no parameter {name}", zh: "签名缺少参数 {name}" },
  "signature-missing": { en: "the request is not signed", zh: "请求未签名" },
  "signature-malformed": { en: "the signature cannot be read", zh: "签名格式不正确" },
  "signature-ambiguous": {
    en: "more than one signature is meant for the broker",
    zh: "存在多个面向本系统的签名",
  },
  "signature-expired": { en: "the signature is too old or has expired", zh: "签名已过期" },
  "signature-from-future": {
    en: "the signature is dated in the future; check your clock",
    zh: "签名时间晚于当前时间，请校准时钟",
  },
  "signature-invalid": { en: "the signature does not fit the request", zh: "签名与请求不符" },
  "tag-mismatch": { en: 'no signature has tag="tongban"', zh: '没有 tag="tongban" 的签名' },
  "key-unknown": { en: "the key is not registered", zh: "密钥未登记" },
  "key-malformed": { en: "the registered key cannot be read", zh: "登记的密钥无法读取" },
  "algorithm-mismatch": { en: "the algorithm is not the key's", zh: "签名算法与密钥不符" },
  "digest-missing": { en: "a request with a body needs Content-Digest", zh: "有请求体时须带 Content-Digest" },
  "digest-malformed": { en: "Content-Digest cannot be read", zh: "Content-Digest 格式不正确" },
  "digest-unsupported": {
    en: "Content-Digest needs sha-256 or sha-512",
    zh: "Content-Digest 须使用 sha-256 或 sha-512",
  },
  "digest-mismatch": { en: "Content-Digest does not fit the body", zh: "Content-Digest 与请求体不符" },
  "token-missing": { en: "send a bearer token", zh: "请提供访问令牌" },
  "query-code-missing": { en: "send the query code of a case", zh: "请提供查询码" },
  "session-over": {
    en: "the session is over; ask for a new one-time code",
    zh: "会话已失效，请重新获取验证码",
  },
  "query-code-unknown": {
    en: "no case has this query code; compare it with the receipt, letter by letter",
    zh: "没有使用该查询码的办件，请与收件凭证逐字核对",
  },
  "query-code-of-case": {
    en: "this is the query code of a case, not of an inquiry",
    zh: "该查询码属于办件，不是咨询或投诉查询码",
  },
  "token-invalid": { en: "the token is not valid or has expired", zh: "访问令牌无效或已过期" },
} as const satisfies Readonly<Record<string, Said>>;

/** One of {@link unauthenticatedReasons}. */
export type UnauthenticatedReason = keyof typeof unauthenticatedReasons;

/** Why no one-time code can be sent. */
export const oneTimeCodeReasons = {
  "no-phone": { en: "the application names no telephone", zh: "申请中没有留手机号码" },
  "no-gateway": { en: "this broker sends no text messages", zh: "本系统未接入短信" },
  "not-taken": {
    en: "the message could not be handed over; try again later",
    zh: "短信发送失败，请稍后再试",
  },
} as const satisfies Readonly<Record<string, Said>>;

/** One of {@link oneTimeCodeReasons}. */
export type OneTimeCodeReason = keyof typeof oneTimeCodeReasons;

/** Why a webhook's endpoint is not delivered to. */
export const webhookTargetReasons = {
  "not-a-url": { en: "it is not a URL", zh: "不是有效的网址" },
  "carries-credentials": { en: "it carries credentials", zh: "网址中含有用户名或密码" },
  "does-not-resolve": { en: "its host does not resolve", zh: "主机名无法解析" },
  "not-https": { en: "it is not https", zh: "不是 https 地址" },
  "own-port": { en: "its port is one of the broker's own", zh: "端口为本系统自用" },
  "outside-networks": {
    en: "its host is outside the networks that this installation delivers to",
    zh: "主机不在本系统投递的网络范围内",
  },
  "not-public": { en: "its host is at a {range} address", zh: "主机位于非公网地址（{range}）" },
} as const satisfies Readonly<Record<string, Said>>;

/** One of {@link webhookTargetReasons}. */
export type WebhookTargetReason = keyof typeof webhookTargetReasons;

const statuses: Readonly<Record<CaseStatus, Said>> = {
  submitted: { en: "being routed", zh: "正在分派" },
  routed: { en: "waiting at the window", zh: "待领取" },
  claimed: { en: "claimed", zh: "已领取" },
  "awaiting-supplement": { en: "waiting for a supplement", zh: "待补正" },
  accepted: { en: "accepted", zh: "已受理" },
  suspended: { en: "suspended", zh: "特别程序中" },
  decided: { en: "decided", zh: "已办结" },
  closed: { en: "closed", zh: "已签收归档" },
  declined: { en: "declined", zh: "不予受理" },
  withdrawn: { en: "withdrawn", zh: "已撤回" },
  abandoned: { en: "given up", zh: "视为放弃" },
  terminated: { en: "terminated", zh: "已终止" },
};

const missingParts: Readonly<Record<MissingPartCode, Said>> = {
  "agreement-missing": { en: "there is no agreement", zh: "两地之间没有协议" },
  "agreement-not-published": { en: "the agreement is not published", zh: "协议尚未发布" },
  "agreement-not-yet-in-force": { en: "the agreement is not in force yet", zh: "协议尚未生效" },
  "agreement-expired": { en: "the agreement has expired", zh: "协议已到期" },
  "agreement-suspended": { en: "the agreement is suspended", zh: "协议暂停" },
  "agreement-terminated": { en: "the agreement was terminated", zh: "协议已终止" },
  "matter-not-listed": { en: "the matter is not on the list", zh: "事项不在清单中" },
  "mode-not-listed": { en: "the mode is not listed", zh: "清单不含该办理方式" },
  "window-missing": { en: "no window handles the matter", zh: "办理地没有承办该事项的专窗" },
  "window-closed": { en: "the window is closed", zh: "专窗未开放" },
  "team-missing": { en: "nobody is on the team", zh: "专班没有人员" },
  "standard-missing": { en: "there is no standard", zh: "没有服务标准" },
  "region-not-a-party": { en: "{region} is no party of the agreement", zh: "{region} 不是协议的签约方" },
  "region-is-handling": { en: "{region} accepts the case itself", zh: "{region} 是受理地本身" },
  "region-unnamed": { en: "the application does not name its region", zh: "申请未指定办理地" },
};

const applicants: Readonly<Record<ApplicantKind, Said>> = {
  person: { en: "a person", zh: "自然人" },
  organization: { en: "an organisation", zh: "法人或者非法人组织" },
};

/** Kinds of addresses that are not public, by the names of ipaddr.js. */
const ranges: Readonly<Record<string, Said>> = {
  loopback: { en: "loopback", zh: "回环" },
  private: { en: "private", zh: "私有" },
  linkLocal: { en: "link-local", zh: "链路本地" },
  uniqueLocal: { en: "unique local", zh: "唯一本地" },
  multicast: { en: "multicast", zh: "组播" },
  broadcast: { en: "broadcast", zh: "广播" },
  unspecified: { en: "unspecified", zh: "未指定" },
  carrierGradeNat: { en: "carrier-grade NAT", zh: "运营商级 NAT" },
  reserved: { en: "reserved", zh: "保留" },
};

const grounds: Readonly<Record<LawfulGround, Said>> = {
  hearing: { en: "hearing", zh: "听证" },
  tender: { en: "tender", zh: "招标" },
  auction: { en: "auction", zh: "拍卖" },
  inspection: { en: "inspection", zh: "检验" },
  testing: { en: "testing", zh: "检测" },
  quarantine: { en: "quarantine", zh: "检疫" },
  appraisal: { en: "appraisal", zh: "鉴定" },
  "expert-review": { en: "expert review", zh: "专家评审" },
};

const units: Readonly<Record<LimitUnit, Said>> = {
  "working-days": { en: "working days", zh: "工作日" },
  "calendar-days": { en: "calendar days", zh: "自然日" },
  "working-hours": { en: "working hours", zh: "工作小时" },
  minutes: { en: "minutes", zh: "分钟" },
  instant: { en: "on the spot", zh: "即办" },
};

const suppositions: Readonly<Record<SuppositionProblem, Said>> = {
  "start-after-first-stretch": { en: "it would start after its first pause", zh: "起算时刻晚于首次中止" },
  "pause-not-in-a-running-stretch": {
    en: "the pause lies outside of the time in which it runs",
    zh: "中止区间不在该时限运行期间内",
  },
};

const standings: Readonly<Record<AgreementStatus, Said>> = {
  draft: { en: "a draft", zh: "草案" },
  checked: { en: "checked and proposed", zh: "待同意" },
  "in-force": { en: "in force", zh: "生效" },
  suspended: { en: "suspended", zh: "中止" },
  expired: { en: "expired", zh: "到期" },
  terminated: { en: "terminated", zh: "终止" },
};

const proposals: Readonly<Record<ProposalKind, Said>> = {
  publication: { en: "publication of the draft", zh: "发布草案" },
  reinstatement: { en: "end of the suspension", zh: "恢复执行" },
  termination: { en: "termination", zh: "终止协议" },
};

const roles: Readonly<Record<StaffRole, Said>> = {
  clerk: { en: "clerk", zh: "专窗人员" },
  lead: { en: "lead", zh: "专窗组长" },
  coordinator: { en: "coordinator", zh: "协调员" },
  operator: { en: "operator", zh: "系统运维人员" },
};

const recordKinds: Readonly<Record<RecordKind, Said>> = {
  region: { en: "region", zh: "地区" },
  matter: { en: "matter", zh: "事项" },
  window: { en: "window", zh: "专窗" },
  staff: { en: "member of staff", zh: "人员" },
  roster: { en: "roster", zh: "排班" },
  partner: { en: "partner", zh: "接入系统" },
  "partner-keys": { en: "set of a partner's keys", zh: "接入系统密钥" },
  "local-standard": { en: "region's own standard", zh: "本地办理标准" },
  package: { en: "package", zh: "一件事" },
};

/** What each finding of a package's check says; which members or fields it is about stands in its facts. */
export const packageFindingWords: Readonly<Record<PackageFindingCode, Said>> = {
  "too-few-members": { en: "it has fewer than two members", zh: "联办事项少于两项" },
  "too-many-members": { en: "it has too many members", zh: "联办事项过多" },
  "member-twice": { en: "a member stands twice", zh: "事项编号重复" },
  "member-handled-at-home": { en: "a member is handled in the region itself", zh: "事项的办理地就是本地区" },
  "order-unknown": { en: "the order names what is no member", zh: "先后顺序引用了不存在的事项" },
  "order-cyclic": { en: "members wait for one another", zh: "先后顺序成环" },
  "member-not-live": { en: "a member cannot be handled today", zh: "有事项今日不能办理" },
  "material-unneeded": {
    en: "a material serves nothing that a member's list asks for",
    zh: "材料不在所对应事项的清单中",
  },
  "material-served-twice": {
    en: "two materials serve the same one of a member",
    zh: "事项的同一材料由多份材料对应",
  },
  "result-not-before": {
    en: "a result comes from a member that is not waited for",
    zh: "办理结果来自并不在先的事项",
  },
  "forms-clash": {
    en: "members ask different things of one field of the form",
    zh: "各事项对同一表单项的要求不一致",
  },
};

/** What each finding of a draft's check says. */
export const findingWords: Readonly<Record<FindingCode, Said>> = {
  "dates-in-wrong-order": { en: "its last day comes before its first", zh: "截止日期早于起始日期" },
  "too-few-parties": { en: "it has fewer than two parties", zh: "签约方少于两个" },
  "party-unknown": { en: "a party is not registered", zh: "签约方未登记" },
  "party-twice": { en: "a party is named twice", zh: "签约方重复" },
  "agreements-overlap": {
    en: "another agreement of its kind covers the same regions, matters and days",
    zh: "与同类协议的地区、事项和期间重叠",
  },
  "list-empty": { en: "its list is empty", zh: "事项清单为空" },
  "row-twice": { en: "a row stands twice", zh: "事项行重复" },
  "handling-not-a-party": { en: "a handling region is not a party", zh: "办理地不是签约方" },
  "source-not-a-party": { en: "a source region is not a party", zh: "收件地不是签约方" },
  "source-is-handling": { en: "a region is source and handling at once", zh: "收件地与办理地相同" },
  "matter-unknown": { en: "a matter is not registered", zh: "事项未登记" },
  "basic-code-differs": { en: "a basic code is not the matter's", zh: "基本编码与事项不符" },
  "promise-over-statutory": { en: "a promised limit is over the statutory one", zh: "承诺时限超过法定时限" },
  "promise-in-other-unit": {
    en: "a promised limit has another unit than the statutory one",
    zh: "承诺时限与法定时限单位不同",
  },
  "instant-with-inspection": {
    en: "an instant matter is decided on the spot, without a site inspection before it",
    zh: "即办件当场办结，不设踏勘",
  },
  "instant-with-review": {
    en: "an instant matter is decided by one person, without a review",
    zh: "即办件当场办结，不设审核",
  },
  "parts-without-joint": {
    en: "parts of other regions are named for a matter that is not handled jointly",
    zh: "列有联办环节，但办理方式不含多地联办",
  },
  "joint-instant": {
    en: "what is decided on the spot cannot wait for other regions",
    zh: "即办件当场办结，不能等待其他地区",
  },
  "part-twice": { en: "a joint part stands twice", zh: "联办环节编号重复" },
  "part-order-unknown": {
    en: "a joint part waits for one that is not there",
    zh: "联办环节的前置环节不存在",
  },
  "parts-cyclic": { en: "joint parts wait for one another in a circle", zh: "联办环节的先后顺序成环" },
  "part-matter-unknown": { en: "the matter of a joint part is not registered", zh: "联办环节的事项未登记" },
  "part-region-not-a-party": {
    en: "a joint part is handled by no other party",
    zh: "联办环节的办理地不是其他签约方",
  },
  "part-promise-over-statutory": {
    en: "a joint part's promised limit is over its statutory one",
    zh: "联办环节的承诺时限超过法定时限",
  },
  "part-outlasts-promise": {
    en: "a joint part is promised later than the whole matter",
    zh: "联办环节的承诺时限长于事项的承诺时限",
  },
  "part-window-missing": { en: "no window handles a joint part", zh: "没有承办联办环节的专窗" },
  "instant-with-limit": { en: "an instant matter has a limit, or the reverse", zh: "即办件与时限不符" },
  "fee-without-basis": {
    en: "a fee names no law or regulation that allows it (行政许可法 art 58, 59)",
    zh: "收费未注明依据（行政许可法第五十八条、第五十九条）",
  },
  "form-schema-invalid": { en: "a form's schema is invalid", zh: "表单结构无效" },
  "window-missing": { en: "no window handles a matter", zh: "没有承办事项的专窗" },
  "matter-removed": { en: "a matter is taken off; its open cases go on", zh: "移除事项，在办件继续办理" },
  "notice-over-law": { en: "the notice takes longer than law allows", zh: "受理告知时限超过法定时限" },
  "delivery-over-law": { en: "the delivery takes longer than law allows", zh: "送达时限超过法定时限" },
  "extension-over-law": { en: "the extension is longer than law allows", zh: "延长期限超过法定期限" },
  "document-not-kept": {
    en: "the file of the signed document is not kept: upload it first",
    zh: "签署文件尚未留存，请先上传",
  },
  "rectification-over-bound": {
    en: "a bad rating is rectified later than within 15 working days",
    zh: "差评整改时限超过 15 个工作日",
  },
  "worse-than-local": { en: "it promises less than to local applicants", zh: "对异地申请人的承诺低于本地" },
};

/** What of a service is compared with what local applicants get, by its name for people. */
export const gapFieldWords: Readonly<Record<GapField, Said>> = {
  promised: { en: "promised limit", zh: "承诺时限" },
  statutory: { en: "statutory limit", zh: "法定时限" },
  extension: { en: "extension", zh: "延期" },
  materials: { en: "materials", zh: "材料" },
  fee: { en: "fee", zh: "收费" },
  delivery: { en: "ways of delivery", zh: "送达方式" },
  "notice-limit": { en: "time to accept or ask for a supplement", zh: "受理告知时限" },
  "supplement-limit": { en: "time to supply what is missing", zh: "补正时限" },
  "delivery-limit": { en: "time to deliver", zh: "送达时限" },
};

const appointmentWords: Readonly<Record<AppointmentStatus, Said>> = {
  booked: { en: "booked", zh: "已预约" },
  arrived: { en: "checked in", zh: "已取号" },
  cancelled: { en: "cancelled", zh: "已取消" },
};

const ticketWords: Readonly<Record<TicketStatus, Said>> = {
  waiting: { en: "waiting", zh: "等候中" },
  called: { en: "called", zh: "已叫号" },
  serving: { en: "being served", zh: "办理中" },
  served: { en: "served", zh: "已办结" },
  missed: { en: "missed", zh: "已过号" },
};

const ticketActionWords: Readonly<Record<TicketAction, Said>> = {
  call: { en: "call", zh: "叫号" },
  "call-again": { en: "call again", zh: "再次叫号" },
  serve: { en: "serve", zh: "开始办理" },
  finish: { en: "finish", zh: "办结" },
  miss: { en: "miss", zh: "过号" },
  return: { en: "put back", zh: "退回队列" },
};

const parcelWords: Readonly<Record<ParcelState, Said>> = {
  "under-way": { en: "under way", zh: "在途" },
  late: { en: "late", zh: "逾期未到" },
  lost: { en: "lost", zh: "疑似丢失" },
  received: { en: "received", zh: "已收到" },
  cancelled: { en: "called off", zh: "已取消" },
};

const endWords: Readonly<Record<ParcelEnd, Said>> = {
  source: { en: "source", zh: "来源地" },
  handling: { en: "handling", zh: "办理地" },
};

const licenceWords: Readonly<Record<LicenceStanding, Said>> = {
  valid: { en: "it is valid", zh: "有效" },
  expired: { en: "its time is over or has not begun", zh: "不在有效期内" },
  revoked: { en: "it was revoked", zh: "已被吊销或注销" },
  "unknown-there": {
    en: "its source knows no such licence of this applicant",
    zh: "数据源中没有该申请人的此证照",
  },
};

const inquiryWords: Readonly<Record<InquiryState, Said>> = {
  received: { en: "received", zh: "已收到" },
  "in-hand": { en: "in hand", zh: "处理中" },
  answered: { en: "answered", zh: "已答复" },
  withdrawn: { en: "withdrawn", zh: "已撤回" },
};

const hindranceWords: Readonly<Record<NationalHindrance, Said>> = {
  "applicant-withdraws": {
    en: "an application is withdrawn or given up by the applicant's side alone",
    zh: "撤件、撤回只能由申请人一方提出",
  },
  "name-the-right-organ": {
    en: "an application that needs no licence is declined as 5, with the reason and the right organ",
    zh: "请改报 5 不予受理，并写明理由和应向其申请的机关",
  },
  "applicant-supplies": {
    en: "a supplement ends when the applicant's side supplies it; the broker tells you",
    zh: "补正由申请人一方提交后自动结束，本系统会告知",
  },
  "begins-with-acceptance": {
    en: "handling begins with acceptance: report 3",
    zh: "受理即开始办理，请改报 3 已受理",
  },
  "knows-no-revocation": {
    en: "the broker knows no revocation of what was granted",
    zh: "本系统没有撤销已作出许可的环节",
  },
};

const inspectionWords: Readonly<Record<InspectionState, Said>> = {
  scheduled: { en: "appointed", zh: "已预约" },
  missed: { en: "missed", zh: "未到场" },
  passed: { en: "passed", zh: "通过" },
  conditional: { en: "passed with conditions", zh: "附条件通过" },
  failed: { en: "failed", zh: "未通过" },
};

const rateWords: Readonly<Record<RateClass, Said>> = {
  read: { en: "reading", zh: "查询" },
  write: { en: "writing", zh: "提交" },
  feed: { en: "asking for news", zh: "事件轮询" },
};

/** Words of each fact whose values are codes. */
const words: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  reason: { ...jsonReasons, ...unauthenticatedReasons, ...oneTimeCodeReasons, ...webhookTargetReasons },
  status: { ...statuses, ...appointmentWords, ...ticketWords },
  action: ticketActionWords,
  missing: missingParts,
  range: ranges,
  grounds,
  unit: units,
  problem: suppositions,
  standing: standings,
  licenceStanding: licenceWords,
  applicantKind: applicants,
  listed: applicants,
  what: proposals,
  findings: { ...findingWords, ...packageFindingWords },
  role: roles,
  kind: recordKinds,
  state: parcelWords,
  end: endWords,
  inspection: inspectionWords,
  hindrance: hindranceWords,
  inquiry: inquiryWords,
  policy: rateWords,
  next: { null: { en: "no day within 60 days", zh: "60 日内无" } },
};

/** What a fact's code means to people; nothing where the fact is no code. */
export const wordOfFact = (fact: string, code: string, language: Language): string | undefined => {
  const table = words[fact];
  return table && Object.hasOwn(table, code) ? table[code]?.[language] : undefined;
};
