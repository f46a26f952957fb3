import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type CalendarName, calendarFor, nationalCalendar } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aRegion, at } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { Unreadable } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { calendarVersion } from "./calendar-codec.ts";
import { listCalendarLoads, loadCalendars, loadKeptCalendar } from "./calendars.ts";
import { keepCalendar } from "./keep-calendar.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const ningxia = aRegion("640000");
/** Made-up local days. */
const local = aCalendar([aYearText({ off: ["2026-03-20"] })]);

const load = {
  at: at("2026-11-26T02:00:00.000Z"),
  by: "operator",
  title: "a notice",
  fileDigest: "0".repeat(64),
  years: chinaCalendar.years,
};

const keep = async (store: StoreContext, name: CalendarName, { years } = chinaCalendar) =>
  keepCalendar(store, { name, years, before: await loadKeptCalendar(store, name), load });

describe("the kept calendars", () => {
  it("are none before the country's is loaded, whatever regions have", async () => {
    const store = await engine.aTable();
    expect(await loadCalendars(store)).toBeUndefined();
    await keep(store, ningxia, local);
    expect(await loadCalendars(store)).toBeUndefined();
  });

  it("are read with the country's and each region's own days, and count as a region's calendar", async () => {
    const store = await engine.aTable();
    await keep(store, nationalCalendar);
    await keep(store, ningxia, local);
    const calendars = await loadCalendars(store);
    const version = calendarVersion(nationalCalendar, chinaCalendar.years);
    const localVersion = calendarVersion(ningxia, local.years);
    expect(calendars).toEqual({
      national: { version, years: chinaCalendar.years },
      local: new Map([[ningxia, { version: localVersion, years: local.years }]]),
    });
    if (!calendars) throw new Error("no calendars");
    expect(calendarFor(calendars, aRegion("640100")).version).toBe(`${version}+${localVersion}`);
  });

  it("have a version of their content: the same for the same days, another for a day more or another name", () => {
    const { years } = chinaCalendar;
    expect(calendarVersion(nationalCalendar, years)).toMatch(/^[\w-]{22}$/);
    expect(calendarVersion(nationalCalendar, structuredClone(years))).toBe(
      calendarVersion(nationalCalendar, years),
    );
    const [first, ...rest] = years;
    const more = [{ ...first, off: first.off.slice(1) }, ...rest] as const;
    const versions = [
      calendarVersion(nationalCalendar, years),
      calendarVersion(nationalCalendar, more),
      calendarVersion(ningxia, years),
    ];
    expect(new Set(versions).size).toBe(3);
  });

  it("remember each load in order: who, when, from which file, why, and what the calendar was after it", async () => {
    const store = await engine.aTable();
    await keep(store, nationalCalendar);
    const before = await loadKeptCalendar(store, nationalCalendar);
    const { years } = local;
    const second = { ...load, by: "another", forced: "withdrawn by the ministry", years };
    expect(await keepCalendar(store, { name: nationalCalendar, years, before, load: second })).toBe("kept");
    expect(await listCalendarLoads(store, nationalCalendar)).toEqual([
      { ...load, n: 1, version: before?.version },
      { ...second, n: 2, version: calendarVersion(nationalCalendar, years) },
    ]);
    expect(await listCalendarLoads(store, ningxia)).toEqual([]);
  });

  it("take one of two notices that are loaded at once, and keep nothing of the other", async () => {
    const store = await engine.aTable();
    const first = { name: nationalCalendar, years: chinaCalendar.years, before: undefined, load } as const;
    const outcomes = await Promise.all([keepCalendar(store, first), keepCalendar(store, first)]);
    expect(outcomes.toSorted()).toEqual(["kept", "raced"]);
    const seen = await loadKeptCalendar(store, nationalCalendar);
    const next = { ...first, before: seen, years: local.years };
    expect(await keepCalendar(store, next)).toBe("kept");
    expect(await keepCalendar(store, { ...next, years: chinaCalendar.years })).toBe("raced");
    expect(await loadKeptCalendar(store, nationalCalendar)).toMatchObject({ loads: 2, years: local.years });
    expect(await listCalendarLoads(store, nationalCalendar)).toHaveLength(2);
  });

  it.each([
    ["has a name that is none", { ...keys.calendar("mars"), loads: 1, version: "v", years: local.years }],
    ["has no years", { ...keys.calendar(nationalCalendar), loads: 1, version: "v", years: [] }],
    ["is of another form", { ...keys.calendar(nationalCalendar), years: "2026" }],
  ])("are unreadable where one %s", async (_what, Item) => {
    const store = await engine.aTable();
    await store.table.send(new PutCommand({ TableName: store.tableName, Item }));
    await expect(loadCalendars(store)).rejects.toThrow(Unreadable);
  });
});
