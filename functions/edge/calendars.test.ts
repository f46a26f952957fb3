import { nationalCalendar } from "@tongban/domain";
import { keepCalendar, type StoreContext } from "@tongban/store";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../test/builders/calendar.ts";
import { aRegion, at } from "../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { calendarsIn } from "./calendars.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const load = {
  at: at("2026-11-26T02:00:00.000Z"),
  by: "operator",
  title: "a notice",
  fileDigest: "0".repeat(64),
  years: chinaCalendar.years,
};

const keepNational = (store: StoreContext) =>
  keepCalendar(store, { name: nationalCalendar, years: chinaCalendar.years, before: undefined, load });

const xian = aRegion("610100");
const yinchuan = aRegion("640100");

describe("the calendars of a function", () => {
  it("are a fault that says what to do where none was loaded, and are there as soon as one is", async () => {
    const store = await engine.aTable();
    const { calendarOf } = calendarsIn(store);
    await expect(calendarOf(xian)).rejects.toThrow("load it first");
    await keepNational(store);
    expect((await calendarOf(xian)).years).toEqual(chinaCalendar.years);
  });

  it("are read once for many questions about any region, and again after a minute", async () => {
    const store = await engine.aTable();
    await keepNational(store);
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(1_000);
    const reads = vi.spyOn(store.table, "send");
    const { calendarOf } = calendarsIn(store);
    const national = await calendarOf(yinchuan);
    expect((await calendarOf(xian)).version).toBe(national.version);
    expect(reads).toHaveBeenCalledTimes(1);
    reads.mockRestore();

    const { years } = aCalendar([aYearText({ off: ["2026-03-20"] })]);
    await keepCalendar(store, { name: yinchuan, years, before: undefined, load });
    clock.mockReturnValue(60_999);
    expect((await calendarOf(yinchuan)).version).toBe(national.version);
    clock.mockReturnValue(61_000);
    expect((await calendarOf(yinchuan)).version).toMatch(`${national.version}+`);
    expect((await calendarOf(xian)).version).toBe(national.version);
  });
});
