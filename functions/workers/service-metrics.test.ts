import type { KeptEvent } from "@tongban/store";
import { expect, it } from "vitest";
import { aLife } from "../../test/builders/case.ts";
import { at } from "../../test/builders/ids.ts";
import { serviceMetricsOf } from "./service-metrics.ts";

const kept = (events: readonly object[]): KeptEvent[] => events as KeptEvent[];

it("counts what came in and what was decided, in time or late", () => {
  const life = aLife("decided");
  expect(serviceMetricsOf(kept(life))).toEqual({
    CasesReceived: { value: 1, unit: "Count" },
    CasesDecided: { value: 1, unit: "Count" },
    CasesDecidedLate: { value: 0, unit: "Count" },
    ClocksOverdue: { value: 0, unit: "Count" },
  });
  const late = life.map((event) => ({
    ...event,
    clocks: event.clocks.map((move) => (move.do === "stop" ? { ...move, late: true } : move)),
  }));
  expect(serviceMetricsOf(kept(late))).toMatchObject({ CasesDecidedLate: { value: 1 } });
});

it("counts a clock that ran out once, by its red warning, and says nothing of what is neither", () => {
  const warning = {
    type: "WarningGiven",
    clock: "handling",
    due: at("2026-03-16T09:30:00.000Z"),
    clocks: [],
  };
  expect(
    serviceMetricsOf(
      kept([
        { ...warning, rung: "yellow" },
        { ...warning, rung: "red" },
      ]),
    ),
  ).toMatchObject({
    ClocksOverdue: { value: 1 },
  });
  expect(serviceMetricsOf(kept([{ ...warning, rung: "yellow" }]))).toBeUndefined();
});
