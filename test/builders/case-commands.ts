import {
  accept,
  acknowledge,
  type Case,
  chinaCalendar,
  claim,
  type Decision,
  decide,
  decline,
  type Instant,
  reassign,
  release,
  reveal,
  route,
  type Staff,
  withdraw,
} from "@tongban/domain";
import { anotherClerk } from "./staff.ts";

/** A command to a case, given by a member of staff (or, where none is named, by the partner or the broker) at a moment. */
export type CaseCommand = (kase: Case, staff: Staff, now: Instant) => Decision;

/** Every command that a submitted case takes, each well-formed; what is refused is refused for the case's sake. */
export const caseCommands = {
  route: (kase, _staff, now) => route(kase, now),
  claim: (kase, staff, now) => claim(kase, staff, chinaCalendar, now),
  release: (kase, staff, now) => release(kase, staff, now),
  reassign: (kase, staff, now) => reassign(kase, staff, anotherClerk(), chinaCalendar, now),
  accept: (kase, staff, now) => accept(kase, staff, chinaCalendar, now),
  decline: (kase, staff, now) =>
    decline(kase, staff, { reason: "不属于本机关职权范围", rightOrgan: "西安市市场监督管理局" }, now),
  decide: (kase, staff, now) =>
    decide(kase, staff, { outcome: "granted", document: null }, chinaCalendar, now),
  withdraw: (kase, _staff, now) => withdraw(kase, "申请人改变主意", now),
  acknowledge: (kase, _staff, now) => acknowledge(kase, now),
  reveal: (kase, staff, now) => reveal(kase, staff, "电话核实申请人身份", now),
} as const satisfies Record<string, CaseCommand>;

/** The name of a command. */
export type CaseCommandName = keyof typeof caseCommands;
