import { describe, expect, it } from "vitest";
import {
  type DraftMember,
  draftOf,
  newPackage,
  nextMember,
  stepsOf,
  termsOf,
  withMemberCalled,
  withoutMember,
} from "./package-draft.ts";

const member = (id: string, ...after: string[]): DraftMember => ({
  id,
  title: id,
  matter: "food-business-permit",
  handling: "610100",
  mode: "online",
  after,
});

const says = {
  id: "open-restaurant",
  region: "320100",
  title: "开办餐饮店",
  open: true,
  members: [
    { id: "a", title: "甲", matter: "m", handling: "610100", mode: "online" },
    { id: "b", title: "乙", matter: "m", handling: "610100", mode: "online", after: ["a"] },
  ],
  materials: [{ title: "执照", serves: [{ member: "b", title: "营业执照" }], resultOf: "a" }],
} as unknown as Parameters<typeof draftOf>[0];

describe("a package that is edited", () => {
  it("says again what its record said, where nobody changed anything", () => {
    const { id: _, ...terms } = says;
    expect(termsOf(draftOf(says))).toEqual(terms);
  });

  it("loses a member wherever it is named, and calls it otherwise there", () => {
    const without = withoutMember(draftOf(says), "a");
    expect(without.members.map(({ id, after }) => [id, after])).toEqual([["b", []]]);
    expect(without.materials).toEqual([
      { title: "执照", resultOf: undefined, serves: [{ member: "b", title: "营业执照" }] },
    ]);
    const called = withMemberCalled(draftOf(says), "a", "register");
    expect(called.members[1]?.after).toEqual(["register"]);
    expect(called.materials[0]?.resultOf).toBe("register");
  });

  it("begins closed with two members, each under an id of its own", () => {
    const begun = newPackage("320100");
    expect([begun.open, begun.members.map(({ id }) => id)]).toEqual([false, ["step-1", "step-2"]]);
    expect(nextMember([member("step-3"), member("step-2")]).id).toBe("step-4");
  });
});

describe("the order as steps", () => {
  it("has each member after all that it waits for, as early as can be", () => {
    const steps = stepsOf([member("d", "b", "c"), member("a"), member("b", "a"), member("c")]);
    expect(steps.map((step) => step.map(({ id }) => id))).toEqual([["a", "c"], ["b"], ["d"]]);
  });

  it("leaves out members of a cycle, and what waits for them", () => {
    const steps = stepsOf([member("a", "b"), member("b", "a"), member("c", "a"), member("d")]);
    expect(steps.map((step) => step.map(({ id }) => id))).toEqual([["d"]]);
  });
});
