import { expect, it } from "vitest";
import { textTable } from "./text-table.ts";

it("columns line up where Chinese characters take two places", () => {
  expect(
    textTable(
      ["MATTER", "STATUS"],
      [
        ["异地就医", "closed"],
        ["x", "routed"],
      ],
    ),
  ).toBe(["MATTER    STATUS", "异地就医  closed", "x         routed"].join("\n"));
});

it("a table without rows says so", () => {
  expect(textTable(["CASE"], [])).toBe("Nothing here.");
});
