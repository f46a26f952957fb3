import { expect, it } from "vitest";
import { casesBehind } from "./cases-behind.ts";

const regions = ["610100", "610300"];
const late = { counted: "late", period: "2026-03" };
const cases = (kind: "overall" | "handling" | "source" | "window" | "staff", id?: string, region?: string) =>
  casesBehind({ scope: id === undefined ? { kind } : { kind, id }, regions, region }, late);

it("leads from a figure to the cases that it counts, of those that I may see", () => {
  const end = "counted=late&period=2026-03";
  expect(cases("overall")).toBe(`/cases?region=610100&${end}`);
  expect(cases("handling", "610300")).toBe(`/cases?region=610300&${end}`);
  expect(cases("handling", "320100")).toBe(`/cases?region=610100&direction=out&handling=320100&${end}`);
  expect(cases("source", "320100")).toBe(`/cases?region=610100&source=320100&${end}`);
  expect(cases("window", "w-1", "610300")).toBe(`/cases?region=610300&window=w-1&${end}`);
});

it("leads nowhere from what cases are not told apart by, or from another region's window", () => {
  expect(cases("staff", "li-mei")).toBeUndefined();
  expect(cases("window", "w-1", "320100")).toBeUndefined();
});
