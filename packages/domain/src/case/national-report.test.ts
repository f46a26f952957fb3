import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase, aCaseWithGap } from "../../../../test/builders/case.ts";
import { withNext } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { actionTransitions } from "./actions.ts";
import { type Case, type CaseStatus, caseStatuses } from "./case.ts";
import { actionOfReport, nationalReports } from "./national-report.ts";
import { type NationalStatusCode, nationalStatuses, nationalStatusOf } from "./national-status.ts";
import { nationalStatusAfter, nationalStepOf, nationalSteps } from "./national-steps.ts";
import type { Transition } from "./transition.ts";

const codes = Object.keys(nationalStatuses).map((code) => Number(code) as NationalStatusCode);
const moment = { now: at("2026-03-02T03:00:00.000Z"), calendar: chinaCalendar };

/** What a report of each status says beside its number. */
const inputs: Partial<Record<NationalStatusCode, object>> = {
  5: { reason: "不属本机关", rightOrgan: "市场监管局" },
  6: { deficiencies: [{ material: "身份证明", problem: "照片模糊" }] },
  9: { ground: "expert-review", expected: { unit: "working-days", amount: 5 }, reasons: "专家评审" },
  11: { document: null },
  12: { document: null },
  13: { reasons: "面积不足", remedies: "可申请行政复议" },
};

/** What a report leads to: the status that the case is told as after it, or a refusal's code. */
const outcomeOf = (code: NationalStatusCode, kase: Case): number | string => {
  const asked = actionOfReport(code, inputs[code] ?? {}, kase);
  if (asked.kind === "refusal") return asked.code;
  const transition = actionTransitions[asked.action] as Transition<ReturnType<typeof aStaff>, unknown>;
  const answer = withNext(kase, transition.verdict(kase, aStaff(), asked.input, moment));
  if (answer.kind === "refusal") return answer.code;
  const last = answer.events.at(-1);
  return last ? nationalStatusAfter(last, answer.next).code : "nothing";
};

/** A case of any status, and those that were accepted with gaps. */
const aKase: fc.Arbitrary<Case> = fc.oneof(
  fc.constantFrom(...caseStatuses).map((status: CaseStatus): Case => aCase({ status })),
  fc.constantFrom("claimed", "accepted").map((status) => aCaseWithGap(status as CaseStatus, "committed")),
);

describe("a reported national status", () => {
  it("leads to that status or is refused, whatever the case", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), aKase, (code, kase) => {
        const outcome = outcomeOf(code, kase);
        expect(typeof outcome === "string" || outcome === code).toBe(true);
      }),
    );
  });

  it.each<[NationalStatusCode, CaseStatus]>([
    [1, "routed"],
    [3, "claimed"],
    [5, "claimed"],
    [6, "claimed"],
    [9, "accepted"],
    [10, "suspended"],
    [11, "accepted"],
    [13, "accepted"],
  ])("%d is taken of a case that is %s", (code, status) => {
    expect(outcomeOf(code, aCase({ status }))).toBe(code);
  });

  it("accepts with gaps where a commitment is on the record, and ends as 12 and not as 11", () => {
    const committed = aCaseWithGap("claimed", "committed");
    expect(actionOfReport(3, {}, committed)).toMatchObject({ action: "accept-with-gaps" });
    expect(outcomeOf(3, committed)).toBe(3);
    const accepted = { ...aCaseWithGap("accepted", "committed"), gaps: [] } as Case;
    expect(outcomeOf(11, accepted)).toBe("national-status-differs");
    expect(outcomeOf(12, accepted)).toBe(12);
    expect(outcomeOf(12, aCase({ status: "accepted" }))).toBe("national-status-differs");
  });

  it("says why where there is no transition", () => {
    const untaken = codes.filter((code) => "none" in nationalReports[code]);
    expect(untaken).toEqual([2, 4, 7, 8, 14, 15]);
    for (const code of untaken)
      expect(outcomeOf(code, aCase({ status: "claimed" }))).toBe("national-status-not-taken");
  });
});

describe("the steps of the table", () => {
  it("are reached by events, but for those that the broker knows nothing of", () => {
    const decided = [11, 12, 13];
    const reached = Object.values(nationalSteps).flatMap((step) => (typeof step === "number" ? [step] : []));
    expect(codes.filter((code) => ![...reached, ...decided].includes(code))).toEqual([4, 8, 15]);
  });

  it("tell a decision by its outcome and its gaps, and other news by the case's status", () => {
    const event = (parts: object) => ({ type: "CaseDecided", ...parts }) as never;
    expect(nationalStepOf(event({ outcome: "granted" }))?.code).toBe(11);
    expect(nationalStepOf(event({ outcome: "granted", hadGaps: true }))?.code).toBe(12);
    expect(nationalStepOf(event({ outcome: "refused", hadGaps: true }))?.code).toBe(13);
    expect(nationalStepOf({ type: "WarningGiven" })).toBeUndefined();
    const kase = aCase({ status: "suspended" });
    expect(nationalStatusAfter({ type: "WarningGiven", after: "suspended" }, kase)).toEqual(
      nationalStatusOf(kase),
    );
  });
});
