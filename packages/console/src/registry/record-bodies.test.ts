import { describe, expect, it } from "vitest";
import { changedFields } from "./differences.ts";
import { grantsOf, windowOf } from "./record-bodies.ts";

const begun = { name: "专窗", matters: ["a"], opens: "09:00", closes: "17:30", breaks: ["12:00-13:30"] };

describe("a window's change", () => {
  it("says nothing of hours that stay, all of those that change, and null of those that go", () => {
    expect(changedFields(windowOf(begun), windowOf({ ...begun, name: "二窗" }))).toEqual({ name: "二窗" });
    expect(changedFields(windowOf(begun), windowOf({ ...begun, closes: "17:00" }))).toEqual({
      hours: { opens: "09:00", closes: "17:00", breaks: [{ from: "12:00", to: "13:30" }] },
    });
    expect(changedFields(windowOf(begun), windowOf({ ...begun, opens: "", closes: "", breaks: [] }))).toEqual(
      {
        hours: null,
      },
    );
  });
});

describe("a person's grants", () => {
  it("have nothing of what another role had, and no review elsewhere", () => {
    const clerk = {
      name: "李梅",
      role: "clerk",
      regions: ["610100"],
      windows: ["w"],
      reviews: ["w", "x"],
    } as const;
    expect(grantsOf(clerk)).toMatchObject({ windows: ["w"], reviews: ["w"] });
    expect(grantsOf({ ...clerk, role: "coordinator" })).toMatchObject({ windows: [], reviews: [] });
    expect(grantsOf({ ...clerk, role: "operator" })).toMatchObject({ regions: [] });
  });
});
