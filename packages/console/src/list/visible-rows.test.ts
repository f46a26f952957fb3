import { describe, expect, it } from "vitest";
import { scrollToRow, visibleRows } from "./visible-rows.ts";

describe("the rows to draw", () => {
  it("are those in view and a few more at each edge", () => {
    expect(visibleRows(6400, 640, 64, 5000)).toEqual({ from: 92, to: 118 });
  });
  it("begin at the first row and end at the last", () => {
    expect(visibleRows(0, 640, 64, 5)).toEqual({ from: 0, to: 5 });
  });
  it("are none of an empty list, even where it had been scrolled", () => {
    expect(visibleRows(9000, 640, 64, 0)).toEqual({ from: 0, to: 0 });
  });
});

describe("scrolling to a row", () => {
  it("does not move when the row is in view", () => {
    expect(scrollToRow(3, 64, 640, 64)).toBe(64);
  });
  it("moves up just far enough", () => {
    expect(scrollToRow(2, 500, 640, 64)).toBe(128);
  });
  it("moves down just far enough", () => {
    expect(scrollToRow(20, 0, 640, 64)).toBe(704);
  });
});
