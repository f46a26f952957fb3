import type { MatterKind } from "../agreement/agreement.ts";
import type { DeliveryWay } from "../agreement/matter-list.ts";
import type { DeliveryProof } from "../case/delivery.ts";
import type { CaseEventType } from "../case/event.ts";
import type { ClockName } from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import type { ElectronicLicence } from "../licence/licence.ts";
import type { PaperContent, PaperFacts } from "./paper.ts";
import type { PaperKind } from "./paper-kind.ts";
import { dayInWords, limitInWords, momentInWords, procedureInWords } from "./paper-words.ts";

type Body = Pick<PaperContent, "opening" | "points" | "closing">;

/** How a kind of paper is called and worded. */
type PaperWording = {
  /** By what the office does in the matter, where that makes a difference. */
  readonly title: string | Readonly<Record<MatterKind, string>>;
  readonly body: (facts: PaperFacts) => Body;
};

const LAW = "《中华人民共和国行政许可法》";

/** A matter that is no licence follows the licensing law by analogy, and the standard of its agreement. */
const by = ({ matter, agreement }: PaperFacts, article: string): string =>
  matter.kind === "licence"
    ? `根据${LAW}${article}的规定`
    : `参照${LAW}${article}的规定，按照《${agreement}》的服务标准`;

const you = ({ addressed }: PaperFacts): string => (addressed === "person" ? "你" : "你单位");

const applied = (facts: PaperFacts): string => {
  const { origin, matter } = facts;
  return `${you(facts)}于${dayInWords(origin.submittedAt)}提出的“${matter.title}”申请（申请编号${origin.externalRef}）`;
};

const given = (text: string | undefined, before: string): readonly string[] =>
  text === undefined || text.trim() === "" ? [] : [`${before}${text}`];

/** What a data source certified, line by line. */
const certifiedLines = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.split("\n").filter((line) => line !== "");

/** The facts of the event that makes this kind of paper; another one is a defect of the caller. */
const eventOf = <T extends CaseEventType>(
  { event }: PaperFacts,
  type: T,
): Extract<PaperFacts["event"], { readonly type: T }> => {
  if (event.type !== type) throw new TypeError(`a paper of ${type} is not made by ${event.type}`);
  return event as Extract<PaperFacts["event"], { readonly type: T }>;
};

/** Until when a clock runs that the event started, moved or paused: law's limit, where there is one. */
const dueOf = ({ event }: PaperFacts, name: ClockName): Instant | undefined => {
  const move = event.clocks.find(({ clock }) => clock === name);
  return move && "promised" in move ? (move.statutory ?? move.promised).at : undefined;
};

/** What an office does in each kind of matter where it says yes, and where it says no. */
const granting: Readonly<Record<MatterKind, string>> = {
  licence: "准予行政许可",
  registration: "准予登记",
  filing: "予以备案",
  service: "予以办理",
};
const refusing: Readonly<Record<MatterKind, string>> = {
  licence: "不予行政许可",
  registration: "不予登记",
  filing: "不予备案",
  service: "不予办理",
};

const remedy = (facts: PaperFacts): string =>
  `${you(facts)}如不服本决定，可以自收到本通知书之日起六十日内依法申请行政复议，或者六个月内依法提起行政诉讼。`;

/** What an acceptance with gaps (容缺受理) tells: what has to follow, by when, and what comes of it otherwise. */
const acceptanceWithGaps = (facts: PaperFacts, gaps: readonly string[]): Body => {
  const due = dueOf(facts, "gap");
  return {
    opening: `${applied(facts)}收悉。下列材料暂缺，但清单允许容缺后补；依据${you(facts)}作出的书面承诺，按照《${facts.agreement}》的服务标准，现予容缺受理：`,
    points: gaps,
    closing: [
      ...(due
        ? [`请于${momentInWords(due)}前补齐以上材料；逾期未补齐的，终止办理，需要时可以重新申请。`]
        : []),
      `容缺期间继续审查，材料补齐前不作出准予的决定。承诺办理时限为${limitInWords(facts.origin.limits.promised)}，自受理之日的次日起计算，依法不计入时限的除外。`,
    ],
  };
};

/** Every kind of paper; one without its wording does not compile. */
export const paperWordings: Readonly<Record<PaperKind, PaperWording>> = {
  acceptance: {
    title: "受理通知书",
    body: (facts) => {
      const { origin } = facts;
      const { deemed, at, gaps = [] } = eventOf(facts, "CaseAccepted");
      if (gaps.length > 0) return acceptanceWithGaps(facts, gaps);
      const accepted = `申请材料齐全、符合法定形式，${by(facts, "第三十二条第一款第五项")}，现予受理。`;
      const lapsed = `未在规定期限内告知需要补正的内容，${by(facts, "第三十二条第一款第四项")}，自收到申请材料之日起即为受理。`;
      const { promised, statutory } = origin.limits;
      return {
        opening: `${applied(facts)}，${deemed ? lapsed : accepted}`,
        points: [
          `受理日期：${dayInWords(deemed ?? at)}`,
          `承诺办理时限：${limitInWords(promised)}`,
          ...(statutory ? [`法定办理时限：${limitInWords(statutory)}`] : []),
        ],
        closing: ["办理时限自受理之日的次日起计算，依法不计入时限的除外。"],
      };
    },
  },
  declination: {
    title: "不予受理通知书",
    body: (facts) => {
      const { rightOrgan, prose } = eventOf(facts, "CaseDeclined");
      return {
        opening: `${applied(facts)}收悉。经审查，申请事项依法不属于本机关职权范围。${by(facts, "第三十二条第一款第二项")}，决定不予受理。`,
        points: [...given(prose["reason"], "理由："), ...given(rightOrgan, "请向下列机关申请：")],
        closing: [remedy(facts)],
      };
    },
  },
  supplement: {
    title: "补正告知书",
    body: (facts) => {
      const { materials, prose } = eventOf(facts, "SupplementAsked");
      const due = dueOf(facts, "supplement");
      return {
        opening: `${applied(facts)}收悉。经审查，申请材料不齐全或者不符合法定形式。${by(facts, "第三十二条第一款第四项")}，现将需要补正的全部内容一次性告知如下：`,
        points: materials.map((material) => `${material}：${prose[material] ?? ""}`),
        closing: [
          ...(due
            ? [
                `请于${momentInWords(due)}前提交全部补正材料；逾期未补正的，视为放弃本次申请，需要时可以重新申请。`,
              ]
            : []),
          "受理时限自收到全部补正材料之日起重新计算。",
        ],
      };
    },
  },
  suspension: {
    title: "特别程序告知书",
    body: (facts) => {
      const { ground, expectedEnd, at, prose } = eventOf(facts, "CaseSuspended");
      const due = dueOf(facts, "handling");
      const name = procedureInWords(ground);
      const basis = ground.startsWith("agreed/")
        ? `按照《${facts.agreement}》的服务标准`
        : by(facts, "第四十五条");
      return {
        opening: `${applied(facts)}，在办理中需要进行${name}。${basis}，该程序所需时间不计算在办理时限内，现将所需时间告知如下：`,
        points: [
          `程序：${name}`,
          `开始日期：${dayInWords(at)}`,
          `预计结束日期：${dayInWords(expectedEnd)}`,
          ...given(prose["reasons"], "说明："),
        ],
        closing: [
          due
            ? `程序结束后，办理时限继续计算；按预计日期结束的，办理时限至${momentInWords(due)}。`
            : "程序结束后，办理时限继续计算。",
        ],
      };
    },
  },
  extension: {
    title: "延期告知书",
    body: (facts) => {
      const { by: extendedBy, prose } = eventOf(facts, "ExtensionApproved");
      const due = dueOf(facts, "handling");
      return {
        opening: `${applied(facts)}，不能在规定的时限内作出决定。${by(facts, "第四十二条")}，经本机关负责人批准延长办理时限，现将理由告知如下：`,
        points: [
          ...given(prose["reasons"], "理由："),
          `延长：${limitInWords(extendedBy)}`,
          ...(due ? [`办理时限延长至：${momentInWords(due)}`] : []),
        ],
        closing: ["办理时限只延长一次。"],
      };
    },
  },
  grant: {
    title: {
      licence: "准予行政许可决定书",
      registration: "准予登记通知书",
      filing: "备案通知书",
      service: "办理结果通知书",
    },
    body: (facts) => {
      const decided = eventOf(facts, "CaseDecided");
      const document = decided.outcome === "granted" ? decided.document : null;
      return {
        opening: `${applied(facts)}，经审查，符合规定的条件和标准。${by(facts, "第三十八条第一款")}，决定${granting[facts.matter.kind]}。`,
        points: [
          ...(document ? [`证件名称：${document.title}`, `证件编号：${document.number}`] : []),
          ...(document?.licence ? licenceLines(document.licence) : []),
          ...certifiedLines(decided.prose["certificate"]),
        ],
        closing: [`本${paperName[facts.matter.kind]}自作出之日起生效，将在规定的期限内送达。`],
      };
    },
  },
  refusal: {
    title: {
      licence: "不予行政许可决定书",
      registration: "不予登记通知书",
      filing: "不予备案通知书",
      service: "不予办理通知书",
    },
    body: (facts) => {
      const { prose } = eventOf(facts, "CaseDecided");
      return {
        opening: `${applied(facts)}，经审查，不符合规定的条件、标准。${by(facts, "第三十八条第二款")}，决定${refusing[facts.matter.kind]}。`,
        points: [...given(prose["reasons"], "理由："), ...given(prose["remedies"], "救济途径：")],
        closing: [],
      };
    },
  },
  termination: {
    title: "终止办理通知书",
    body: (facts) => {
      const { event, agreement } = facts;
      const gaps = event.type === "CaseTerminated" ? event.gaps : [];
      const unmet =
        gaps.length > 0
          ? "未在承诺的期限内补齐容缺材料"
          : "未在补正告知书载明的期限内提交全部补正材料，视为放弃申请";
      return {
        opening: `${applied(facts)}，${unmet}。按照《${agreement}》的服务标准，现终止办理。`,
        points: [
          `终止日期：${dayInWords(event.at)}`,
          ...(gaps.length > 0 ? [`未补齐的材料：${gaps.join("、")}`] : []),
        ],
        closing: [`${you(facts)}需要办理该事项的，可以重新提出申请。`],
      };
    },
  },
  withdrawal: {
    title: "撤回申请通知书",
    body: (facts) => {
      const { at, prose } = eventOf(facts, "CaseWithdrawn");
      return {
        opening: `${applied(facts)}，已按${you(facts)}的请求撤回，现终止办理。`,
        points: [`撤回日期：${dayInWords(at)}`, ...given(prose["reason"], "撤回理由：")],
        closing: [`${you(facts)}需要办理该事项的，可以重新提出申请。`],
      };
    },
  },
  service: {
    title: "送达回证",
    body: (facts) => {
      const { receivedAt, proof, prose } = eventOf(facts, "ResultDelivered");
      const { sent } = facts;
      return {
        opening: `${applied(facts)}的办理结果，${by(facts, "第四十四条")}已经送达，现将送达情况记录如下：`,
        points: [
          `受送达人：${facts.addressee}`,
          ...(sent ? [`送达方式：${ways[sent.way]}`, `发出日期：${dayInWords(sent.at)}`] : []),
          ...given(sent?.prose["carrier"], "承运单位："),
          ...given(sent?.prose["number"], "邮件编号："),
          ...given(sent?.prose["place"], "领取地点："),
          ...given(sent?.prose["platform"], "送达平台："),
          ...given(prose["receivedBy"], "签收人："),
          `收到时间：${momentInWords(receivedAt)}`,
          `送达凭据：${proofs[proof]}`,
        ],
        closing: [],
      };
    },
  },
};

/** How a result went out, in words. */
const ways: Readonly<Record<DeliveryWay, string>> = {
  post: "邮寄送达",
  "pick-up": "窗口领取",
  electronic: "电子送达",
};

/** By what a delivery is proven, in words. */
const proofs: Readonly<Record<DeliveryProof, string>> = {
  signature: "受送达人签收",
  "platform-record": "送达平台记录",
  witness: "见证人见证留置送达",
};

/** An electronic licence as a paper names it, which has the same effect as one on paper (国务院令 716). */
const licenceLines = ({
  type,
  issuer,
  validFrom,
  validUntil,
  source,
  reference,
}: ElectronicLicence): readonly string[] => [
  `电子证照：${type}，颁发机构：${issuer}`,
  `有效期：${validFrom}${validUntil === undefined ? "起长期有效" : `至${validUntil}`}`,
  `电子证照标识：${reference}（${source}）`,
];

/** What a granting paper calls itself. */
const paperName: Readonly<Record<MatterKind, string>> = {
  licence: "决定",
  registration: "通知",
  filing: "通知",
  service: "通知",
};
