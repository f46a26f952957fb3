import { activityMetrics, addMs } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aCall } from "../../../test/builders/call.ts";
import { aMatterId } from "../../../test/builders/ids.ts";
import { aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { monday } from "../../../test/engines/kept-cases.ts";
import type { Resources } from "../../edge/resources.ts";
import { exportServiceLevels } from "./export-service-levels.ts";

let resources: Resources;
beforeAll(async () => {
  const store = await (await anEngine()).aStore();
  const matters = Array.from({ length: 20 }, (_, i) => aMatterId(`matter-${i}`));
  resources = {
    ...aBroker(store),
    names: async () => ({
      regions: new Map(),
      matters: new Map(
        matters.map((matter) => [matter, { matter, title: `=${matter}`, materials: [], kind: "licence" }]),
      ),
    }),
  };
});

const coordinator = aStaff({ role: "coordinator", windows: [] });

const ask = (period: string, parts: "day" | "month" = "day") =>
  exportServiceLevels(resources)({
    ...aCall(coordinator, addMs(monday, 0), { query: { by: "matter", period, parts } }),
  });

it("has a row for each matter and month of a year, with titles that no spreadsheet takes for formulas", async () => {
  const answer = await ask("2026", "month");
  if (answer.kind !== "answered") throw new Error(answer.kind);
  expect(answer.value.rows).toBe(240);
  expect(answer.value.csv.split("\r\n")[1]).toBe(
    `2026-01,matter-0,'=matter-0,0,0,0,0,0,,,,,,,,0${",0".repeat(activityMetrics.length)}`,
  );
});

it("is refused over its limit, before anything is read", async () => {
  expect(await ask("2026")).toEqual({
    kind: "refusal",
    code: "export-too-large",
    facts: { rows: 7_300, limit: 5_000 },
  });
  expect(await ask("2026-01")).toMatchObject({ kind: "answered", value: { rows: 620 } });
});
