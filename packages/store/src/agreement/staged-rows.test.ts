import { addMs } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aListRow } from "../../../../test/builders/agreement.ts";
import { aMatterId, aStaffId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import type { StoreContext } from "../table/context.ts";
import { loadStagedRows, stageRows } from "./staged-rows.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const name = { into: "xian-nanjing", importer: aStaffId("he-yun"), id: "first" };
const rows = ["a", "b", "c"].map((matter) => aListRow({ matter: aMatterId(matter) }));
const dayMs = 86_400_000;

it("gives an import back in the order of its parts, and names the parts that are not there", async () => {
  await stageRows(store, name, 3, rows.slice(2), monday);
  await stageRows(store, name, 1, rows.slice(1), monday);
  await stageRows(store, name, 1, rows.slice(0, 1), monday);
  expect(await loadStagedRows(store, name, 4, monday)).toEqual({ kind: "incomplete", parts: [2, 4] });
  await stageRows(store, name, 2, rows.slice(1, 2), monday);
  expect(await loadStagedRows(store, name, 3, monday)).toEqual({ kind: "staged", rows });
});

it("keeps a part for a day, for the one who sent it and under the name that it was given", async () => {
  const mine = { ...name, id: "second" };
  await stageRows(store, mine, 1, rows, monday);
  expect(await loadStagedRows(store, mine, 1, addMs(monday, dayMs - 1_000))).toMatchObject({
    kind: "staged",
  });
  const gone = { kind: "incomplete", parts: [1] };
  expect(await loadStagedRows(store, mine, 1, addMs(monday, dayMs))).toEqual(gone);
  for (const other of [{ importer: aStaffId("jin-xin") }, { into: "x-y" }, { id: "third" }])
    expect(await loadStagedRows(store, { ...mine, ...other }, 1, monday)).toEqual(gone);
});
