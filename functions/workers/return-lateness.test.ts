import { addMs, type CaseEventType, type Instant } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aCaseId, aPartnerId, at, aWindowId } from "../../test/builders/ids.ts";
import { returnLateness, returnMetricsOf } from "./return-lateness.ts";

const decided = at("2026-03-02T01:30:00.000Z");
const event: { type: CaseEventType; at: Instant } = { type: "CaseDecided", at: decided };
const delivery = { caseId: aCaseId("z".repeat(26)), n: 5, attempt: 0, generation: 1 };
const message = { ...delivery, partner: aPartnerId("nanjing-gov") };
const tried = addMs(decided, 2_500);

describe("the lateness of a return", () => {
  it("is the time from the decision to the first try, never less than none", () => {
    expect(returnLateness("prompt", message, event, tried)).toBe(2.5);
    expect(returnLateness("prompt", message, event, addMs(decided, -3))).toBe(0);
  });

  it("is that of results alone, at their first try, by the lane of endpoints that answer", () => {
    const window = { ...delivery, window: aWindowId("xian-610100-1") };
    const routed = { ...event, type: "CaseRouted" } as const;
    expect(returnLateness("prompt", { ...message, attempt: 1 }, event, tried)).toBeUndefined();
    expect(returnLateness("patient", message, event, tried)).toBeUndefined();
    expect(returnLateness("prompt", message, routed, tried)).toBeUndefined();
    expect(returnLateness("prompt", window, event, tried)).toBeUndefined();
  });

  it("is one metric for a run, with each first try in it", () => {
    expect(returnMetricsOf([2.5, 61])).toEqual({ ReturnLateness: { value: [2.5, 61], unit: "Seconds" } });
    expect(returnMetricsOf([])).toBeUndefined();
  });
});
