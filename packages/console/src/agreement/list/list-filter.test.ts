import { rowName } from "@tongban/domain";
import { expect, it } from "vitest";
import { aListRow } from "../../../../../test/builders/agreement.ts";
import { aRegion } from "../../../../../test/builders/ids.ts";
import type { EditedRow } from "./list-edits.ts";
import { everyRow, filteredRows, type ListFilter } from "./list-filter.ts";

const everywhere = aListRow();
const there = { ...everywhere, title: "小餐饮许可", handling: aRegion("610100") };
const rows: readonly EditedRow[] = [
  { name: rowName(everywhere), row: everywhere, state: "saved" },
  { name: rowName(there), row: there, state: "changed" },
];
const signs = {
  conflicts: new Set<string>(),
  found: new Map([[rowName(everywhere), ["window-missing"]]]),
};

const looks: readonly (readonly [string, Partial<ListFilter>, readonly number[]])[] = [
  ["nothing", {}, [0, 1]],
  ["a part of a name", { text: "小餐" }, [1]],
  ["several words in any order", { text: "许可 小餐" }, [1]],
  ["a handling region", { handling: "610100" }, [1]],
  ["rows for every party", { handling: "*" }, [0]],
  ["what is not saved", { state: "edited" }, [1]],
  ["what a check found", { state: "found" }, [0]],
  ["one finding", { state: "window-missing" }, [0]],
  ["another finding", { state: "matter-unknown" }, []],
  ["conflicts", { state: "conflict" }, []],
];

it.each(looks)("a list is narrowed to %s", (_, filter, left) => {
  expect(filteredRows(rows, { ...everyRow, ...filter }, signs)).toEqual(left.map((n) => rows[n]));
});
