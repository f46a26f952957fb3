import { type Instant, localDateOf, type MatterKind } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { StaffCase } from "../../api/wire.ts";
import { clockText, dateText } from "../../time/date-text.ts";
import { limitText } from "../../time/limit-text.ts";
import { groundText } from "../clocks/ground-text.ts";
import type { Letter, LetterKind } from "./letters.ts";

/** A letter as it is printed, in Chinese whatever the language of the console. */
export type LetterText = {
  readonly title: string;
  /** Number of the case, sign of the kind, and which of its kind it is: 补〔1〕号. */
  readonly number: string;
  readonly opening: string;
  /** What is told, point by point. */
  readonly points: readonly string[];
  readonly closing: readonly string[];
  readonly date: string;
};

/** What letters are worded from. */
export type LetterFacts = {
  readonly kase: Pick<
    StaffCase,
    | "number"
    | "externalRef"
    | "submittedAt"
    | "notices"
    | "timeline"
    | "terms"
    | "declination"
    | "names"
    | "application"
  >;
  readonly matter: string;
  readonly kind: MatterKind;
  /** Chinese words. */
  readonly zh: TFunction;
};

type Body = Pick<LetterText, "opening" | "points" | "closing">;
type Wording = {
  readonly title: string;
  readonly sign: string;
  readonly body: (facts: LetterFacts, letter: Letter) => Body;
};

const LAW = "《中华人民共和国行政许可法》";

const day = (at: Instant): string => dateText(localDateOf(at), "zh-CN");
const moment = (at: Instant): string => `${day(at)}${clockText(at, "zh-CN")}`;

/** A matter that is no licence follows the licensing law by analogy, and the standard of its agreement. */
const by = ({ kind, kase }: LetterFacts, article: string): string =>
  kind === "licence"
    ? `根据${LAW}${article}的规定`
    : `参照${LAW}${article}的规定，按照《${kase.names.agreement}》的服务标准`;

const you = ({ kase }: LetterFacts): string =>
  kase.application.applicant.kind === "person" ? "你" : "你单位";

const applied = (facts: LetterFacts): string => {
  const { kase, matter } = facts;
  return `${you(facts)}于${day(kase.submittedAt)}提出的“${matter}”申请（申请编号${kase.externalRef}）`;
};

const noticeOf = ({ kase }: LetterFacts, { n }: Letter) => kase.notices.find((one) => one.n === n);

const given = (text: string | null | undefined, before: string): readonly string[] =>
  text === null || text === undefined || text === "" ? [] : [`${before}${text}`];

/** Every kind of letter; one without its wording does not compile. */
const wordings: Readonly<Record<LetterKind, Wording>> = {
  acceptance: {
    title: "受理通知书",
    sign: "受",
    body: (facts, { n, at }) => {
      const { kase, zh } = facts;
      const deemed = kase.timeline.find((entry) => entry.n === n)?.actorKind === "broker";
      const accepted = `申请材料齐全、符合法定形式，${by(facts, "第三十二条第一款第五项")}，现予受理。`;
      const lapsed = `未在规定期限内告知需要补正的内容，${by(facts, "第三十二条第一款第四项")}，自收到申请材料之日起即为受理。`;
      return {
        opening: `${applied(facts)}，${deemed ? lapsed : accepted}`,
        points: [
          `受理日期：${day(deemed ? kase.submittedAt : at)}`,
          `承诺办理时限：${limitText(zh, kase.terms.promised)}`,
          ...(kase.terms.statutory === null ? [] : [`法定办理时限：${limitText(zh, kase.terms.statutory)}`]),
        ],
        closing: ["办理时限自受理之日的次日起计算，依法不计入时限的除外。"],
      };
    },
  },
  gaps: {
    title: "容缺受理告知书",
    sign: "容",
    body: (facts, letter) => {
      const notice = noticeOf(facts, letter);
      const due = notice?.due ?? null;
      return {
        opening: `${applied(facts)}收悉。下列材料暂缺，但清单允许容缺后补；依据${you(facts)}作出的书面承诺，按照《${facts.kase.names.agreement}》的服务标准容缺受理：`,
        points: (notice?.deficiencies ?? []).map(({ material }) => material),
        closing: [
          ...(due === null
            ? []
            : [`请于${moment(due)}前补齐以上材料；逾期未补齐的，终止办理，需要时可以重新申请。`]),
          "容缺期间继续审查；材料补齐前不作出准予的决定。",
        ],
      };
    },
  },
  supplement: {
    title: "补正告知书",
    sign: "补",
    body: (facts, letter) => {
      const notice = noticeOf(facts, letter);
      const due = notice?.due ?? null;
      return {
        opening: `${applied(facts)}收悉。经审查，申请材料不齐全或者不符合法定形式。${by(facts, "第三十二条第一款第四项")}，现将需要补正的全部内容一次性告知如下：`,
        points: (notice?.deficiencies ?? []).map(({ material, problem }) => `${material}：${problem}`),
        closing: [
          ...(due === null
            ? []
            : [`请于${moment(due)}前提交全部补正材料；逾期未补正的，视为放弃本次申请，需要时可以重新申请。`]),
          "受理时限自收到全部补正材料之日起重新计算。",
        ],
      };
    },
  },
  suspension: {
    title: "特别程序告知书",
    sign: "特",
    body: (facts, letter) => {
      const { ground, expectedEnd, reasons, due } = noticeOf(facts, letter) ?? {};
      const word = ground ?? "";
      const agreed = word.startsWith("agreed/");
      const name = groundText(facts.zh, word);
      const basis = agreed ? `按照《${facts.kase.names.agreement}》的服务标准` : by(facts, "第四十五条");
      return {
        opening: `${applied(facts)}，在办理中需要进行${name}。${basis}，该程序所需时间不计算在办理时限内，现将所需时间告知如下：`,
        points: [
          `程序：${name}`,
          `开始日期：${day(letter.at)}`,
          ...(expectedEnd ? [`预计结束日期：${day(expectedEnd)}`] : []),
          ...given(reasons, "说明："),
        ],
        closing: [
          due
            ? `程序结束后，办理时限继续计算；按预计日期结束的，办理时限至${moment(due)}。`
            : "程序结束后，办理时限继续计算。",
        ],
      };
    },
  },
  extension: {
    title: "延期告知书",
    sign: "延",
    body: (facts, letter) => {
      const { extendedBy, due, reasons } = noticeOf(facts, letter) ?? {};
      const by42 = by(facts, "第四十二条");
      return {
        opening: `${applied(facts)}，不能在规定的时限内作出决定。${by42}，经本机关负责人批准延长办理时限，现将理由告知如下：`,
        points: [
          ...given(reasons, "理由："),
          ...(extendedBy ? [`延长：${limitText(facts.zh, extendedBy)}`] : []),
          ...(due ? [`办理时限延长至：${moment(due)}`] : []),
        ],
        closing: ["办理时限只延长一次。"],
      };
    },
  },
  declination: {
    title: "不予受理通知书",
    sign: "不受",
    body: (facts) => {
      const { declination } = facts.kase;
      return {
        opening: `${applied(facts)}收悉。经审查，申请事项依法不属于本机关职权范围。${by(facts, "第三十二条第一款第二项")}，决定不予受理。`,
        points: [
          ...given(declination?.reason, "理由："),
          ...given(declination?.rightOrgan, "请向下列机关申请："),
        ],
        closing: [
          `${you(facts)}如不服本决定，可以自收到本通知书之日起六十日内依法申请行政复议，或者六个月内依法提起行政诉讼。`,
        ],
      };
    },
  },
};

/** A letter in words, with all that the law wants told. */
export const letterText = (facts: LetterFacts, letter: Letter): LetterText => {
  const { title, sign, body } = wordings[letter.kind];
  const number = facts.kase.number ?? facts.kase.externalRef;
  return {
    title,
    number: `${number} ${sign}〔${letter.ordinal}〕号`,
    ...body(facts, letter),
    date: day(letter.at),
  };
};
