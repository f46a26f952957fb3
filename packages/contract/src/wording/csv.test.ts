import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("quotes what would end a cell, and leaves numbers and nothing as they are", () => {
  expect(
    csvOf([
      ["a", 'say "hi", now', "two\nlines"],
      [1.5, null, -2],
    ]),
  ).toBe('\uFEFFa,"say ""hi"", now","two\nlines"\r\n1.5,,-2\r\n');
});

it.each(["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"])("lets no spreadsheet run %j", (text) => {
  expect(csvOf([[text]]).replaceAll('"', "")).toBe(`\uFEFF'${text}\r\n`);
});
