import { describe, expect, it } from "vitest";
import { aRegion, aStaffId, aWindowId } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import type { Staff } from "../staff.ts";
import { reliedOn, type StaffGround, unlessStaffFits } from "./staff-change.ts";

const xian = aRegion("610100");
const nanjing = aRegion("320100");
const here = aWindowId("xian-610100-1");
const there = aWindowId("nanjing-320100-1");

const aCoordinator = (id: string, ...regions: Staff["regions"]): Staff =>
  aStaff({ id: aStaffId(id), name: id, role: "coordinator", regions, windows: [] });
const anOperator = (id: string): Staff =>
  aStaff({ id: aStaffId(id), name: id, role: "operator", regions: [], windows: [] });

const he = aCoordinator("he-yun", xian);
const ops = anOperator("ops");

const ground = (parts: Partial<StaffGround> = {}): StaffGround => ({
  by: he,
  before: undefined,
  windows: new Map([
    [here, xian],
    [there, nanjing],
  ]),
  others: [],
  ...parts,
});

const codeOf = (after: Staff | undefined, parts: Partial<StaffGround> = {}) =>
  unlessStaffFits(after, ground(parts))?.code;

describe("a coordinator", () => {
  it("decides about the people of their own regions alone", () => {
    const li = aStaff();
    expect(codeOf(li)).toBeUndefined();
    expect(codeOf({ ...li, role: "lead" }, { before: li })).toBeUndefined();
    expect(codeOf(undefined, { before: li })).toBeUndefined();
    expect(codeOf(aStaff({ regions: [nanjing], windows: [there] }))).toBe("staff-of-another-region");
    expect(codeOf(aStaff({ regions: [xian, nanjing] }))).toBe("staff-of-another-region");
  });

  it("changes what somebody who also works elsewhere does here, and nothing else of them", () => {
    const both = aStaff({ regions: [xian, nanjing], windows: [here, there] });
    expect(codeOf({ ...both, windows: [there] }, { before: both })).toBeUndefined();
    expect(codeOf({ ...both, regions: [nanjing], windows: [there] }, { before: both })).toBeUndefined();
    expect(codeOf({ ...both, windows: [here] }, { before: both })).toBe("staff-of-another-region");
    expect(codeOf({ ...both, role: "lead" }, { before: both })).toBe("staff-of-another-region");
    expect(codeOf({ ...both, name: "别人" }, { before: both })).toBe("staff-of-another-region");
    expect(codeOf({ ...both, regions: [xian], windows: [here] }, { before: both })).toBe(
      "staff-of-another-region",
    );
    expect(codeOf(undefined, { before: both })).toBe("staff-of-another-region");
  });

  it("makes nobody an operator, and removes none", () => {
    expect(codeOf(anOperator("me"))).toBe("operator-required");
    expect(codeOf(undefined, { before: ops, others: [anOperator("other")] })).toBe("operator-required");
  });
});

describe("an operator", () => {
  it("appoints coordinators and operators, and nobody at a window", () => {
    expect(codeOf(aCoordinator("new", nanjing), { by: ops })).toBeUndefined();
    expect(codeOf(anOperator("new"), { by: ops })).toBeUndefined();
    expect(codeOf(aStaff(), { by: ops })).toBe("coordinator-appoints");
    expect(codeOf(aCoordinator("new", xian), { by: ops, before: aStaff() })).toBe("coordinator-appoints");
  });
});

describe("a person", () => {
  it("has the regions and windows that their role asks for", () => {
    expect(codeOf(aStaff({ regions: [], windows: [] }))).toBe("role-does-not-fit");
    expect(codeOf(aStaff({ windows: [] }))).toBeUndefined();
    expect(codeOf({ ...he, windows: [here] })).toBe("role-does-not-fit");
    expect(codeOf({ ...anOperator("new"), regions: [xian] }, { by: ops })).toBe("role-does-not-fit");
    expect(codeOf(aStaff({ windows: [there] }))).toBe("window-not-in-regions");
    expect(codeOf(aStaff({ windows: [aWindowId("no-window")] }))).toBe("window-not-in-regions");
  });

  it("leaves no region without a coordinator that had one, and no installation without an operator", () => {
    const colleague = aCoordinator("colleague", xian);
    const before = he;
    const demoted = aStaff({ id: he.id });
    for (const after of [undefined, demoted]) {
      expect(codeOf(after, { before })).toBe("last-coordinator");
      expect(codeOf(after, { before, others: [aCoordinator("far", nanjing)] })).toBe("last-coordinator");
      expect(codeOf(after, { before, others: [colleague] })).toBeUndefined();
      expect(reliedOn(after, ground({ before, others: [colleague] }))).toEqual([colleague.id]);
    }
    expect(reliedOn({ ...he, name: "何云云" }, ground({ before, others: [colleague] }))).toEqual([]);
    const other = anOperator("other");
    expect(codeOf(undefined, { by: ops, before: ops, others: [colleague] })).toBe("last-operator");
    expect(codeOf(undefined, { by: ops, before: ops, others: [other] })).toBeUndefined();
    expect(reliedOn(undefined, ground({ by: ops, before: ops, others: [other] }))).toEqual([other.id]);
  });
});
