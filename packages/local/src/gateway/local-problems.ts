import type { problems } from "@tongban/contract";

type ProblemText = (typeof problems)["not-found"];

const problem = (status: number, title: string, en: string, zh: string): ProblemText => ({
  status,
  title,
  en,
  zh,
});

/** What only the broker of one machine answers, beside the problems of the contract. */
export const localProblems = {
  "local-starting": problem(
    503,
    "Starting",
    "The broker is starting; ask again in a second.",
    "系统正在启动，请稍后再试。",
  ),
  "local-misdirected": problem(
    421,
    "Misdirected request",
    "This broker answers to 127.0.0.1 and localhost only.",
    "本机系统只以 127.0.0.1 和 localhost 的名义应答。",
  ),
  "local-malformed-request": problem(
    400,
    "Malformed request",
    "The request is not HTTP as RFC 9112 has it: {reason}.",
    "请求不符合 HTTP（RFC 9112）：{reason}。",
  ),
  "local-request-timeout": problem(
    408,
    "Request timeout",
    "The request did not arrive whole in time.",
    "请求未在时限内完整到达。",
  ),
  "local-headers-too-large": problem(
    431,
    "Header fields too large",
    "The header fields are larger than this broker takes.",
    "请求头超过了系统允许的大小。",
  ),
  "local-not-for-pages": problem(
    403,
    "Not for web pages",
    "Local tokens are for command lines; a page signs in at the identity provider.",
    "本机令牌仅供命令行使用，网页请通过身份认证登录。",
  ),
  "local-unknown-person": problem(
    404,
    "No such member of staff",
    "There is no member of staff {staffId}.",
    "没有工作人员 {staffId}。",
  ),
  "local-console-not-built": problem(
    404,
    "The console is not built",
    "Build the console with npm run build -w @tongban/console, or start the broker with npm start.",
    "工作台尚未构建，请运行 npm run build -w @tongban/console，或以 npm start 启动。",
  ),
  "local-no-such-page": problem(
    404,
    "No such page",
    "The documentation has no such page; look from /docs/ on.",
    "文档中没有该页面，请从 /docs/ 查找。",
  ),
} as const satisfies Record<string, ProblemText>;

/** One of {@link localProblems}. */
export type LocalProblemCode = keyof typeof localProblems;
