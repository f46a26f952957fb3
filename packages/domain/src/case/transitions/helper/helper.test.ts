import { describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../../test/builders/case.ts";
import { withNext } from "../../../../../../test/builders/case-commands.ts";
import { aMatterId, at, on } from "../../../../../../test/builders/ids.ts";
import { aStaff } from "../../../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../../../test/builders/submission.ts";
import type { Instant } from "../../../clock/instant.ts";
import { type Case, caseStatuses } from "../../case.ts";
import { throughHelper } from "../../helper.ts";
import type { Verdict } from "../../verdict.ts";
import { submit } from "../submit.ts";
import { withdraw } from "../withdraw.ts";
import { changeHelper } from "./change-helper.ts";

const morning = at("2026-03-02T02:00:00.000Z");
const moment = (now: Instant = morning) => ({ now, calendar: chinaCalendar });
const document = { title: "授权委托书", mediaType: "application/pdf", sha256: "0".repeat(64), size: 1024 };
const helper = {
  kind: "person",
  name: "王小五",
  contact: "13800000000",
  until: on("2026-03-04"),
  document,
} as const;

const after = (kase: Case | undefined, verdict: Verdict): Case => {
  const answer = withNext(kase, verdict);
  if (answer.kind === "refusal") throw new Error(`${answer.code} ${JSON.stringify(answer.facts)}`);
  return answer.next;
};

const helped = (kase: Case = aCase({ status: "routed" })): Case =>
  after(kase, changeHelper(kase, "partner", { helper }, moment()));

/** Withdraws as the partner, for the helper. */
const withdrawn = (kase: Case, now?: Instant): Verdict =>
  throughHelper(kase, moment(now), withdraw.verdict(kase, "partner", { reason: "不办了" }, moment(now)));

describe("a helper (帮办人)", () => {
  it("acts to the end of the mandate's last day, on the record as the helper through whoever sends it", () => {
    const kase = helped();
    expect(kase.helper).toEqual({ kind: "person", name: "王**", until: "2026-03-04" });
    const last = withdrawn(kase, at("2026-03-04T15:59:59.999Z"));
    expect(last).toMatchObject({
      events: [{ type: "CaseWithdrawn", actor: { kind: "partner", helper: true } }],
    });
    expect(withdrawn(kase, at("2026-03-04T16:00:00.000Z"))).toMatchObject({
      code: "mandate-expired",
      facts: { until: "2026-03-04" },
    });
  });

  it("does not act without a mandate, nor once it is revoked, by the applicant too", () => {
    expect(withdrawn(aCase({ status: "routed" }))).toMatchObject({ code: "no-helper" });
    const revoke = { helper: null, reason: "另托他人" };
    const kase = helped();
    const revoked = after(kase, changeHelper(kase, aStaff(), revoke, moment()));
    expect(withdrawn(revoked)).toMatchObject({ code: "mandate-revoked" });
    expect(changeHelper(revoked, "partner", revoke, moment())).toMatchObject({ code: "mandate-revoked" });
    expect(changeHelper(kase, "partner", { helper: null }, moment())).toMatchObject({
      code: "reasons-required",
    });
    expect(withdrawn(helped(revoked))).toMatchObject({ kind: "allowed" });
  });

  it("is named with a mandate that is for the matter and not over", () => {
    const kase = aCase({ status: "routed" });
    const name = (parts: object) =>
      changeHelper(kase, "partner", { helper: { ...helper, ...parts } }, moment());
    expect(name({ until: on("2026-03-01") })).toMatchObject({ code: "mandate-expired" });
    expect(name({ matters: [aMatterId("another")] })).toMatchObject({ code: "mandate-not-for-matter" });
    expect(name({ matters: [aMatterId("another"), kase.origin.matter] })).toMatchObject({ kind: "allowed" });
    expect(name({ document: { ...document, size: 300_000_000 } })).toMatchObject({
      code: "materials-too-large",
    });
  });

  it("is kept through every later status, and never named once a case is over", () => {
    for (const status of caseStatuses) {
      const kase = aCase({ status });
      const answer = changeHelper(kase, "partner", { helper }, moment());
      const may = [
        "submitted",
        "routed",
        "claimed",
        "awaiting-supplement",
        "accepted",
        "suspended",
        "decided",
      ];
      expect([status, answer.kind]).toEqual([status, may.includes(status) ? "allowed" : "refusal"]);
    }
    const kase = helped();
    expect(after(kase, withdrawn(kase)).helper?.name).toBe("王**");
  });

  it("comes with an application, its name sealed", () => {
    const book = {
      coverages: [aCoverage({ list: { version: 5, entry: aListEntry() } })],
      staffedWindow: aStaffedWindow(),
    };
    const submitted = submit(aSubmission({ helper }), book, noForms, moment());
    if (submitted.kind === "refusal") throw new Error(submitted.code);
    expect(submitted.events.map(({ type }) => type)).toEqual(["CaseSubmitted", "HelperNamed"]);
    expect(submitted.events[1]).toMatchObject({
      name: "王**",
      prose: { name: "王小五", contact: "13800000000" },
    });
    const late = aSubmission({ helper: { ...helper, until: on("2026-03-01") } });
    expect(submit(late, book, noForms, moment())).toMatchObject({ code: "mandate-expired" });
  });
});
