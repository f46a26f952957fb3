import { expect, it } from "vitest";
import { shareText } from "./figure-text.ts";

it("says a share with one decimal, and 100 % of all alone", () => {
  expect([null, 0, 0.471, 0.9996, 0.98349, 1].map(shareText)).toEqual([
    "–",
    "0.0 %",
    "47.1 %",
    "99.9 %",
    "98.3 %",
    "100.0 %",
  ]);
});
