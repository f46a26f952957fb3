import { describe, expect, it } from "vitest";
import { aCoverage, aListEntry, anAgreement, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { aMatterId, anAgreementId, aRegion, aStaffId, on } from "../../../../test/builders/ids.ts";
import { type AdmissionQuestion, admit } from "./admit.ts";
import {
  type AgreementKind,
  type AgreementTerms,
  agreementStatuses,
  type Coverage,
  serviceModes,
} from "./agreement.ts";

const question: AdmissionQuestion = {
  source: aRegion("320100"),
  handling: aRegion("610100"),
  matter: aMatterId("food-business-permit"),
  on: on("2026-03-02"),
};

const ask = (coverages: readonly Coverage[], parts: Partial<AdmissionQuestion> = {}) =>
  admit({ ...question, ...parts }, coverages, aStaffedWindow());

const of = (kind: AgreementKind, parts: Partial<AgreementTerms> = {}): Coverage =>
  aCoverage({ agreement: anAgreement({ id: anAgreementId(`by-${kind}`), kind, ...parts }) });

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) =>
        permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest] as const),
      );

describe("an agreement's days", () => {
  const coverage = aCoverage({
    agreement: anAgreement({ validFrom: on("2026-03-02"), validUntil: on("2026-06-30") }),
  });

  it.each([
    ["2026-03-01", "not-admitted"],
    ["2026-03-02", "admitted"],
    ["2026-06-30", "admitted"],
    ["2026-07-01", "not-admitted"],
  ])("hold its first and its last: on %s %s", (day, kind) => {
    expect(ask([coverage], { on: on(day) }).kind).toBe(kind);
  });

  it("may be a single one", () => {
    const agreement = anAgreement({ validFrom: question.on, validUntil: question.on });
    expect(ask([aCoverage({ agreement })]).kind).toBe("admitted");
  });
});

describe("an agreement's status", () => {
  it.each(agreementStatuses)("admits only in force: %s", (status) => {
    expect(ask([of("bilateral", { status })]).kind).toBe(status === "in-force" ? "admitted" : "not-admitted");
  });
});

describe("a team", () => {
  it("of one person is enough", () => {
    const staffedWindow = aStaffedWindow({ team: [aStaffId("li-mei")] });
    expect(admit(question, [aCoverage()], staffedWindow)).toMatchObject({
      kind: "admitted",
      staffedWindow,
    });
  });
});

describe("the mode asked for", () => {
  const coverage = aCoverage({
    list: { version: 5, entry: aListEntry({ modes: ["online", "agent-intake"] }) },
  });

  it.each(serviceModes)("must be listed: %s", (mode) => {
    expect(ask([coverage], { mode }).kind).toBe(mode === "joint" ? "not-admitted" : "admitted");
  });

  it("may be any where none is asked for", () => {
    expect(ask([coverage])).toMatchObject({ entry: { modes: ["online", "agent-intake"] } });
  });
});

describe("where several agreements cover two regions", () => {
  it.each([
    ["bilateral", ["bilateral", "in-city", "alliance"]],
    ["in-city", ["in-city", "alliance"]],
    ["alliance", ["alliance"]],
  ] as const)(
    "the most specific one that stands is taken, in whatever order they come: %s",
    (best, kinds) => {
      for (const coverages of permutations(kinds.map((kind) => of(kind)))) {
        expect(ask(coverages)).toMatchObject({ kind: "admitted", pins: { agreement: `by-${best}` } });
      }
    },
  );

  it("one that does not stand gives way to a wider one that does", () => {
    const coverages = [of("bilateral", { status: "suspended" }), of("alliance")];
    expect(ask(coverages)).toMatchObject({ kind: "admitted", pins: { agreement: "by-alliance" } });
  });

  it("one whose list lacks the mode gives way to a wider one whose list has it", () => {
    const joint: Coverage = {
      ...of("alliance"),
      list: { version: 9, entry: aListEntry({ modes: ["joint"] }) },
    };
    expect(ask([of("bilateral"), joint], { mode: "joint" })).toMatchObject({
      pins: { agreement: "by-alliance", listVersion: 9 },
    });
  });

  it("and none stands, what is missing of the nearest is named", () => {
    const { agreement } = of("bilateral", { status: "draft" });
    const expired = of("alliance", { validUntil: on("2026-03-01") });
    for (const coverages of permutations([{ agreement }, expired])) {
      expect(ask(coverages)).toEqual({
        kind: "not-admitted",
        missing: [
          {
            part: "agreement",
            code: "agreement-expired",
            facts: { agreement: "by-alliance", validFrom: "2026-01-01", validUntil: "2026-03-01" },
          },
        ],
      });
    }
  });

  it("and all are as near, what is missing of the most specific is named", () => {
    const suspended = (["alliance", "in-city", "bilateral"] as const).map((kind) =>
      of(kind, { status: "suspended" }),
    );
    for (const coverages of permutations(suspended)) {
      expect(ask(coverages)).toMatchObject({ missing: [{ facts: { agreement: "by-bilateral" } }] });
    }
  });
});

describe("where no agreement covers two regions", () => {
  it("the agreement, its list and its standard are missing, but not a window that stands", () => {
    expect(ask([])).toEqual({
      kind: "not-admitted",
      missing: [
        { part: "agreement", code: "agreement-missing", facts: { source: "320100", handling: "610100" } },
        { part: "list", code: "matter-not-listed", facts: { matter: "food-business-permit" } },
        { part: "standard", code: "standard-missing", facts: {} },
      ],
    });
  });
});
