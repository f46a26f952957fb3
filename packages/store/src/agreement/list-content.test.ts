import { randomBytes } from "node:crypto";
import type { MatterListRow } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow } from "../../../../test/builders/agreement.ts";
import { aMatterId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keepList, loadList, loadListRows } from "./list-content.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const rowsOf = (count: number, parts: () => Partial<MatterListRow> = () => ({})): MatterListRow[] =>
  Array.from({ length: count }, (_, n) =>
    aListRow({ matter: aMatterId(`matter-${String(n).padStart(4, "0")}`), ...parts() }),
  );

/** A form as long as the contract takes, of a text that nothing compresses to less than half. */
const longForm = () => ({
  form: { type: "object", description: randomBytes(9_900).toString("hex") },
});

/** Conditions of 2,000 characters, three bytes each. */
const longText = () => ({
  conditions: Array.from({ length: 2_000 }, () =>
    String.fromCharCode(0x4e00 + (randomBytes(2).readUInt16BE(0) % 20_000)),
  ).join(""),
});

describe("a list by its content", () => {
  it("is read as it was kept, whole and by matter, under a digest that says the same for the same rows", async () => {
    const rows = rowsOf(100);
    const list = await keepList(store, rows.toReversed());
    expect(await keepList(store, rows)).toEqual(list);
    expect(await loadList(store, list)).toEqual(rows);
    expect(await loadListRows(store, list.digest, rows[7]?.matter ?? aMatterId("none"))).toEqual([rows[7]]);
    expect(await loadListRows(store, list.digest, aMatterId("none"))).toEqual([]);
    expect(await keepList(store, rows.slice(1))).not.toEqual(list);
  });

  it("holds an empty list, and throws for one that nobody kept", async () => {
    const empty = await keepList(store, []);
    expect(await loadList(store, empty)).toEqual([]);
    await expect(loadList(store, { digest: "nobody's" })).rejects.toThrow("no list");
  });

  it("holds rows whose forms and texts are as long as they may be, which fill more than an item and a transaction together", async () => {
    const rows = rowsOf(320, () => ({ ...longForm(), ...longText() }));
    const list = await keepList(store, rows);
    expect(await loadList(store, list)).toEqual(rows);
    const one = rows[319];
    expect(await loadListRows(store, list.digest, one?.matter ?? aMatterId("none"))).toEqual([one]);
  });

  it("holds one shelf of a matter with a row for each of many pairs, in several items", async () => {
    const rows = rowsOf(80, longForm).map((row, n) => ({
      ...row,
      matter: aMatterId("one"),
      handling: `${610_100 + n}` as NonNullable<MatterListRow["handling"]>,
    }));
    const list = await keepList(store, rows);
    expect(await loadListRows(store, list.digest, aMatterId("one"))).toHaveLength(80);
    expect(await loadList(store, list)).toEqual(rows);
  });
});
