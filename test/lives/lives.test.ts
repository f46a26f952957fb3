import { loadCalendarsNow } from "@tongban/store";
import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { loadCalendar } from "../../packages/local/src/calendar/load-calendar.ts";
import { chinaNotice } from "../builders/calendar.ts";
import { at } from "../builders/ids.ts";
import { anEngine, type Engine } from "../engines/an-engine.ts";
import { BrokerOfLives } from "./broker-of-lives.ts";
import { livesTried } from "./lives-tried.ts";
import { expectSettled, settle } from "./settled.ts";
import { lifeOfCases, type Step } from "./steps.ts";
import { takeStep } from "./taking-steps.ts";

let engine: Engine;
beforeAll(async () => {
  // Runs that break off are faults on purpose.
  vi.stubEnv("LOG_LEVEL", "SILENT");
  engine = await anEngine();
});

/** The Thursday before two holidays and a year of which nothing is published. */
const start = at("2026-09-24T01:00:00.000Z");

const aBrokerOfLives = async (): Promise<BrokerOfLives> => {
  const store = await engine.aStore();
  const years = chinaNotice.map((year) => ({ ...year, off: [...year.off], work: [...year.work] }));
  const file = { title: "the seeded notice", fileDigest: "0".repeat(64), years };
  await loadCalendar({ store, now: start, by: "seed", say: () => {} }, file);
  const calendars = await loadCalendarsNow(store);
  if (!calendars) throw new Error("no calendar");
  return new BrokerOfLives(store, calendars, start);
};

const birth: Step = { do: "submit", kind: 0, routed: true, breaksOff: undefined, behind: 0 };

it("keeps its promises in any life of cases, whatever breaks off, comes twice, late or in another order", {
  timeout: 24 * 3_600_000,
}, async () => {
  let events = 0;
  await fc.assert(
    fc.asyncProperty(lifeOfCases, async (life) => {
      const broker = await aBrokerOfLives();
      for (const [n, step] of [birth, ...life].entries()) await takeStep(broker, step, n);
      await settle(broker);
      await expectSettled(broker);
      for (const living of broker.cases.values()) events += living.events.length;
    }),
    livesTried(process.env),
  );
  expect(events).toBeGreaterThan(0);
});
