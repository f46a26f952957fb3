import { type CalendarYear, instantFromEpochMs, nationalCalendar } from "@tongban/domain";
import { loadCalendarsNow, loadKeptCalendar, recomputeCases } from "@tongban/store";
import { expect } from "vitest";
import { loadCalendar } from "../../packages/local/src/calendar/load-calendar.ts";
import { aRegion } from "../builders/ids.ts";
import type { BrokerOfLives, RunParts } from "./broker-of-lives.ts";
import { dateAt, daysAfter } from "./naive-days.ts";
import type { Step } from "./steps.ts";

const province = aRegion("610000");

/** Loads a notice that turns some days of the country or of the province, and moves the due dates of open cases. */
export const changeCalendar = async (
  broker: BrokerOfLives,
  step: Extract<Step, { readonly do: "load-calendar" }>,
): Promise<void> => {
  // An operator takes longer than a ms to load two notices.
  broker.now += 1_000;
  const name = step.region ? province : nationalCalendar;
  const kept = await loadKeptCalendar(broker.store, name);
  const calendars = await loadCalendarsNow(broker.store);
  const dates = step.days.map((days) => daysAfter(dateAt(broker.now), days));
  const years = new Set(dates.map((date) => Number(date.slice(0, 4))));
  // A province that publishes days of its own does so year by year.
  const first = kept?.years[0].year ?? Math.min(...years);
  for (let year = first; year < Math.max(...years); year++) years.add(year);
  const notice = [...years].toSorted().map((year) => {
    const before = kept?.years.find((one) => one.year === year);
    const turned = dates.filter((date) => date.startsWith(String(year)));
    return {
      year,
      status: "published" as const,
      off: turnedIn(
        before?.off ?? [],
        turned.filter((date) => !isMadeUp(date, before)),
      ),
      work: turnedIn(
        before?.work ?? [],
        turned.filter((date) => isMadeUp(date, before)),
      ),
    };
  });
  if (!calendars) throw new Error("no calendar");
  const file = { title: "a made-up notice", fileDigest: "f".repeat(64), years: notice };
  const now = instantFromEpochMs(broker.now);
  const setting = { store: broker.store, now, by: "he-yun", say: () => {} };
  const options = step.region ? { region: province } : {};
  expect(await loadCalendar(setting, file, options)).toMatch(/^(loaded|unchanged)$/);
  await broker.noteCalendar();
  await recompute(broker, step);
};

/** Whether a date is turned by working it although it is a weekend's. */
const isMadeUp = (date: string, year: CalendarYear | undefined): boolean => {
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return (weekday === 0 || weekday === 6) && !year?.off.some((off) => off === date);
};

const turnedIn = (before: readonly string[], turned: readonly string[]): string[] => {
  const days = new Set(before);
  for (const date of turned) if (!days.delete(date)) days.add(date);
  return [...days].toSorted();
};

/** Computes the due dates of open cases again, by the calendars as they are now. */
export const recompute = async (broker: BrokerOfLives, parts: RunParts = {}): Promise<void> => {
  const calendars = await loadCalendarsNow(broker.store);
  if (!calendars) throw new Error("no calendar");
  await broker.run(
    ({ store, now }) => recomputeCases(store, { calendars: async () => calendars, now: () => now }),
    parts,
    calendars,
  );
};
