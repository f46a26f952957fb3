import { describe, expect, it } from "vitest";
import { deficienciesMarked, deficienciesOf, fieldsOf, rowsIn, withoutRow } from "./deficiencies.ts";

describe("the rows of a supplement", () => {
  it("are as many as the last one with text in it, even where one before it is empty", () => {
    expect(rowsIn({})).toBe(0);
    expect(rowsIn({ "material-0": "身份证", "problem-0": "模糊", "problem-2": "缺页" })).toBe(3);
    expect(rowsIn({ "material-0": "身份证", "material-1": " ", "problem-1": "" })).toBe(1);
  });

  it("move up where one is taken out", () => {
    const fields = { "material-0": "甲", "problem-0": "一", "material-1": "乙", "problem-1": "二" };
    expect(withoutRow(fields, 0, 2)).toEqual({
      "material-0": "乙",
      "problem-0": "二",
      "material-1": "",
      "problem-1": "",
    });
    expect(withoutRow(fields, 1, 2)).toEqual({ "material-1": "", "problem-1": "" });
  });

  it("are sent without those that are empty", () => {
    expect(deficienciesOf({ "material-0": "身份证", "problem-0": "模糊", "material-1": "" })).toEqual({
      deficiencies: [{ material: "身份证", problem: "模糊" }],
    });
  });
});

describe("what an examination found", () => {
  const by = { id: "li-mei", name: "李梅" };
  const at = "2026-03-02T01:30:00.000Z";
  const marks = [
    { material: "身份证", mark: "wrong", problem: "照片模糊", by, at },
    { material: "场所证明", mark: "missing", problem: null, by, at },
    { material: "申请表", mark: "complete", problem: null, by, at },
  ] as unknown as Parameters<typeof deficienciesMarked>[0];

  it("is the notice, but for what is complete", () => {
    const found = deficienciesMarked(marks, "未提交");
    expect(found).toEqual([
      { material: "身份证", problem: "照片模糊" },
      { material: "场所证明", problem: "未提交" },
    ]);
    expect(deficienciesOf(fieldsOf(found))).toEqual({ deficiencies: found });
  });

  it("is of a second notice only what the first one named", () => {
    expect(deficienciesMarked(marks, "未提交", ["场所证明"])).toEqual([
      { material: "场所证明", problem: "未提交" },
    ]);
  });
});
