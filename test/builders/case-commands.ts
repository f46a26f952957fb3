import {
  type Allowed,
  abandon,
  accept,
  acceptWithGaps,
  acknowledge,
  appealRating,
  approveExtension,
  askExtension,
  askReview,
  askSupplement,
  type Calendar,
  type Case,
  changeHelper,
  claim,
  closePart,
  confirmDelivery,
  confirmRefund,
  type Desk,
  decide,
  decideAppeal,
  decline,
  deemAccepted,
  dispatch,
  dueOf,
  endPart,
  endPriority,
  evolve,
  explainDelay,
  failDelivery,
  fillGap,
  giveCommitment,
  givePriority,
  handOver,
  type Instant,
  type LocalDate,
  lapse,
  namePart,
  type PartId,
  passReview,
  quarantine,
  type Refusal,
  rate,
  reassign,
  rectify,
  refuseExtension,
  release,
  resume,
  returnOriginals,
  returnReview,
  reveal,
  route,
  type Staff,
  type StartedPart,
  settlePart,
  supervise,
  supply,
  suspend,
  type TransactionNumber,
  takeOver,
  takePayment,
  terminate,
  transfer,
  type Verdict,
  waiveFee,
  warn,
  withdraw,
} from "@tongban/domain";
import { aStaffedWindow } from "./agreement.ts";
import { chinaCalendar } from "./calendar.ts";
import { healthCertificate } from "./case.ts";
import { aCaseId, aRegion, aWindowId } from "./ids.ts";
import { anotherClerk, aStaff } from "./staff.ts";

/**
 * A command to a case, given by a member of staff (or, where none is named, by the partner or the broker) at a moment, by
 * the national calendar unless another is given.
 */
export type CaseCommand = (kase: Case, staff: Staff, now: Instant, calendar?: Calendar) => Verdict;

const at = (now: Instant, calendar: Calendar = chinaCalendar) => ({ now, calendar });

const commands = {
  route: (kase, _staff, now, on) => route.verdict(kase, "broker", undefined, at(now, on)),
  claim: (kase, staff, now, on) => claim.verdict(kase, staff, undefined, at(now, on)),
  release: (kase, staff, now, on) => release.verdict(kase, staff, { reason: "改由其他人办理" }, at(now, on)),
  reassign: (kase, staff, now, on) =>
    reassign.verdict(kase, staff, { to: anotherClerk(), reason: "原经办人请假" }, at(now, on)),
  transfer: (kase, _staff, now, on) =>
    transfer.verdict(
      kase,
      "broker",
      { desk: anotherDesk(kase.window), why: "substitute", reason: "设备检修" },
      at(now, on),
    ),
  takeOver: (kase, staff, now, on) => takeOver.verdict(kase, staff, { from: aStaff().id }, at(now, on)),
  handOver: (kase, staff, now, on) => handOver.verdict(kase, staff, anotherClerk(), at(now, on)),
  accept: (kase, staff, now, on) => accept.verdict(kase, staff, undefined, at(now, on)),
  giveCommitment: (kase, _staff, now, on) => giveCommitment.verdict(kase, "partner", commitment, at(now, on)),
  nameHelper: (kase, _staff, now, on) => changeHelper(kase, "partner", { helper }, at(now, on)),
  revokeHelper: (kase, _staff, now, on) =>
    changeHelper(kase, "partner", { helper: null, reason: "不再需要帮办" }, at(now, on)),
  "accept-with-gaps": (kase, staff, now, on) => acceptWithGaps.verdict(kase, staff, undefined, at(now, on)),
  fillGap: (kase, _staff, now, on) => fillGap.verdict(kase, "partner", { materials: [missing] }, at(now, on)),
  terminate: (kase, _staff, now, on) => terminate.verdict(kase, "broker", undefined, at(now, on)),
  decline: (kase, staff, now, on) => decline.verdict(kase, staff, declination, at(now, on)),
  decide: (kase, staff, now, on) =>
    decide.verdict(kase, staff, { ...granted, digest: "granted" }, at(now, on)),
  withdraw: (kase, _staff, now, on) =>
    withdraw.verdict(kase, "partner", { reason: "申请人改变主意" }, at(now, on)),
  acknowledge: (kase, _staff, now, on) => acknowledge.verdict(kase, "partner", "request", at(now, on)),
  "dispatch-result": (kase, staff, now, on) =>
    dispatch.verdict(
      kase,
      staff,
      { way: "post", carrier: "邮政特快专递", number: "1234567890" },
      at(now, on),
    ),
  "fail-delivery": (kase, staff, now, on) =>
    failDelivery.verdict(kase, staff, { reason: "无人签收", returned: false }, at(now, on)),
  "confirm-delivery": (kase, staff, now, on) =>
    confirmDelivery.verdict(
      kase,
      staff,
      { proof: "signature", receivedBy: "张三", receivedAt: now },
      at(now, on),
    ),
  "return-originals": (kase, staff, now, on) =>
    returnOriginals.verdict(kase, staff, { materials: ["营业执照"], how: "随件寄回" }, at(now, on)),
  reveal: (kase, staff, now, on) =>
    reveal.verdict(kase, staff, { reason: "电话核实申请人身份" }, at(now, on)),
  "ask-review": (kase, staff, now, on) =>
    askReview.verdict(kase, staff, { ...granted, digest: "granted" }, at(now, on)),
  "pass-review": (kase, staff, now, on) => passReview.verdict(kase, staff, undefined, at(now, on)),
  "return-review": (kase, staff, now, on) =>
    returnReview.verdict(kase, staff, { reasons: "缺少核查结论" }, at(now, on)),
  "ask-supplement": (kase, staff, now, on) => askSupplement.verdict(kase, staff, deficiencies, at(now, on)),
  supply: (kase, _staff, now, on) => supply.verdict(kase, "partner", { materials: [aMaterial] }, at(now, on)),
  quarantine: (kase, _staff, now, on) =>
    quarantine.verdict(
      kase,
      "broker",
      { title: "身份证", sha256: "0".repeat(64), code: "damaged" },
      at(now, on),
    ),
  abandon: (kase, _staff, now, on) => abandon.verdict(kase, "broker", undefined, at(now, on)),
  suspend: (kase, staff, now, on) => suspend.verdict(kase, staff, suspension, at(now, on)),
  resume: (kase, staff, now, on) => resume.verdict(kase, staff, undefined, at(now, on)),
  "ask-extension": (kase, staff, now, on) =>
    askExtension.verdict(kase, staff, { reasons: "案情复杂" }, at(now, on)),
  "approve-extension": (kase, staff, now, on) =>
    approveExtension.verdict(kase, staff, { reasons: "案情复杂" }, at(now, on)),
  "refuse-extension": (kase, staff, now, on) =>
    refuseExtension.verdict(kase, staff, { reasons: "理由不充分" }, at(now, on)),
  supervise: (kase, staff, now, on) => supervise.verdict(kase, staff, order, at(now, on)),
  "give-priority": (kase, staff, now, on) =>
    givePriority.verdict(kase, staff, { ground: "disaster-relief", reasons: "抢险物资" }, at(now, on)),
  "waive-fee": (kase, staff, now, on) =>
    waiveFee.verdict(kase, staff, { basis: "财税〔2019〕53号", reasons: "申请人属免费对象" }, at(now, on)),
  takePayment: (kase, _staff, now, on) =>
    takePayment.verdict(
      kase,
      "broker",
      { ...aPayment, amount: kase.fee?.amount ?? 0, paidAt: now },
      at(now, on),
    ),
  payAgain: (kase, _staff, now, on) =>
    takePayment.verdict(kase, "broker", { ...anotherPayment, paidAt: now }, at(now, on)),
  confirmRefund: (kase, _staff, now, on) =>
    confirmRefund.verdict(kase, "broker", { ...refundedIn(kase), refundedAt: now }, at(now, on)),
  "end-priority": (kase, staff, now, on) =>
    endPriority.verdict(kase, staff, { reasons: "险情解除" }, at(now, on)),
  rate: (kase, _staff, now, on) =>
    rate.verdict(kase, "applicant", { stage: "result", grade: "dissatisfied" }, at(now, on)),
  rectify: (kase, staff, now, on) =>
    rectify.verdict(kase, staff, { done: "已致歉", calledBack: true }, at(now, on)),
  "appeal-rating": (kase, staff, now, on) =>
    appealRating.verdict(kase, staff, { stage: "result", reason: "评价针对另一件办件" }, at(now, on)),
  decideAppeal: (kase, staff, now, on) =>
    decideAppeal.verdict(
      kase,
      staff,
      { stage: "result", decision: "set-aside", reason: "与本件无关" },
      at(now, on),
    ),
  "explain-delay": (kase, staff, now, on) =>
    explainDelay.verdict(kase, staff, { reasons: "等待外省核查" }, at(now, on)),
  lapse: (kase, _staff, now, on) => lapse.verdict(kase, "broker", undefined, at(now, on)),
  deemAccepted: (kase, _staff, now, on) => deemAccepted.verdict(kase, "broker", undefined, at(now, on)),
  "name-part": (kase, staff, now, on) => namePart.verdict(kase, staff, startedPart, at(now, on)),
  settlePart: (kase, _staff, now, on) =>
    settlePart.verdict(kase, "broker", { part, run: 1, outcome: granted, next: [] }, at(now, on)),
  endPart: (kase, _staff, now, on) =>
    endPart.verdict(kase, "broker", { status: "withdrawn", reason: "申请人改变主意" }, at(now, on)),
  closePart: (kase, _staff, now, on) => closePart.verdict(kase, "broker", undefined, at(now, on)),
  warn: (kase, _staff, now, on) => warn.verdict(kase, "broker", dueOf(kase).clock, at(now, on)),
} as const satisfies Record<string, CaseCommand>;

/** The substitute of a window, or the window of its substitute; Zhang Wei works at both. */
const anotherDesk = (window: Case["window"]): Desk => ({
  ...aStaffedWindow({ window: aWindowId(window === "xian-610100-2" ? "xian-610100-1" : "xian-610100-2") }),
  team: [anotherClerk().id],
  matters: new Set(),
});

/** Every command that a submitted case takes, each well-formed; what is refused is refused for the case's sake. */
export const caseCommands: { readonly [N in CaseCommandName]: CaseCommand } = commands;

const aPayment = { transaction: "20260302100001" as TransactionNumber };
const anotherPayment = { transaction: "20260302100002" as TransactionNumber, amount: 1 };

/** The first payment of a case that has to go back, or one that the case does not know. */
const refundedIn = ({ fee }: Case): { readonly transaction: TransactionNumber } => ({
  transaction:
    fee?.payments?.find(({ state }) => state === "to-refund")?.transaction ??
    ("20260302100009" as TransactionNumber),
});

const part = "check" as PartId;
const startedPart: StartedPart = {
  kind: "started",
  part,
  detail: {
    type: "PartStarted",
    part,
    region: aRegion("320100"),
    case: aCaseId("0123456789abcdefghjkmnpqrv"),
    run: 2,
  },
  events: [],
};
const granted = { outcome: "granted", document: null } as const;
const aMaterial = { title: "身份证", mediaType: "image/jpeg", sha256: "0".repeat(64), size: 1024 };
const missing = { ...aMaterial, title: healthCertificate };
const commitment = {
  signedBy: "张三丰",
  text: "十个工作日内补交健康证",
  document: { ...aMaterial, title: "承诺书" },
};
const helper = {
  kind: "person",
  name: "王五",
  until: "2099-12-31" as LocalDate,
  document: { ...aMaterial, title: "授权委托书" },
} as const;
const deficiencies = { deficiencies: [{ material: "身份证", problem: "照片模糊" }] };
const order = { demand: "请尽快办结", within: { unit: "working-days", amount: 2 } } as const;
const suspension = {
  ground: "hearing",
  expected: { unit: "working-days", amount: 5 },
  reasons: "依申请举行听证",
} as const;

const declination = { reason: "不属于本机关职权范围", rightOrgan: "西安市市场监督管理局" };

/** The name of a command. */
export type CaseCommandName = keyof typeof commands;

/** A verdict with the case after it, so that a test can look at both. */
export const withNext = (
  kase: Case | undefined,
  verdict: Verdict,
): Refusal | (Allowed & { readonly next: Case }) => {
  if (verdict.kind === "refusal") return verdict;
  const next = verdict.events.reduce<Case | undefined>(evolve, kase);
  if (!next) throw new Error("a verdict without events");
  return { ...verdict, next };
};
