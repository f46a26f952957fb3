import type { Instant, StaffId } from "@tongban/domain";
import { expect, it } from "vitest";
import { markName, markOf } from "./mark-name.ts";

const at = "2026-03-02T01:00:00.000Z" as Instant;
const by = { id: "xian-clerk-0" as StaffId, name: "李娜" };

it("finds the mark of a material whose title is longer than a notice takes", () => {
  const title = "材".repeat(100);
  const mark = { material: markName(title), mark: "complete", problem: null, by, at } as const;
  expect(mark.material).toHaveLength(60);
  expect(markOf([mark], title)).toBe(mark);
});

it("names a material as the broker keeps it where the cut is at a blank", () => {
  expect(markName(`${"a".repeat(59)} annex`)).toBe("a".repeat(59));
});

it("finds none for another material", () => {
  const mark = { material: "身份证", mark: "complete", problem: null, by, at } as const;
  expect(markOf([mark], "身份证明")).toBeUndefined();
});
