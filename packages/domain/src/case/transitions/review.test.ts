import { describe, expect, it } from "vitest";
import {
  aCoverage,
  aListEntry,
  anInstantListEntry,
  aStaffedWindow,
} from "../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { aCase, aReviewedCase } from "../../../../../test/builders/case.ts";
import { caseCommands, withNext } from "../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../../test/builders/submission.ts";
import type { Staff } from "../../staff.ts";
import type { Case } from "../case.ts";
import { decide } from "./decide.ts";
import { reassign } from "./reassign.ts";
import { askReview, passReview, returnReview } from "./review.ts";
import { submit } from "./submit.ts";

const moment = { now: at("2026-03-02T02:30:00.000Z"), calendar: chinaCalendar };
const granted = { outcome: "granted", document: null } as const;
const refused = { outcome: "refused", reasons: "面积不足", remedies: "六十日内申请行政复议" } as const;

/** The case after some commands, each of which has to go through. */
const after = (kase: Case, ...steps: readonly (readonly [keyof typeof caseCommands, Staff])[]): Case =>
  steps.reduce((before, [name, staff]) => {
    const answer = withNext(before, caseCommands[name](before, staff, moment.now));
    if (answer.kind === "refusal") throw new Error(`${name} is refused: ${answer.code}`);
    return answer.next;
  }, kase);

const codeOf = (answer: { readonly kind: string; readonly code?: string }) => answer.code ?? "allowed";

describe("a proposed decision", () => {
  it("is kept by its outcome, its document and the digest of what was given; prose stands beside", () => {
    const answer = askReview.verdict(aReviewedCase(), aStaff(), { ...refused, digest: "d" }, moment);
    expect(answer).toMatchObject({
      events: [
        {
          type: "ReviewAsked",
          proposal: "d",
          outcome: "refused",
          prose: { reasons: "面积不足", remedies: "六十日内申请行政复议" },
          clocks: [],
        },
      ],
    });
  });

  it("states reasons and remedies as the decision has to", () => {
    const ask = (given: object) =>
      codeOf(askReview.verdict(aReviewedCase(), aStaff(), { ...refused, digest: "d", ...given }, moment));
    expect(ask({ reasons: " " })).toBe("reasons-required");
    expect(ask({ remedies: "" })).toBe("remedies-required");
  });

  it("is passed by somebody who had no hand in the case, or sent back with reasons", () => {
    const waiting = aReviewedCase("asked");
    const passed = withNext(waiting, passReview.verdict(waiting, aReviewer(), undefined, moment));
    expect(passed).toMatchObject({
      next: { status: "accepted", review: { state: "passed", passedBy: "chen-jing", askedBy: "li-mei" } },
    });
    const back = withNext(
      waiting,
      returnReview.verdict(waiting, aReviewer(), { reasons: "缺少结论" }, moment),
    );
    expect(back.kind === "allowed" && "review" in back.next).toBe(false);
    expect(codeOf(returnReview.verdict(waiting, aReviewer(), { reasons: " " }, moment))).toBe(
      "reasons-required",
    );
  });

  it("is reviewed by nobody who held the case since it was accepted, whoever holds it now", () => {
    const reviewer = aReviewer();
    const claimed = aCase({ status: "claimed", holder: reviewer.id, reviewed: true });
    const accepted = after(claimed, ["accept", reviewer], ["reassign", aLead()]);
    const waiting = after(accepted, ["ask-review", anotherClerk()]);
    expect(codeOf(passReview.verdict(waiting, reviewer, undefined, moment))).toBe("own-review");
    expect(codeOf(passReview.verdict(waiting, aLead(), undefined, moment))).toBe("allowed");
  });

  it("is decided as it was reviewed and not otherwise", () => {
    const passed = aReviewedCase("passed");
    const say = (digest?: string) =>
      codeOf(decide.verdict(passed, aStaff(), { ...granted, ...(digest ? { digest } : {}) }, moment));
    expect(say("granted")).toBe("allowed");
    expect(say("another")).toBe("not-as-reviewed");
    expect(say()).toBe("not-as-reviewed");
  });
});

describe("what happens beside a review", () => {
  it("a new proposal takes the place of one that waits or was passed", () => {
    const anew = after(aReviewedCase("passed"), ["ask-review", aStaff()]);
    expect(anew).toMatchObject({ review: { state: "asked" } });
    expect(codeOf(decide.verdict(anew, aStaff(), { ...granted, digest: "granted" }, moment))).toBe(
      "review-pending",
    );
  });

  it("a suspension takes it away, an extension leaves it", () => {
    const suspended = after(aReviewedCase("passed"), ["suspend", aStaff()]);
    expect(suspended).not.toHaveProperty("review");
    expect(suspended).toMatchObject({ handledBy: ["li-mei"] });
    const resumed = after(suspended, ["resume", aStaff()]);
    expect(codeOf(decide.verdict(resumed, aStaff(), { ...granted, digest: "granted" }, moment))).toBe(
      "review-required",
    );
    const extended = after(
      aReviewedCase("passed"),
      ["ask-extension", aStaff()],
      ["approve-extension", aLead()],
    );
    expect(extended).toMatchObject({ review: { state: "passed" }, extension: { state: "approved" } });
  });

  it("goes with the case to whom it is given, but never to who passed it", () => {
    const passed = aReviewedCase("passed");
    const given = after(passed, ["reassign", aLead()]);
    expect(given).toMatchObject({ holder: "zhang-wei", review: { state: "passed" } });
    expect(codeOf(decide.verdict(given, anotherClerk(), { ...granted, digest: "granted" }, moment))).toBe(
      "allowed",
    );
    expect(codeOf(reassign.verdict(passed, aLead(), { to: aLead(), reason: "原经办人请假" }, moment))).toBe(
      "own-review",
    );
  });

  it("ends with the decision and with a withdrawal, and keeps the clock running", () => {
    for (const last of ["decide", "withdraw"] as const)
      expect(after(aReviewedCase("passed"), [last, aStaff()])).not.toHaveProperty("review");
    expect(after(aReviewedCase(), ["ask-review", aStaff()]).clocks).toEqual(aReviewedCase().clocks);
  });
});

describe("whether a case is reviewed", () => {
  const submitted = (entry: ReturnType<typeof aListEntry>) => {
    const { id, partner, externalRef, source, handling, applicant } = aCase({ status: "submitted" }).origin;
    const asked = { id, partner, externalRef, source, handling, applicant };
    const { matter, modes } = entry;
    const submission = aSubmission({ ...asked, matter, mode: modes[0] ?? "online" });
    const book = { coverages: [aCoverage({ list: { version: 5, entry } })], staffedWindow: aStaffedWindow() };
    const answer = withNext(undefined, submit(submission, book, noForms, moment));
    return answer.kind === "allowed" ? answer.next.origin.reviewed : answer.code;
  };

  it("is what its list says when it comes in, and never of an instant matter", () => {
    expect(submitted(aListEntry({ review: true }))).toBe(true);
    expect(submitted(aListEntry())).toBeUndefined();
    expect(submitted({ ...anInstantListEntry(), review: true })).toBeUndefined();
  });
});
