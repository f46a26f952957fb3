import { type ProblemText, problem } from "./problem-text.ts";

/** Problems that the edge finds before any decision is asked for. */
const edgeProblemCodes = [
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
  "too-many-query-codes",
  "version-required",
  "version-stale",
  "idempotency-key-required",
  "idempotency-key-reused",
  "webhook-target-refused",
  "webhook-unset",
  "too-many-appointments",
  "too-many-polls",
  "replay-too-soon",
  "try-again",
  "internal-error",
] as const;

/** One of {@link edgeProblemCodes}. */
export type EdgeProblemCode = (typeof edgeProblemCodes)[number];

/** Status and wording of what the edge finds. */
export const edgeProblems: Record<EdgeProblemCode, ProblemText> = {
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
  unauthenticated: problem(
    401,
    "Unauthenticated",
    "Authentication failed: {reason}.",
    "身份验证失败：{reason}。",
  ),
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
  "too-many-query-codes": problem(
    429,
    "Too many query codes",
    "Too many query codes that name no case came from where you are. Compare yours with the receipt, and ask again in {retryAfter} s.",
    "您所在的网络多次输入了不存在的查询码。请核对收件凭证，{retryAfter} 秒后再试。",
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
    "The broker does not deliver to this endpoint: {reason}.",
    "本系统不向该回调地址投递：{reason}。",
  ),
  "webhook-unset": problem(409, "Webhook unset", "Set a webhook endpoint first.", "请先设置回调地址。"),
  "too-many-appointments": problem(
    429,
    "Too many appointments",
    "From your network as many appointments were made today as the window allows: {perAddress} in all, {perSlot} of one slot. Come without one, or make it tomorrow.",
    "您所在网络今日在该窗口的预约已达上限（共 {perAddress} 个，同一时段 {perSlot} 个），可直接到场取号，或明日再预约。",
  ),
  "too-many-polls": problem(
    429,
    "Too many polls",
    "{most} polls of yours are waiting already, and there is nothing new. Poll again in {retryAfter} s, one at a time.",
    "您已有 {most} 个轮询在等待，且暂无新事件。请在 {retryAfter} 秒后再轮询，并逐个进行。",
  ),
  "replay-too-soon": problem(
    429,
    "Replay too soon",
    "Your last replay began less than a minute ago. Replay again in {retryAfter} s.",
    "距上次重新投递不足一分钟，请在 {retryAfter} 秒后再试。",
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
