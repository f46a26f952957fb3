import {
  type Allowed,
  abandon,
  accept,
  acknowledge,
  approveExtension,
  askExtension,
  askSupplement,
  type Case,
  claim,
  decide,
  decline,
  deemAccepted,
  dueOf,
  evolve,
  explainDelay,
  type Instant,
  lapse,
  type Refusal,
  reassign,
  refuseExtension,
  release,
  resume,
  reveal,
  route,
  type Staff,
  supervise,
  supply,
  suspend,
  type Verdict,
  warn,
  withdraw,
} from "@tongban/domain";
import { chinaCalendar } from "./calendar.ts";
import { anotherClerk } from "./staff.ts";

/** A command to a case, given by a member of staff (or, where none is named, by the partner or the broker) at a moment. */
export type CaseCommand = (kase: Case, staff: Staff, now: Instant) => Verdict;

const at = (now: Instant) => ({ now, calendar: chinaCalendar });

/** Every command that a submitted case takes, each well-formed; what is refused is refused for the case's sake. */
export const caseCommands = {
  route: (kase, _staff, now) => route.verdict(kase, "broker", undefined, at(now)),
  claim: (kase, staff, now) => claim.verdict(kase, staff, undefined, at(now)),
  release: (kase, staff, now) => release.verdict(kase, staff, undefined, at(now)),
  reassign: (kase, staff, now) => reassign.verdict(kase, staff, anotherClerk(), at(now)),
  accept: (kase, staff, now) => accept.verdict(kase, staff, undefined, at(now)),
  decline: (kase, staff, now) => decline.verdict(kase, staff, declination, at(now)),
  decide: (kase, staff, now) => decide.verdict(kase, staff, { outcome: "granted", document: null }, at(now)),
  withdraw: (kase, _staff, now) => withdraw.verdict(kase, "partner", { reason: "申请人改变主意" }, at(now)),
  acknowledge: (kase, _staff, now) => acknowledge.verdict(kase, "partner", "request", at(now)),
  reveal: (kase, staff, now) => reveal.verdict(kase, staff, { reason: "电话核实申请人身份" }, at(now)),
  "ask-supplement": (kase, staff, now) => askSupplement.verdict(kase, staff, deficiencies, at(now)),
  supply: (kase, _staff, now) => supply.verdict(kase, "partner", { materials: [aMaterial] }, at(now)),
  abandon: (kase, _staff, now) => abandon.verdict(kase, "broker", undefined, at(now)),
  suspend: (kase, staff, now) => suspend.verdict(kase, staff, suspension, at(now)),
  resume: (kase, staff, now) => resume.verdict(kase, staff, undefined, at(now)),
  "ask-extension": (kase, staff, now) => askExtension.verdict(kase, staff, { reasons: "案情复杂" }, at(now)),
  "approve-extension": (kase, staff, now) =>
    approveExtension.verdict(kase, staff, { reasons: "案情复杂" }, at(now)),
  "refuse-extension": (kase, staff, now) =>
    refuseExtension.verdict(kase, staff, { reasons: "理由不充分" }, at(now)),
  supervise: (kase, staff, now) => supervise.verdict(kase, staff, order, at(now)),
  "explain-delay": (kase, staff, now) =>
    explainDelay.verdict(kase, staff, { reasons: "等待外省核查" }, at(now)),
  lapse: (kase, _staff, now) => lapse.verdict(kase, "broker", undefined, at(now)),
  deemAccepted: (kase, _staff, now) => deemAccepted.verdict(kase, "broker", undefined, at(now)),
  warn: (kase, _staff, now) => warn.verdict(kase, "broker", dueOf(kase).clock, at(now)),
} as const satisfies Record<string, CaseCommand>;

const aMaterial = { title: "身份证", mediaType: "image/jpeg", sha256: "0".repeat(64), size: 1024 };
const deficiencies = { deficiencies: [{ material: "身份证", problem: "照片模糊" }] };
const order = { demand: "请尽快办结", within: { unit: "working-days", amount: 2 } } as const;
const suspension = {
  ground: "hearing",
  expected: { unit: "working-days", amount: 5 },
  reasons: "依申请举行听证",
} as const;

const declination = { reason: "不属于本机关职权范围", rightOrgan: "西安市市场监督管理局" };

/** The name of a command. */
export type CaseCommandName = keyof typeof caseCommands;

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
