import { type Staff, staffRoles } from "@tongban/domain";
import { expect, it } from "vitest";
import { aCase } from "../../test/builders/case.ts";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { sideOf } from "./side-of.ts";

const kase = aCase({ status: "claimed" });
const places = {
  "the window that handles it": { regions: [aRegion("610100")], windows: [aWindowId("xian-610100-1")] },
  "another window of that region": { regions: [aRegion("610100")], windows: [aWindowId("xian-610100-2")] },
  "that window, without its region": { regions: [], windows: [aWindowId("xian-610100-1")] },
  "the region that sent it": { regions: [aRegion("320100")], windows: [aWindowId("nanjing-320100-1")] },
  "both regions": { regions: [aRegion("320100"), aRegion("610100")], windows: [aWindowId("xian-610100-1")] },
  "a third region": { regions: [aRegion("640100")], windows: [aWindowId("yinchuan-640100-1")] },
} satisfies Record<string, Partial<Staff>>;

const expected: Readonly<Record<keyof typeof places, readonly (string | undefined)[]>> = {
  "the window that handles it": ["handling", "handling", "handling", undefined],
  "another window of that region": [undefined, undefined, "handling", undefined],
  "that window, without its region": [undefined, undefined, undefined, undefined],
  "the region that sent it": ["source", "source", "source", undefined],
  "both regions": ["handling", "handling", "handling", undefined],
  "a third region": [undefined, undefined, undefined, undefined],
};

it.each(Object.entries(places))(
  "a clerk, a lead, a coordinator and an operator of %s see their side of a case, if any",
  (name, parts) => {
    const sides = staffRoles.map((role) => sideOf(aStaff({ role, ...parts }), kase));
    expect(sides).toEqual(Object.entries(expected).find(([place]) => place === name)?.[1]);
  },
);
