import { describe, expect, it } from "vitest";
import { takeUp } from "./hold-order.ts";

type Row = { readonly id: string; readonly version: number };
const row = (id: string, version = 1): Row => ({ id, version });
const idOf = ({ id }: Row): string => id;
const shown = (rows: readonly Row[]) => takeUp([], rows, idOf, false).rows;
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((one) => one.id).join("");

describe("a list that is not held", () => {
  it("takes the fresh order", () => {
    const list = takeUp(shown([row("a"), row("b")]), [row("c"), row("b")], idOf, false);
    expect(idsOf(list.rows)).toBe("cb");
    expect(list).toMatchObject({ waiting: 0, changed: false });
  });
});

describe("a list that is held", () => {
  const before = shown([row("a"), row("b"), row("c")]);

  it("keeps every row where it is and lets new ones wait", () => {
    const list = takeUp(before, [row("x"), row("a"), row("y"), row("b"), row("c")], idOf, true);
    expect(idsOf(list.rows)).toBe("abc");
    expect(list).toMatchObject({ waiting: 2, changed: true });
  });

  it("adds at once what comes after its last row, such as the next page", () => {
    const list = takeUp(before, [row("x"), row("a"), row("b"), row("c"), row("d"), row("e")], idOf, true);
    expect(idsOf(list.rows)).toBe("abcde");
    expect(list.waiting).toBe(1);
  });

  it("changes rows in place", () => {
    const list = takeUp(before, [row("a"), row("b", 2), row("c")], idOf, true);
    expect(list.rows[1]?.row.version).toBe(2);
    expect(list.changed).toBe(false);
  });

  it("marks rows that left without moving the others", () => {
    const list = takeUp(before, [row("a"), row("c")], idOf, true);
    expect(list.rows.map(({ id, gone }) => `${id}${gone ? "-" : ""}`)).toEqual(["a", "b-", "c"]);
    expect(list).toMatchObject({ waiting: 0, changed: true });
  });

  it("says that letting go would change the order", () => {
    const list = takeUp(before, [row("c"), row("a"), row("b")], idOf, true);
    expect(idsOf(list.rows)).toBe("abc");
    expect(list.changed).toBe(true);
  });

  it("does not mark a row as gone once it is back", () => {
    const without = takeUp(before, [row("a"), row("c")], idOf, true);
    const again = takeUp(without.rows, [row("a"), row("b"), row("c")], idOf, true);
    expect(again.rows.every(({ gone }) => !gone)).toBe(true);
    expect(again.changed).toBe(false);
  });

  it("shows the first rows at once, though the pointer is where they will be", () => {
    expect(idsOf(takeUp([], [row("a")], idOf, true).rows)).toBe("a");
  });
});
