import { windowOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { staff } from "./broker.ts";
import { claimed, routed } from "./steps.ts";
import { until } from "./until.ts";

const search = async (name: string, q: string) =>
  expectValue(await staff(name).call(windowOperations.searchCases, { query: { q } })).cases;

test("a case is found by what someone at the window can tell of it, by those who may see it and nobody else", async () => {
  const { caseId, externalRef } = await claimed("xian-clerk-7");
  for (const q of [caseId, externalRef]) {
    for (const [name, side] of [
      ["xian-clerk-1", "handling"],
      ["xian-coordinator", "handling"],
      ["nanjing-clerk", "source"],
    ] as const)
      expect(await search(name, q)).toMatchObject([{ caseId, side }]);
    for (const name of ["yinchuan-clerk-0", "yinchuan-coordinator"])
      expect(await search(name, q)).toEqual([]);
  }
  for (const q of ["张三丰", "11010519491231002X"]) {
    const rows = await search("xian-clerk-1", q);
    expect(rows.map((row) => row.caseId)).toContain(caseId);
    expect(JSON.stringify(rows)).not.toContain("张三丰");
    expect((await search("yinchuan-clerk-0", q)).map((row) => row.caseId)).not.toContain(caseId);
  }
  // A part of a name finds nothing: names are looked up whole.
  expect(await search("xian-clerk-1", "三丰")).toEqual([]);
});

test("a window's load counts what waits and what its team holds", async () => {
  const loads = async () => {
    const { windows } = expectValue(await staff("xian-clerk-1").call(windowOperations.listWindowLoads));
    return windows[0];
  };
  await routed();
  await claimed("xian-clerk-7");
  const load = await until(async () => {
    const found = await loads();
    return found && found.waiting > 0 && found.held > 0 ? found : undefined;
  });
  expect(load).toMatchObject({ window: "window-610100", name: "610100 通办专窗" });
});
