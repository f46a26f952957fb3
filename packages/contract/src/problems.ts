import type { RefusalCode } from "@tongban/domain";

/** Problems that the edge finds before any decision is asked for. */
export const edgeProblemCodes = [
  "malformed-json",
  "invalid-request",
  "unsupported-media-type",
  "body-too-large",
  "not-found",
  "method-not-allowed",
  "unauthenticated",
  "replayed-request",
  "forbidden",
  "unknown-cursor",
  "too-many-searches",
  "version-required",
  "version-stale",
  "idempotency-key-required",
  "idempotency-key-reused",
  "webhook-target-refused",
  "webhook-unset",
  "too-many-polls",
  "try-again",
  "internal-error",
] as const;

/** One of {@link edgeProblemCodes}. */
export type EdgeProblemCode = (typeof edgeProblemCodes)[number];

/** Every problem type of the API: each refusal of the domain and each problem of the edge. */
export type ProblemCode = RefusalCode | EdgeProblemCode;

type ProblemText = {
  readonly status: number;
  readonly title: string;
  readonly en: string;
  readonly zh: string;
};

const problem = (status: number, title: string, en: string, zh: string): ProblemText => ({
  status,
  title,
  en,
  zh,
});

/**
 * Status and wording of every problem (RFC 9457). `{name}` in a detail is replaced by the fact of that name;
 * a code without an entry does not compile.
 */
export const problems: Record<ProblemCode, ProblemText> = {
  "not-admissible": problem(
    422,
    "Not admissible",
    "The 1+4 mechanism between these regions does not cover this application today. `missing` names every part that would have to change.",
    "两地“1+4”机制今日不覆盖该申请，missing 列出了所有需要补齐的部分。",
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
    "该办件由 {holderName} 经办，如需接手请组长改派。",
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
    "该办件尚未受理，须先受理再作决定。",
  ),
  "already-decided": problem(409, "Already decided", "The case is already decided.", "该办件已办结。"),
  "already-withdrawn": problem(409, "Already withdrawn", "The case was withdrawn.", "该办件已撤回。"),
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
    "不予许可须告知复议或者诉讼的权利（行政许可法第三十八条）。",
  ),
  "instant-matter": problem(
    409,
    "Instant matter",
    "An instant matter is decided in one step; decide it directly.",
    "即办件一步办结，请直接作出决定。",
  ),
  "malformed-json": problem(
    400,
    "Malformed JSON",
    "The body is not valid JSON: {reason}.",
    "请求体不是合法的 JSON：{reason}。",
  ),
  "invalid-request": problem(
    400,
    "Invalid request",
    "Some fields are not as the contract asks; `errors` names each with how to mend it.",
    "部分字段不符合约定，errors 逐项列出了问题与改法。",
  ),
  "unsupported-media-type": problem(
    415,
    "Unsupported media type",
    "Send the body as application/json in UTF-8.",
    "请以 application/json（UTF-8）发送请求体。",
  ),
  "body-too-large": problem(
    413,
    "Body too large",
    "The body has more than {limit} bytes.",
    "请求体超过 {limit} 字节。",
  ),
  "not-found": problem(404, "Not found", "There is nothing here for you.", "未找到您可访问的内容。"),
  "method-not-allowed": problem(
    405,
    "Method not allowed",
    "This path does not take {method}.",
    "该路径不支持 {method}。",
  ),
  unauthenticated: problem(401, "Unauthenticated", "{reason}", "身份验证失败：{reason}"),
  "replayed-request": problem(
    401,
    "Replayed request",
    "This nonce was used before. Sign every request anew.",
    "该 nonce 已使用过，每个请求都须重新签名。",
  ),
  forbidden: problem(403, "Forbidden", "Your role does not allow this.", "您的角色无权执行此操作。"),
  "too-many-searches": problem(
    429,
    "Too many searches",
    "You searched by name or number {limit} times since {since}, which is as often as an hour allows. Go on at {until}, or search by case id or externalRef.",
    "自 {since} 起您已按姓名或证件号码查询 {limit} 次，达到每小时上限，请于 {until} 后再试，或改用办件编号、外部编号查询。",
  ),
  "unknown-cursor": problem(
    400,
    "Unknown cursor",
    "The cursor is not one that this list gave you. Start again without it.",
    "该游标不是本列表签发的，请不带游标重新开始。",
  ),
  "version-required": problem(
    428,
    "Version required",
    'Send If-Match with the version that you saw, such as "3".',
    '请在 If-Match 中带上您看到的版本号，例如 "3"。',
  ),
  "version-stale": problem(
    412,
    "Version stale",
    "The case is now at version {version}; you saw version {seen}. Read it again.",
    "该办件已更新到第 {version} 版，您看到的是第 {seen} 版，请刷新后再操作。",
  ),
  "idempotency-key-required": problem(
    400,
    "Idempotency key required",
    "Send Idempotency-Key with 8 to 64 letters, digits, dashes or underscores, the same when you retry.",
    "请在 Idempotency-Key 中带上 8 至 64 位字母、数字、短横线或下划线，重试时保持不变。",
  ),
  "idempotency-key-reused": problem(
    422,
    "Idempotency key reused",
    "This Idempotency-Key was used for another command on this case.",
    "该 Idempotency-Key 已用于本办件的另一条指令。",
  ),
  "webhook-target-refused": problem(
    422,
    "Webhook target refused",
    "The webhook endpoint must be https on a public address: {reason}.",
    "回调地址必须是公网 https 地址：{reason}。",
  ),
  "webhook-unset": problem(409, "Webhook unset", "Set a webhook endpoint first.", "请先设置回调地址。"),
  "too-many-polls": problem(
    429,
    "Too many polls",
    "{most} polls of yours are waiting already, and there is nothing new. Poll again in {retryAfter} s, one at a time.",
    "您已有 {most} 个轮询在等待，且暂无新事件。请在 {retryAfter} 秒后再轮询，并逐个进行。",
  ),
  "try-again": problem(
    503,
    "Try again",
    "The broker is busy; nothing was changed. Send the same request again shortly.",
    "系统繁忙，未作任何更改，请稍后重发同一请求。",
  ),
  "internal-error": problem(
    500,
    "Internal error",
    "Something failed on our side; nothing is half-done. Retry with the same Idempotency-Key, or quote {correlationId}.",
    "系统内部错误，未产生不完整的结果。请以相同的 Idempotency-Key 重试，或提供编号 {correlationId}。",
  ),
};

/** The URI that names a problem type. */
export const problemType = (code: ProblemCode): string => `urn:tongban:problem:${code}`;
