import {
  type Allowed,
  accept,
  acknowledge,
  type Case,
  claim,
  decide,
  decline,
  evolve,
  type Instant,
  type Refusal,
  reassign,
  release,
  reveal,
  route,
  type Staff,
  type Verdict,
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
} as const satisfies Record<string, CaseCommand>;

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
