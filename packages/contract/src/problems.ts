import type { RefusalCode } from "@tongban/domain";
import { type EdgeProblemCode, edgeProblems } from "./wording/edge-problems.ts";
import { type ProblemText, problem } from "./wording/problem-text.ts";

/** Every problem type of the API: each refusal of the domain and each problem of the edge. */
export type ProblemCode = RefusalCode | EdgeProblemCode;

/**
 * Status and wording of every problem (RFC 9457). `{name}` in a detail is replaced by the fact of that name;
 * a code without an entry does not compile.
 */
export const problems: Record<ProblemCode, ProblemText> = {
  "not-admissible": problem(
    422,
    "Not admissible",
    "The 1+4 mechanism between these regions does not cover this application today: {missing}. `missing` names every part with what would have to change.",
    "两地“1+4”机制今日不覆盖该申请：{missing}。missing 逐项列出了需要补齐的部分。",
  ),
  "external-ref-reused": problem(
    409,
    "External reference reused",
    "This externalRef already names case {caseId} with other content. Use a new externalRef for a new application.",
    "该 externalRef 已用于内容不同的办件 {caseId}，新申请请使用新的 externalRef。",
  ),
  "region-not-yours": problem(
    403,
    "Region not yours",
    "Your system may not submit for region {source}; it is registered for {regions}.",
    "贵系统无权代表地区 {source} 提交申请，登记的地区为 {regions}。",
  ),
  "due-date-beyond-calendar": problem(
    422,
    "Due date beyond the calendar",
    "The working-day calendar of {year} is not published, so no due date can be promised. Ask the operator to load it.",
    "{year} 年的工作日安排尚未发布，无法承诺办结日期，请联系运维人员载入。",
  ),
  "already-claimed": problem(
    409,
    "Already claimed",
    "{holderName} claimed this case at {claimedAt}; it is theirs until {leaseEnds}.",
    "{holderName} 已于 {claimedAt} 领取该办件，保留至 {leaseEnds}。",
  ),
  "nothing-to-claim": problem(
    404,
    "Nothing to claim",
    "No case is waiting at this window.",
    "本专窗没有待领取的办件。",
  ),
  "not-claimed": problem(
    409,
    "Not claimed",
    "The case is not claimed; claim it first.",
    "该办件尚未领取，请先领取。",
  ),
  "not-holder": problem(
    403,
    "Not the holder",
    "The case is held by {holderName}. Ask the lead to reassign it.",
    "该办件由 {holderName} 经办，如需接手请专窗组长改派。",
  ),
  "lease-ended": problem(
    409,
    "Lease ended",
    "Your claim ended at {leaseEnded}. Claim the case again.",
    "您的领取已于 {leaseEnded} 到期，请重新领取。",
  ),
  "not-yet-routed": problem(
    409,
    "Not yet routed",
    "The case is on its way to the window; try again in a moment.",
    "该办件正在分派至专窗，请稍后再试。",
  ),
  "already-routed": problem(
    409,
    "Already routed",
    "The case is already on its window's board.",
    "该办件已分派至专窗。",
  ),
  "already-accepted": problem(409, "Already accepted", "The case is already accepted.", "该办件已受理。"),
  "not-accepted": problem(
    409,
    "Not accepted",
    "The case must be accepted before it is decided.",
    "该办件尚未受理，须先受理再办结。",
  ),
  "already-decided": problem(409, "Already decided", "The case is already decided.", "该办件已办结。"),
  "already-withdrawn": problem(409, "Already withdrawn", "The case was withdrawn.", "该办件已撤件。"),
  "already-declined": problem(409, "Already declined", "The case was declined.", "该办件已不予受理。"),
  "already-acknowledged": problem(
    409,
    "Already acknowledged",
    "The case is closed.",
    "该办件结果已签收，已归档。",
  ),
  "nothing-to-acknowledge": problem(
    409,
    "Nothing to acknowledge",
    "The case has no result yet; it is {status}.",
    "该办件尚无结果可签收，当前状态为 {status}。",
  ),
  "lead-required": problem(
    403,
    "Lead required",
    "Only the window's lead may do this.",
    "仅专窗组长可执行此操作。",
  ),
  "not-on-team": problem(
    422,
    "Not on the team",
    "{staff} is not on the team of window {window}.",
    "{staff} 不是专窗 {window} 的专班成员。",
  ),
  "already-holder": problem(
    409,
    "Already the holder",
    "{holderName} already holds the case.",
    "{holderName} 已是该办件的经办人。",
  ),
  "reasons-required": problem(
    422,
    "Reasons required",
    "State the reason (行政许可法 art 32, 38).",
    "须说明理由（行政许可法第三十二条、第三十八条）。",
  ),
  "remedies-required": problem(
    422,
    "Remedies required",
    "A refusal states the remedies: reconsideration or litigation (行政许可法 art 38).",
    "不予办理须告知复议或者诉讼的权利（行政许可法第三十八条）。",
  ),
  "instant-matter": problem(
    409,
    "Instant matter",
    "An instant matter is decided in one step; decide it directly.",
    "即办件一步办结，请直接办结。",
  ),
  "day-not-over": problem(
    409,
    "Day not over",
    "A day is stated once it is over: {day} from {from} on.",
    "{day} 尚未结束，{from} 之后方可出具完整性声明。",
  ),
  "too-many-cases": problem(
    422,
    "Too many cases",
    "The regions of the agreement received more than {limit} cases on {day}, which is as many as one statement counts.",
    "协议各地 {day} 当日收件超过 {limit} 件，超出单份声明的上限。",
  ),
  "another-root": problem(
    409,
    "Another root",
    "Statement {number} has the root {root}; you signed another one. Compute the root from the statement's cases again.",
    "第 {number} 号声明的根哈希为 {root}，与您签署的不一致，请根据声明所列办件重新计算。",
  ),
  "countersignature-invalid": problem(
    422,
    "Countersignature invalid",
    "The countersignature does not fit the statement, your region, its key or the time, of which it may be {minutes} minutes off.",
    "会签与声明内容、所代表地区、所附密钥或签署时间（允许相差 {minutes} 分钟）不符。",
  ),
  "already-countersigned": problem(
    409,
    "Already countersigned",
    "Region {region} has countersigned statement {number} with another signature.",
    "地区 {region} 已以另一签名会签第 {number} 号声明。",
  ),
  ...edgeProblems,
};

export type { EdgeProblemCode } from "./wording/edge-problems.ts";

/** The URI that names a problem type. */
export const problemType = (code: ProblemCode): string => `urn:tongban:problem:${code}`;
