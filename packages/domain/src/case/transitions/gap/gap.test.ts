import { describe, expect, it } from "vitest";
import {
  aCoverage,
  aListEntry,
  aStaffedWindow,
  aStandard,
} from "../../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase, aCaseWithGap } from "../../../../../../test/builders/case.ts";
import { withNext } from "../../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { aStaff } from "../../../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../../../test/builders/submission.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import { type Case, isIn } from "../../case.ts";
import { gapsOf } from "../../gaps.ts";
import { nationalStatusOf } from "../../national-status.ts";
import { nextTimer } from "../../next-timer.ts";
import type { Verdict } from "../../verdict.ts";
import { decide } from "../decide.ts";
import { deemAccepted } from "../deem-accepted.ts";
import { submit } from "../submit.ts";
import { supply } from "../supply.ts";
import { acceptWithGaps } from "./accept-with-gaps.ts";
import { fillGap } from "./fill-gap.ts";
import { terminate } from "./terminate.ts";

const liMei = aStaff();
const granted = { outcome: "granted", document: null } as const;
const refused = { outcome: "refused", reasons: "面积不足", remedies: "行政复议" } as const;
const morning = at("2026-03-02T02:00:00.000Z");
const on = (now: Instant) => ({ now, calendar: chinaCalendar });

const after = (kase: Case, verdict: Verdict): Case => {
  const answer = withNext(kase, verdict);
  if (answer.kind === "refusal") throw new Error(`${answer.code} ${JSON.stringify(answer.facts)}`);
  return answer.next;
};

const material = (title: string) => ({
  title,
  mediaType: "application/pdf",
  sha256: "0".repeat(64),
  size: 1024,
});

/** Accepted on Monday 2026-03-02, with two materials that have to follow. */
const withTwoGaps = (): Case => {
  const mayFollow = ["健康证", "场所证明"];
  const kase: Case = { ...aCase({ status: "claimed", mayFollow }), committed: true };
  return after(kase, acceptWithGaps.verdict(kase, liMei, undefined, on(morning)));
};

describe("a case that is accepted with gaps (容缺受理)", () => {
  it("runs its promise, and the applicant's clock by the standard or by our assumption", () => {
    const { clocks } = withTwoGaps();
    expect(clocks.gap?.promised).toMatchObject({ at: "2026-03-16T09:30:00.000Z" });
    expect(clocks.handling?.promised).toMatchObject({ at: "2026-03-16T09:30:00.000Z" });
    const standard = aStandard({ gap: { unit: "calendar-days", amount: 3 } });
    const kase = { ...aCase({ status: "claimed", mayFollow: ["健康证"], standard }), committed: true };
    const accepted = after(kase, acceptWithGaps.verdict(kase, liMei, undefined, on(morning)));
    expect(accepted.clocks.gap?.promised).toMatchObject({ at: "2026-03-05T09:30:00.000Z" });
  });

  it("takes what follows by and by, and its clock ends with the last of it", () => {
    const kase = withTwoGaps();
    const fill = (to: Case, ...titles: readonly string[]) =>
      fillGap.verdict(to, "partner", { materials: titles.map(material) }, on(morning));
    const half = after(kase, fill(kase, "健康证"));
    expect(gapsOf(half)).toEqual({ state: "open", materials: ["场所证明"] });
    expect(half.clocks.gap?.end).toBeUndefined();
    expect(fill(half, "健康证")).toMatchObject({ code: "material-not-asked-for" });
    const whole = after(half, fill(half, "场所证明"));
    expect(gapsOf(whole)).toEqual({ state: "filled", materials: [] });
    expect(whole.clocks.gap).toBeUndefined();
    expect(fill(whole, "场所证明")).toMatchObject({ code: "no-gap" });
  });

  it("is granted once all is there, as 办结(容缺通过), and refused at any time", () => {
    const kase = withTwoGaps();
    expect(decide.verdict(kase, liMei, granted, on(morning))).toMatchObject({
      code: "gap-open",
      facts: { materials: ["健康证", "场所证明"] },
    });
    const no = after(kase, decide.verdict(kase, liMei, refused, on(morning)));
    expect(isIn(no, ["decided"]) && nationalStatusOf(no).code).toBe(13);
    expect(no.clocks.gap).toBeUndefined();
    const all = { materials: ["健康证", "场所证明"].map(material) };
    const whole = after(kase, fillGap.verdict(kase, "partner", all, on(morning)));
    const yes = after(whole, decide.verdict(whole, liMei, granted, on(morning)));
    expect(isIn(yes, ["decided"]) && nationalStatusOf(yes)).toEqual({ code: 12, label: "办结(容缺通过)" });
  });

  it("is terminated once its time is over, and not at the due instant itself", () => {
    const kase = withTwoGaps();
    const due = at("2026-03-16T09:30:00.000Z");
    expect(terminate.verdict(kase, "broker", undefined, on(due))).toMatchObject({ code: "not-due-yet" });
    const over = after(kase, terminate.verdict(kase, "broker", undefined, on(addMs(due, 1))));
    expect(over.status).toBe("terminated");
    expect(Object.values(over.clocks).every(({ end }) => end !== undefined)).toBe(true);
    const quiet = { ...kase, clocks: { gap: { ...kase.clocks.gap, warnings: {} } } } as Case;
    expect(nextTimer(quiet)).toEqual({ at: addMs(due, 1), does: "terminate" });
  });
});

describe("what may follow", () => {
  it("is no gap any more once a supplement brought it", () => {
    const kase = { ...aCase({ status: "awaiting-supplement", mayFollow: ["身份证"] }) };
    const supplied = after(
      kase,
      supply.verdict(kase, "partner", { materials: [material("身份证")] }, on(morning)),
    );
    expect(gapsOf(supplied)).toBeUndefined();
  });

  it("is not owed where the case was accepted by silence, which is by law", () => {
    const kase = aCaseWithGap("claimed", "uncommitted");
    const late = at("2026-03-09T09:30:00.001Z");
    const accepted = after(kase, deemAccepted.verdict(kase, "broker", undefined, on(late)));
    expect(gapsOf(accepted)).toBeUndefined();
  });

  it("keeps an instant matter from being granted on the spot", () => {
    const kase = aCase({ status: "claimed", caseType: "instant", mayFollow: ["健康证"] });
    expect(decide.verdict(kase, liMei, granted, on(morning))).toMatchObject({ code: "gap-open" });
  });
});

describe("a commitment that comes with the application", () => {
  const entry = aListEntry({ materials: [{ title: "健康证", need: "later" }] });
  const book = {
    coverages: [aCoverage({ list: { version: 5, entry } })],
    staffedWindow: aStaffedWindow(),
  };
  const commitment = { signedBy: "张三丰", text: "十日内补交", document: material("承诺书") };
  const submitted = (parts: Parameters<typeof aSubmission>[0]) =>
    submit(aSubmission(parts), book, noForms, on(morning));

  it("is on the record from the first moment, its words sealed", () => {
    const answer = withNext(undefined, submitted({ commitment }));
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(gapsOf(answer.next)).toEqual({ state: "committed", materials: ["健康证"] });
    expect(answer.events.map(({ type }) => type)).toEqual(["CaseSubmitted", "CommitmentGiven"]);
    expect(answer.events[1]).toMatchObject({ prose: { signedBy: "张三丰" } });
  });

  it("is refused where all that may follow is there", () => {
    expect(submitted({ commitment, materials: ["健康证"] })).toMatchObject({ code: "nothing-may-follow" });
  });
});
