import { expect, it } from "vitest";
import { comparedIn, versionsOf } from "./version-choice.ts";

const unnamed = { from: null, to: null };
const third = { published: { version: 3 }, draft: null };
const drafted = { ...third, draft: {} };

it("the draft is compared with what is published, and without one the last two versions", () => {
  expect(versionsOf(drafted)).toEqual(["draft", 3, 2, 1]);
  expect(comparedIn(drafted, unnamed)).toEqual({ from: 3, to: "draft" });
  expect(comparedIn(third, unnamed)).toEqual({ from: 2, to: 3 });
});

it("an address names other ones, unless they are not there", () => {
  expect(comparedIn(drafted, { from: "1", to: "2" })).toEqual({ from: 1, to: 2 });
  expect(comparedIn(third, { from: "7", to: "draft" })).toEqual({ from: 2, to: 3 });
});

it("one version alone is compared with nothing", () => {
  expect(comparedIn({ published: { version: 1 }, draft: null }, unnamed)).toBeUndefined();
  expect(comparedIn({ published: null, draft: {} }, unnamed)).toBeUndefined();
});
