import { readFileSync } from "node:fs";
import { join } from "node:path";
import { problems, rateWindowSeconds } from "@tongban/contract";
import { MAGIC_PREFIX, magicWords } from "@tongban/contract/sandbox";
import { assumedRates, type RateClass, rateClasses } from "@tongban/domain";
import { BODY_LIMIT } from "../../../functions/edge/parse/json-body.ts";
import { DELIVERY_LIFE_MS, pauses } from "../../../functions/workers/retry-plan.ts";
import { signingVector } from "./signing-vector.ts";

type Language = "zh" | "en";

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** A cell of a table of Markdown; braces are Vue's and angles HTML's unless they are entities. */
const cell = (text: string): string =>
  text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("{", "&#123;").replaceAll("}", "&#125;");

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const problemTable = (language: Language): string => {
  const head = { zh: ["代码", "状态", "原因与改法"], en: ["Code", "Status", "Cause and mending"] }[language];
  const rows = Object.entries(problems)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, { status, [language]: detail }]) => [`\`${code}\``, `${status}`, cell(detail)]);
  return table(head, rows);
};

const magicTable = (language: Language): string => {
  const head = { zh: ["外部编号", "结果"], en: ["externalRef", "What happens"] }[language];
  return table(
    head,
    Object.entries(magicWords).map(([word, said]) => [`\`${MAGIC_PREFIX}${word}-…\``, cell(said[language])]),
  );
};

const signedRequest = (): string => {
  const { request } = signingVector();
  const { pathname, search, host } = new URL(request.url);
  const headers = Object.entries({ host, ...request.headers }).map(([name, value]) => `${name}: ${value}`);
  return fence(
    "http",
    [`${request.method} ${pathname}${search} HTTP/1.1`, ...headers, "", request.body].join("\n"),
  );
};

/** A pause as ISO 8601 has it, without what is zero: `PT30M`. */
const duration = (ms: number): string => {
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    (ms / 1000) % 60,
  ];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`;
};

const scheduleTable = (language: Language): string =>
  table(
    { zh: ["第几次失败后", "间隔"], en: ["After failure", "Pause"] }[language],
    pauses.map((ms, at) => [`${at + 1}${at === pauses.length - 1 ? "+" : ""}`, `\`${duration(ms)}\``]),
  );

const rateWords: Readonly<Record<RateClass, Readonly<Record<Language, string>>>> = {
  read: { zh: "查询：`GET`", en: "reading: `GET`" },
  write: { zh: "提交：`POST`", en: "writing: `POST`" },
  feed: { zh: "轮询：可等待的 `GET`", en: "the feed: `GET` that may wait" },
};

const rateTable = (language: Language): string =>
  table(
    {
      zh: ["类别", "请求", `每 ${rateWindowSeconds} 秒`],
      en: ["Class", "Requests", `In ${rateWindowSeconds} s`],
    }[language],
    rateClasses.map((of) => [`\`${of}\``, rateWords[of][language], assumedRates[of].toLocaleString("en")]),
  );

/** The changelog without its own title; its links lead into the repository, where the site does not reach. */
const changelog = (): string =>
  readFileSync(join(process.cwd(), "CHANGELOG.md"), "utf8")
    .replace(/^# .*\n/, "")
    .replace(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, "$1");

/** What pages take from the code, by its name in `<!-- generated NAME -->`. */
export const pieces: Readonly<Record<string, (language: Language) => string>> = {
  problems: problemTable,
  "magic-words": magicTable,
  "signing-key": () => fence("text", signingVector().key.privateKey),
  "signing-request": signedRequest,
  "signing-base": () => fence("text", signingVector().base),
  "retry-schedule": scheduleTable,
  rates: rateTable,
  "body-limit": () => BODY_LIMIT.toLocaleString("en"),
  changelog,
  "retry-days": () => `${DELIVERY_LIFE_MS / 86_400_000}`,
};

/** Puts the named pieces where a page names them; a name that nothing has is an error of the build. */
export const withPieces = (markdown: string, language: Language): string =>
  markdown.replace(/<!-- generated ([a-z-]+) -->/g, (_, name: string) => {
    const piece = pieces[name];
    if (piece === undefined) throw new Error(`No piece of the documentation is called ${name}.`);
    return piece(language);
  });
