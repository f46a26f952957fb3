import { describe, expect, it } from "vitest";
import {
  aCoverage,
  aListEntry,
  anAgreement,
  anInstantListEntry,
  aStaffedWindow,
  aStandard,
} from "../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../test/builders/case.ts";
import { withNext } from "../../../../../test/builders/case-commands.ts";
import { aMatterId, at, on } from "../../../../../test/builders/ids.ts";
import { aSubmission, noForms } from "../../../../../test/builders/submission.ts";
import type { AdmissionBook, FormCheck } from "../../agreement/examine.ts";
import type { Instant } from "../../clock/instant.ts";
import { dueOf } from "../case.ts";
import { refusalsIn, type Submission, submit } from "./submit.ts";

const { id, partner, externalRef, source, handling, matter, mode, applicant } = aCase({
  status: "submitted",
}).origin;
const submission = aSubmission({ id, partner, externalRef, source, handling, matter, mode, applicant });
const book: AdmissionBook = { coverages: [aCoverage()], staffedWindow: aStaffedWindow() };
const now = at("2026-03-02T01:00:00.000Z");

const submitAt = (when: Instant, to: AdmissionBook = book, what: Submission = submission) =>
  withNext(undefined, submit(what, to, noForms, { now: when, calendar: chinaCalendar }));

describe("a submission", () => {
  it("becomes a case at its window with the versions pinned and the notice clock running", () => {
    expect(submitAt(now)).toEqual({
      kind: "allowed",
      children: [],
      next: aCase({ status: "submitted" }),
      events: [
        {
          type: "CaseSubmitted",
          n: 1,
          at: now,
          actor: { kind: "partner", id: "nanjing-gov" },
          before: null,
          after: "submitted",
          origin: aCase({ status: "submitted" }).origin,
          window: "xian-610100-1",
          clocks: [
            {
              do: "start",
              clock: "route",
              from: now,
              promised: {
                limit: { unit: "minutes", amount: 1 },
                at: "2026-03-02T01:01:00.000Z",
                provisional: false,
              },
              warnings: { red: "2026-03-02T01:01:00.001Z" },
            },
            {
              do: "start",
              clock: "notice",
              from: now,
              promised: {
                limit: { unit: "working-days", amount: 5 },
                at: "2026-03-09T09:30:00.000Z",
                provisional: false,
              },
              warnings: {
                yellow: "2026-03-06T01:00:00.000Z",
                orange: "2026-03-09T01:00:00.000Z",
                red: "2026-03-10T01:00:00.000Z",
              },
            },
          ],
        },
      ],
    });
  });

  it("of an instant matter is due by its promise at once, and has no law's limit where there is none", () => {
    const entry = anInstantListEntry();
    const coverages = [aCoverage({ list: { version: 5, entry } })];
    const what: Submission = { ...submission, matter: aMatterId("remote-medical-filing"), mode: "online" };
    const answer = submitAt(now, { ...book, coverages }, what);
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.next).toMatchObject({
      origin: { caseType: "instant" },
    });
    expect(dueOf(answer.next)).toEqual({
      clock: "handling",
      at: "2026-03-02T09:30:00.000Z",
      provisional: false,
    });
    expect(answer.next.origin.limits).toEqual({ promised: { unit: "instant" } });
  });

  it("brings into the case nothing of the application that travels beside it", () => {
    const travelling = {
      ...submission,
      form: { 姓名: "张三" },
      materials: [],
      citizenId: "11010519491231002X",
    };
    expect(submitAt(now, book, travelling)).toMatchObject({ next: aCase({ status: "submitted" }) });
    const answer = submitAt(now, book, travelling);
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.next).toEqual(aCase({ status: "submitted" }));
    expect(JSON.stringify(answer.events)).not.toContain("张三");
  });

  it("works by the standard of the agreement, not by a fixed one", () => {
    const standard = aStandard({
      version: 2,
      notice: { unit: "working-days", amount: 2 },
      hours: { opens: "00:00", closes: "24:00" },
    });
    expect(submitAt(now, { ...book, coverages: [aCoverage({ standard })] })).toMatchObject({
      next: {
        origin: { pins: { standardVersion: 2 }, standard },
        clocks: { notice: { promised: { at: "2026-03-04T16:00:00.000Z" } } },
      },
    });
  });

  it("counts the agreement's days in Shanghai: its first ms and its last are in, their neighbours out", () => {
    const agreement = anAgreement({ validFrom: on("2026-01-05"), validUntil: on("2026-06-30") });
    const during: AdmissionBook = { ...book, coverages: [aCoverage({ agreement })] };
    expect(submitAt(at("2026-01-04T15:59:59.999Z"), during)).toMatchObject({ code: "not-admissible" });
    expect(submitAt(at("2026-01-04T16:00:00.000Z"), during)).toMatchObject({ kind: "allowed" });
    expect(submitAt(at("2026-06-30T15:59:59.999Z"), during)).toMatchObject({ kind: "allowed" });
    expect(submitAt(at("2026-06-30T16:00:00.000Z"), during)).toMatchObject({ code: "not-admissible" });
  });

  it("is refused with every missing part where the mechanism does not stand", () => {
    expect(submitAt(now, { coverages: [], staffedWindow: undefined })).toMatchObject({
      kind: "refusal",
      code: "not-admissible",
      facts: {
        missing: [
          { part: "agreement", code: "agreement-missing" },
          { part: "list", code: "matter-not-listed" },
          { part: "window", code: "window-missing" },
          { part: "team", code: "team-missing" },
          { part: "standard", code: "standard-missing" },
        ],
      },
    });
  });

  it("is refused where no due date can be promised, and flagged where it may still move", () => {
    expect(submitAt(at("2027-12-30T02:00:00.000Z"))).toEqual({
      kind: "refusal",
      code: "due-date-beyond-calendar",
      facts: { year: 2028 },
    });
    expect(submitAt(at("2026-12-30T02:00:00.000Z"))).toMatchObject({
      next: { clocks: { notice: { promised: { provisional: true } } } },
    });
  });
});

describe("what a matter list asks of an application", () => {
  const digest = "a-form";
  const said = { en: "missing", zh: "缺少该字段" };
  const asksForPlace: FormCheck = (form) => ("经营场所" in form ? [] : [{ at: "/form/经营场所", said }]);
  const forms = new Map([[digest, asksForPlace]]);
  const entry = aListEntry({
    applicants: ["organization"],
    materials: [
      { title: "申请书", need: "required", alternatives: ["登记申请书"] },
      { title: "安全制度", need: "required" },
      { title: "健康证", need: "later" },
      { title: "身份证", need: "shared" },
      { title: "平面图", need: "optional" },
    ],
    form: digest,
  });
  const listed: AdmissionBook = { ...book, coverages: [aCoverage({ list: { version: 5, entry } })] };
  const whole: Submission = {
    ...submission,
    applicantKind: "organization",
    materials: ["登记申请书", "安全制度"],
    form: { 经营场所: "西安市未央区" },
  };
  const ask = (parts: Partial<Submission>, to = listed) =>
    submit({ ...whole, ...parts }, to, forms, { now, calendar: chinaCalendar });

  it("is satisfied by required materials under their title or an alternative; others may be missing", () => {
    expect(ask({})).toMatchObject({ kind: "allowed", events: [{ origin: { shared: ["身份证"] } }] });
    expect(ask({ materials: ["申请书", "安全制度", "健康证", "身份证", "别的"] })).toMatchObject({
      kind: "allowed",
    });
  });

  it("names every required material that is missing at once, with what would do as well", () => {
    expect(ask({ materials: ["健康证", "身份证"] })).toEqual({
      kind: "refusal",
      code: "material-missing",
      facts: { materials: ["申请书", "安全制度"], alternatives: { 申请书: ["登记申请书"] } },
    });
    expect(ask({ materials: ["申请书"] })).toMatchObject({ facts: { materials: ["安全制度"] } });
  });

  it("refuses an applicant of another kind, and a form that its check finds wrong", () => {
    expect(ask({ applicantKind: "person" })).toEqual({
      kind: "refusal",
      code: "applicant-kind-not-listed",
      facts: { applicantKind: "person", listed: ["organization"] },
    });
    expect(ask({ form: {} })).toEqual({
      kind: "refusal",
      code: "form-invalid",
      facts: { errors: [{ at: "/form/经营场所", said }] },
    });
  });

  it("is told with everything else that is wrong, the first with the others beside it", () => {
    const closed = { ...listed, staffedWindow: aStaffedWindow({ open: false }) };
    const answer = ask({ regions: [], applicantKind: "person", materials: [], form: {} }, closed);
    if (answer.kind !== "refusal") throw new Error("it was taken");
    expect(answer).toMatchObject({ code: "region-not-yours", facts: { regions: [] } });
    expect(refusalsIn(answer).map(({ code }) => code)).toEqual([
      "region-not-yours",
      "not-admissible",
      "applicant-kind-not-listed",
      "material-missing",
      "form-invalid",
    ]);
    for (const { facts } of refusalsIn(answer)) expect(facts).not.toHaveProperty("also");
  });

  it("is asked of a form only where it names one; one without its check is a fault", () => {
    expect(submit(submission, book, noForms, { now, calendar: chinaCalendar })).toMatchObject({
      kind: "allowed",
    });
    expect(() => submit(whole, listed, noForms, { now, calendar: chinaCalendar })).toThrow(
      "no check of form",
    );
  });
});
