import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rateWindowSeconds } from "@tongban/contract";
import { MAGIC_PREFIX, magicWords } from "@tongban/contract/sandbox";
import { assumedRates, type RateClass, rateClasses } from "@tongban/domain";
import { BODY_LIMIT } from "../../../functions/edge/parse/json-body.ts";
import { DELIVERY_LIFE_MS, pauses } from "../../../functions/workers/retry-plan.ts";
import { unauthenticatedReasons } from "../../../packages/contract/src/wording/fact-words.ts";
import { eventWords } from "./event-words.ts";
import { cell, fence, type Language, table } from "./markdown.ts";
import { problemTable } from "./problem-tables.ts";
import { quarantineWords } from "./quarantine-words.ts";
import { signingVector } from "./signing-vector.ts";
import { statusWords } from "./status-words.ts";

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

const eventTable = (language: Language): string =>
  table(
    { zh: ["事件", "含义与处理", "`data` 中"], en: ["Event", "What happened, what you do", "In `data`"] }[
      language
    ],
    Object.entries(eventWords).map(([news, { [language]: said, member }]) => [
      `\`${news}\``,
      cell(said),
      member ? `\`${member}\`` : "",
    ]),
  );

const quarantineTable = (language: Language): string =>
  table(
    { zh: ["代码", "原因与改法"], en: ["Code", "Cause and mending"] }[language],
    Object.entries(quarantineWords).map(([code, { [language]: said }]) => [`\`${code}\``, said]),
  );

/** Reasons that the signature of a system's request is not taken; the others are of people's tokens and codes. */
const signatureReasonTable = (language: Language): string =>
  table(
    { zh: ["`reason`", "含义"], en: ["`reason`", "What it means"] }[language],
    Object.entries(unauthenticatedReasons)
      .filter(([reason]) => !/^(token|query-code|session)-/.test(reason))
      .map(([reason, { [language]: said }]) => [`\`${reason}\``, cell(said)]),
  );

const statusTable = (language: Language): string =>
  table(
    { zh: ["状态", "名称", "等待"], en: ["Status", "What it is, and what is awaited"] }[language],
    Object.entries(statusWords).map(([status, { zh, en }]) => [
      `\`${status}\``,
      ...(language === "zh" ? zh : [en]),
    ]),
  );

/** The changelog without its own title; its links lead into the repository, where the site does not reach. */
const changelog = (): string =>
  readFileSync(join(process.cwd(), "CHANGELOG.md"), "utf8")
    .replace(/^# .*\n/, "")
    .replace(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, "$1");

/** What pages take from the code, by its name in `<!-- generated NAME -->`. */
export const pieces: Readonly<Record<string, (language: Language) => string>> = {
  "problems-of-requests": problemTable("request"),
  "problems-of-partners": problemTable("partner"),
  "problems-of-handling": problemTable("handling"),
  "problems-of-staff": problemTable("staff"),
  events: eventTable,
  statuses: statusTable,
  "signature-reasons": signatureReasonTable,
  quarantine: quarantineTable,
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
