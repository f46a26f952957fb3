import { describe, expect, it } from "vitest";
import { itemLines, itemsIn } from "./parcel-items.ts";

describe("the items of a parcel", () => {
  it("are read as they are written, one a line with its copies", () => {
    const items = [
      { material: "营业执照", copies: 1 },
      { material: "身份证复印件", copies: 2 },
    ];
    expect(itemLines(items)).toBe("营业执照\n身份证复印件 ×2");
    expect(itemsIn(itemLines(items))).toEqual(items);
  });

  it("may be typed with any sign for copies and blank lines between, and a name may hold a number", () => {
    expect(itemsIn(" 户口簿 x3 \n\n照片*12\n表 4\n")).toEqual([
      { material: "户口簿", copies: 3 },
      { material: "照片", copies: 12 },
      { material: "表 4", copies: 1 },
    ]);
  });
});
