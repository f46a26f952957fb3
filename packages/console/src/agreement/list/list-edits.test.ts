import { byRowName, changeList, type MatterListRow, rowName } from "@tongban/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aListRow } from "../../../../../test/builders/agreement.ts";
import { aRegion } from "../../../../../test/builders/ids.ts";
import { conflictsIn, kept, rebased, restored } from "../edits.ts";
import { editedRows, noEdits, rowBatchesOf, rowsByName, without, withRow } from "./list-edits.ts";

const xian = aRegion("610100");
const everywhere = aListRow();
const there = { ...everywhere, handling: xian };
const saved = rowsByName([everywhere, there]);
const name = rowName(everywhere);
const room = { entries: 200, bytes: 96_000 };

describe("edits of a list that are not saved", () => {
  it("are none once they lead back to what is saved", () => {
    const edits = withRow(saved, noEdits, { ...everywhere, title: "新名称" }, name);
    expect([...edits.keys()]).toEqual([name]);
    expect(withRow(saved, edits, everywhere, name).size).toBe(0);
    expect(restored(edits, name).size).toBe(0);
  });

  it("leave the former place of a row that is for another region now", () => {
    const moved = { ...there, handling: aRegion("320100") };
    const edits = withRow(saved, noEdits, moved, rowName(there));
    expect(editedRows(saved, edits).map(({ name: one, state }) => [one, state])).toEqual([
      [name, "saved"],
      [rowName(moved), "added"],
      [rowName(there), "removed"],
    ]);
  });

  it("are told where somebody else changed the same row, until it is settled which counts", () => {
    const edits = withRow(saved, noEdits, { ...everywhere, title: "我的" }, name);
    const theirs = rowsByName([{ ...everywhere, title: "别人的" }, there]);
    expect([...conflictsIn(theirs, edits)]).toEqual([name]);
    expect([...conflictsIn(theirs, kept(theirs, edits, name))]).toEqual([]);
    expect([...conflictsIn(theirs, restored(edits, name))]).toEqual([]);
  });

  it("are no edits any more where somebody else saved the same", () => {
    const mine = { ...everywhere, title: "一样的" };
    const edits = without(saved, withRow(saved, noEdits, mine, name), rowName(there));
    expect(rebased(rowsByName([mine]), edits).size).toBe(0);
    expect(rowBatchesOf(rowsByName([mine]), edits, room)).toEqual([{ put: [mine], remove: [] }]);
  });

  const someRow = fc
    .record({
      matter: fc.constantFrom("a", "b", "c", "d"),
      title: fc.constantFrom("甲", "乙", "丙"),
      handling: fc.option(fc.constantFrom("610100", "320100"), { nil: undefined }),
    })
    .map(
      ({ handling, ...row }): MatterListRow =>
        ({ ...everywhere, ...row, ...(handling ? { handling } : {}) }) as MatterListRow,
    );
  const someList = fc.uniqueArray(someRow, { selector: rowName, maxLength: 8 });

  it("sent in however many requests lead the broker's list to what the editor shows", () => {
    const steps = fc.array(fc.tuple(someRow, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(someList, steps, fc.integer({ min: 1, max: 4 }), (rows, done, most) => {
        const base = rowsByName(rows);
        const edits = done.reduce(
          (now, [row, off]) => (off ? without(base, now, rowName(row)) : withRow(base, now, row)),
          noEdits,
        );
        let list = rows.toSorted(byRowName);
        for (const batch of rowBatchesOf(base, edits, { entries: most, bytes: 1_000 })) {
          expect(batch.put.length + batch.remove.length).toBeLessThanOrEqual(most);
          const changed = changeList(list, batch);
          if (changed.kind === "refusal") throw new Error(changed.code);
          list = [...changed.rows];
        }
        const shown = editedRows(base, edits).filter(({ state }) => state !== "removed");
        expect(list).toEqual(shown.map(({ row }) => row).sort(byRowName));
      }),
    );
  });
});
