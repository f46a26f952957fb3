import { describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../../../../test/builders/agreement.ts";
import { aMatterId, anAgreementId, aRegion, on } from "../../../../../test/builders/ids.ts";
import type { BasicCode } from "../../identifiers/matter-code.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import { compareLimits } from "../compare-limits.ts";
import { type MatterListRow, rowName } from "../matter-list.ts";
import type { AgreementContent } from "./agreement-life.ts";
import { checkDraft, type DraftSurroundings } from "./check-draft.ts";

const xian = aRegion("610100");
const nanjing = aRegion("320100");
const stranger = aRegion("640100");
const food = aMatterId("food-business-permit");
const hotel = aMatterId("hotel");
const basic = "000123020000" as BasicCode;

const { version: _version, ...standard } = aStandard();
const sound: AgreementContent = {
  title: "框架协议",
  kind: "bilateral",
  parties: [xian, nanjing],
  validFrom: on("2026-01-01"),
  validUntil: on("2026-12-31"),
  list: { digest: "list", rows: 1 },
  standard,
};
const around: DraftSurroundings = {
  regions: new Set([xian, nanjing]),
  matters: new Map([
    [food, basic],
    [hotel, undefined],
  ]),
  handled: new Map<RegionCode, ReadonlySet<typeof food>>([
    [xian, new Set([food, hotel])],
    [nanjing, new Set([food, hotel])],
  ]),
  others: [],
  listed: new Set(),
  formFaults: new Map(),
  locals: new Map(),
  documentKept: true,
};

const check = (
  content: Partial<AgreementContent> = {},
  rows: readonly MatterListRow[] = [aListRow()],
  parts: Partial<DraftSurroundings> = {},
) =>
  checkDraft(
    { id: anAgreementId("xian-nanjing"), content: { ...sound, ...content }, rows },
    { ...around, ...parts },
  ).map(({ severity, part, code }) => `${severity}: ${part} ${code}`);

const days = (amount: number) => ({ unit: "working-days", amount }) as const;
const limits = (parts: Partial<AgreementContent["standard"]>) => ({ standard: { ...standard, ...parts } });
const other = (parts: Parameters<typeof anAgreement>[0] = {}, matters = [food]) => ({
  others: [{ terms: anAgreement({ id: anAgreementId("other"), ...parts }), matters: new Set(matters) }],
});

describe("the check of a draft", () => {
  it("finds nothing in one that is sound", () => {
    expect(check()).toEqual([]);
  });

  it.each<[string, Partial<AgreementContent>]>([
    ["error: agreement dates-in-wrong-order", { validUntil: on("2025-12-31") }],
    ["error: agreement too-few-parties", { parties: [xian] }],
    ["error: agreement party-twice", { parties: [xian, nanjing, xian] }],
    ["error: agreement party-unknown", { parties: [xian, nanjing, stranger] }],
    ["error: standard notice-over-law", limits({ notice: days(6) })],
    ["error: standard delivery-over-law", limits({ delivery: days(11) })],
    ["error: standard extension-over-law", limits({ extension: { single: days(11), joint: days(15) } })],
    ["error: standard extension-over-law", limits({ extension: { single: days(10), joint: days(16) } })],
    [
      "error: standard rectification-over-bound",
      limits({ rating: { invite: days(3), rectification: days(16) } }),
    ],
  ])("finds %s in what the agreement says", (finding, content) => {
    expect(check(content)).toContain(finding);
  });

  it.each<[string, Partial<MatterListRow>]>([
    ["error: list handling-not-a-party", { handling: stranger }],
    ["error: list source-not-a-party", { sources: [stranger] }],
    ["error: list source-is-handling", { handling: xian, sources: [xian] }],
    ["error: list matter-unknown", { matter: aMatterId("unknown") }],
    ["error: list basic-code-differs", { basicCode: "000123020001" as BasicCode }],
    ["error: list promise-over-statutory", { promised: days(16) }],
    ["error: list instant-with-limit", { promised: { unit: "instant" } }],
    ["error: list instant-with-limit", { caseType: "instant" }],
    [
      "error: list instant-with-inspection",
      { caseType: "instant", promised: { unit: "instant" }, inspection: true },
    ],
    ["error: list instant-with-review", { caseType: "instant", promised: { unit: "instant" }, review: true }],
    ["notice: list promise-in-other-unit", { promised: { unit: "calendar-days", amount: 30 } }],
  ])("finds %s in a row", (finding, row) => {
    expect(check({}, [aListRow(row)])).toContain(finding);
  });

  it("finds a signed document whose file is not kept, and asks for none", () => {
    const document = { sha256: "0".repeat(64) };
    expect(check({ document })).toEqual([]);
    expect(check({ document }, undefined, { documentKept: false })).toEqual([
      "error: agreement document-not-kept",
    ]);
    expect(check({ document: { number: "1" } }, undefined, { documentKept: false })).toEqual([]);
  });

  it("finds a row that stands twice, a form that is no schema, and an empty list", () => {
    expect(check({}, [aListRow(), aListRow()])).toEqual(["error: list row-twice"]);
    const formFaults = new Map([[rowName(aListRow()), "type must be one of the types"]]);
    expect(check({}, [aListRow()], { formFaults })).toEqual(["error: list form-schema-invalid"]);
    expect(check({}, [])).toEqual(["error: list list-empty"]);
  });

  it("finds a matter without a window: an error where nobody handles it, a notice where some do", () => {
    const handled = new Map([[xian, new Set([food])]]);
    expect(check({}, [aListRow()], { handled })).toEqual(["notice: window window-missing"]);
    expect(check({}, [aListRow({ handling: nanjing })], { handled })).toEqual([
      "error: window window-missing",
    ]);
    expect(check({}, [aListRow()], { handled: new Map() })).toEqual(["error: window window-missing"]);
  });

  it("finds another agreement of its kind that covers the same pair, matter and days, and no other one", () => {
    const overlap = ["error: agreement agreements-overlap"];
    expect(check({}, undefined, other())).toEqual(overlap);
    expect(check({}, undefined, other({ status: "suspended" }))).toEqual(overlap);
    expect(check({}, undefined, other({ validFrom: on("2026-12-31") }))).toEqual(overlap);
    expect(check({}, undefined, other({ validFrom: on("2027-01-01") }))).toEqual([]);
    expect(check({}, undefined, other({ kind: "alliance" }))).toEqual([]);
    expect(check({}, undefined, other({ parties: [xian, stranger] }))).toEqual([]);
    expect(check({}, undefined, other({ status: "terminated" }))).toEqual([]);
    expect(check({}, undefined, other({}, [hotel]))).toEqual([]);
    expect(check({}, undefined, other({ id: anAgreementId("xian-nanjing") }))).toEqual([]);
  });

  it("tells of a matter that is taken off", () => {
    expect(check({}, undefined, { listed: new Set([food, hotel]) })).toEqual(["notice: list matter-removed"]);
  });
});

describe("limits", () => {
  it("are compared in their own unit only; on the spot is the shortest", () => {
    expect(compareLimits(days(3), days(5))).toBe("shorter");
    expect(compareLimits(days(5), days(5))).toBe("same");
    expect(compareLimits(days(6), days(5))).toBe("longer");
    expect(compareLimits({ unit: "instant" }, days(1))).toBe("shorter");
    expect(compareLimits(days(1), { unit: "instant" })).toBe("longer");
    expect(compareLimits({ unit: "instant" }, { unit: "instant" })).toBe("same");
    expect(compareLimits(days(1), { unit: "calendar-days", amount: 9 })).toBe("incomparable");
  });
});
