import { type Calendar, type Calendars, calendarFor, type RegionCode } from "@tongban/domain";
import { CALENDARS_LIFE_MS, loadCalendars, type StoreContext } from "@tongban/store";
import { remembered } from "./remembered.ts";

/**
 * The working-day calendars that are loaded, up to a minute old. An old one makes at worst a due date by the calendar
 * of a minute ago, which loading a notice recomputes as it does those of all open cases.
 */
export type LoadedCalendars = {
  readonly calendars: () => Promise<Calendars>;
  /** The calendar that a handling region's clocks run by. */
  readonly calendarOf: (region: RegionCode) => Promise<Calendar>;
};

/** Tells the calendars; a table that none was loaded into is a fault that says so. */
export const calendarsIn = (store: StoreContext): LoadedCalendars => {
  const ask = remembered(CALENDARS_LIFE_MS, 1, (_: "all") => loadCalendars(store));
  const calendars = async (): Promise<Calendars> => (await ask("all")) ?? notLoaded();
  return { calendars, calendarOf: async (region) => calendarFor(await calendars(), region) };
};

const notLoaded = (): never => {
  throw new Error("no national calendar in the table: load it first");
};
