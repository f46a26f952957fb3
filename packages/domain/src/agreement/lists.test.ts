import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aListRow, anInstantListRow } from "../../../../test/builders/agreement.ts";
import { aMatterId, aRegion } from "../../../../test/builders/ids.ts";
import { changeList, importList, listRowsAtMost } from "./change-list.ts";
import { compareLists, keyOf } from "./compare-lists.ts";
import { byRowName, type MatterListRow, rowName } from "./matter-list.ts";

const permit = aListRow();
const filing = anInstantListRow();
const inXian = aListRow({ handling: aRegion("610100") });

const rowsOf = (changed: ReturnType<typeof changeList>): readonly MatterListRow[] => {
  if (changed.kind !== "list") throw new Error(`refused: ${changed.code}`);
  return changed.rows;
};

describe("a change of a list", () => {
  it("puts rows in the place of those of the same key, adds new ones, and takes others off", () => {
    const quicker = aListRow({ promised: { unit: "working-days", amount: 5 } });
    const changed = changeList([permit, filing], { put: [quicker, inXian], remove: [filing] });
    expect(rowsOf(changed)).toEqual([quicker, inXian].sort(byRowName));
  });

  it.each([
    ["names a row twice", { put: [permit, permit], remove: [] }, "row-repeated"],
    ["puts a row that it takes off", { put: [permit], remove: [permit] }, "row-repeated"],
    ["takes off what is not there", { put: [], remove: [inXian] }, "row-unknown"],
  ])("that %s is refused with the row's name", (_, change, code) => {
    const refused = changeList([permit], change);
    const row = rowName(change.remove[0] ?? permit);
    expect(refused).toMatchObject({ kind: "refusal", code, facts: { rows: [row] } });
  });

  it("is refused where it leads to more rows than a list holds", () => {
    const many = Array.from({ length: listRowsAtMost }, (_, n) => aListRow({ matter: aMatterId(`m-${n}`) }));
    expect(rowsOf(importList([permit], many, "replace"))).toHaveLength(listRowsAtMost);
    expect(importList([permit], many, "merge")).toMatchObject({
      code: "list-too-long",
      facts: { rows: listRowsAtMost + 1, limit: listRowsAtMost },
    });
  });

  it("by an import takes the list's place, or leaves what the file does not name", () => {
    expect(rowsOf(importList([permit, filing], [inXian], "replace"))).toEqual([inXian]);
    expect(rowsOf(importList([permit, filing], [inXian], "merge"))).toHaveLength(3);
  });
});

describe("a comparison of two lists", () => {
  it("names what was added, taken off, and which fields of a row say something else", () => {
    const mended = aListRow({ phone: "029-12345", promised: { unit: "working-days", amount: 5 } });
    const changes = compareLists([permit, filing], [mended, inXian]);
    expect(changes).toEqual([
      { kind: "changed", before: permit, after: mended, fields: ["promised", "phone"] },
      { kind: "added", row: inXian },
      { kind: "removed", row: filing },
    ]);
    expect(changes.map((change) => rowName(keyOf(change)))).toEqual([permit, inXian, filing].map(rowName));
  });

  it("does not mind the order of what is a set, nor a review that is said not to be", () => {
    const before = aListRow({ modes: ["online", "joint"], delivery: ["post", "electronic"] });
    const after = aListRow({ modes: ["joint", "online"], delivery: ["electronic", "post"], review: false });
    expect(compareLists([before], [after])).toEqual([]);
    const other = aListRow({ materials: [{ title: "申请书", need: "required" }] });
    expect(compareLists([before], [{ ...other, modes: before.modes }])).toMatchObject([
      { kind: "changed", fields: ["materials", "delivery"] },
    ]);
  });

  it("is a change that leads from the one to the other", () => {
    const row = fc
      .record({ n: fc.nat(9), days: fc.integer({ min: 1, max: 3 }) })
      .map(({ n, days }) =>
        aListRow({ matter: aMatterId(`m-${n}`), promised: { unit: "working-days", amount: days } }),
      );
    const list = fc.uniqueArray(row, { selector: rowName }).map((rows) => rows.toSorted(byRowName));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = compareLists(before, after);
        const put = changes.flatMap((one) =>
          one.kind === "removed" ? [] : [one.kind === "added" ? one.row : one.after],
        );
        const remove = changes.flatMap((one) => (one.kind === "removed" ? [one.row] : []));
        expect(rowsOf(changeList(before, { put, remove }))).toEqual(after);
      }),
    );
  });
});
