import { expect, it } from "vitest";
import { chunkRows } from "./chunk-rows.ts";

const headings = ["申请编号", "材料：申请书"];
const rowsOf = (count: number, files: string) =>
  Array.from({ length: count }, (_, n) => ({ row: n + 2, cells: [`R-${n}`, files], formulas: [] }));

it("puts a hundred rows into a chunk, fewer where they name files, and one by itself that names many", () => {
  const sizes = (count: number, files: string) =>
    chunkRows(headings, rowsOf(count, files)).map((chunk) => chunk.length);
  expect(sizes(0, "")).toEqual([]);
  expect(sizes(101, "")).toEqual([100, 1]);
  expect(sizes(10, "a.pdf")).toEqual([9, 1]);
  expect(sizes(2, Array.from({ length: 30 }, (_, n) => `${n}.pdf`).join(";"))).toEqual([1, 1]);
});

it("leaves out no row and keeps their order", () => {
  const lines = rowsOf(250, "a.pdf");
  expect(chunkRows(headings, lines).flat()).toEqual(lines);
});
