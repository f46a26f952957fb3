import { describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStaffedWindow, aStandard } from "../../../../test/builders/agreement.ts";
import { anAgreementId, aRegion, on } from "../../../../test/builders/ids.ts";
import type { Coverage } from "./agreement.ts";
import { isRefusedByAgreement, type PastSubmission, publicationEffect } from "./publication-effect.ts";
import { coverageIn, type LookedAt } from "./readiness.ts";

const [xian, nanjing, yinchuan] = [aRegion("610100"), aRegion("320100"), aRegion("640100")];
const day = on("2026-03-02");
const food = aListRow({ modes: ["online", "agent-intake"] });
const version = (parts: Partial<LookedAt> = {}): LookedAt => ({
  terms: anAgreement({ parties: [xian, nanjing] }),
  listVersion: 1,
  rows: [food],
  standard: aStandard(),
  ...parts,
});
const past = (parts: Partial<PastSubmission> = {}): PastSubmission => ({
  source: nanjing,
  handling: xian,
  matter: food.matter,
  mode: "online",
  refusedFor: [],
  ...parts,
});
const refused = (parts: Partial<PastSubmission> = {}) => past({ refusedFor: ["not-admissible"], ...parts });

const effect = (
  some: readonly PastSubmission[],
  draft: LookedAt,
  standing: LookedAt | null = version(),
  others: readonly Coverage[] = [],
  staffedWindow = aStaffedWindow(),
) => {
  const bookOf = (asked: Parameters<typeof coverageIn>[1]) => ({
    coverages: [...others, ...(standing ? [coverageIn(standing, asked)] : [])],
    staffedWindow,
  });
  const { changes, unasked } = publicationEffect(some, draft, bookOf, day);
  return { changes: changes.map(({ refused: lost, admitted, codes }) => [lost, admitted, codes]), unasked };
};

describe("the effect of a publication", () => {
  it("is nothing where the draft says what stands, or the answer stays the same", () => {
    expect(effect([past(), refused()], version())).toEqual({ changes: [], unasked: 0 });
    expect(
      effect(
        [past(), past({ mode: "agent-intake" })],
        version({
          rows: [
            aListRow({ modes: ["online", "agent-intake"], promised: { unit: "working-days", amount: 1 } }),
          ],
        }),
      ).changes,
    ).toEqual([]);
  });

  it("counts the taken submissions that would be refused, and says why", () => {
    const lesser = version({ rows: [aListRow({ modes: ["online"] })] });
    const some = [past(), past({ mode: "agent-intake" }), past({ mode: "agent-intake" })];
    expect(effect(some, lesser).changes).toEqual([[2, 0, ["mode-not-listed"]]]);
    expect(effect(some, version({ rows: [] })).changes).toEqual([[3, 0, ["matter-not-listed"]]]);
    const later = version({ terms: anAgreement({ parties: [xian, nanjing], validFrom: on("2026-04-01") }) });
    expect(effect([past()], later).changes).toEqual([[1, 0, ["agreement-not-yet-in-force"]]]);
    const without = version({ terms: anAgreement({ parties: [xian, yinchuan] }) });
    expect(effect([past()], without).changes).toEqual([
      [1, 0, ["agreement-missing", "matter-not-listed", "standard-missing"]],
    ]);
  });

  it("counts the refused submissions that would be admitted", () => {
    expect(effect([refused(), refused(), past({ mode: "joint" })], version(), null).changes).toEqual([
      [0, 2, []],
    ]);
    const more = version({ rows: [{ ...food, applicants: ["person", "organization"] }] });
    const standing = version({ rows: [{ ...food, applicants: ["organization"] }] });
    const kind = refused({ applicantKind: "person", refusedFor: ["applicant-kind-not-listed"] });
    expect(effect([kind], more, standing).changes).toEqual([[0, 1, []]]);
    expect(effect([kind], standing, standing).changes).toEqual([]);
  });

  it("says of how many it cannot tell: those refused for what is not kept", () => {
    const sealed = refused({ refusedFor: ["not-admissible", "material-missing"] });
    expect(effect([sealed, refused()], version(), null)).toEqual({ changes: [[0, 1, []]], unasked: 1 });
  });

  it("is nothing where another agreement admits the same, or the window is closed today", () => {
    const other = version({ terms: anAgreement({ id: anAgreementId("other"), parties: [xian, nanjing] }) });
    const coverage = coverageIn(other, past());
    expect(effect([past()], version({ rows: [] }), version(), [coverage]).changes).toEqual([]);
    const closed = aStaffedWindow({ open: false });
    expect(effect([past()], version({ rows: [] }), version(), [], closed).changes).toEqual([]);
    expect(effect([refused()], version(), null, [], closed).changes).toEqual([]);
  });
});

describe("a refusal", () => {
  it("is the agreement's where nothing else was wrong", () => {
    expect(isRefusedByAgreement(["not-admissible", "form-invalid"])).toBe(true);
    expect(isRefusedByAgreement(["not-admissible", "region-not-yours"])).toBe(false);
    expect(isRefusedByAgreement(["due-date-beyond-calendar"])).toBe(false);
    expect(isRefusedByAgreement([])).toBe(false);
  });
});
