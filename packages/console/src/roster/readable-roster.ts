import { type LocalDate, weekdays } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { Said } from "../registry/differences.ts";
import { dateText } from "../time/date-text.ts";

/** What a roster's words are made of: the language, and who people are. */
export type RosterReader = {
  readonly t: TFunction;
  readonly language: string;
  readonly nameOf: (id: string) => string;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** What a roster's record says, each weekday, date and pair under its name, so that a change reads as a line each. */
export const readableRoster = (says: Said, { t, language, nameOf }: RosterReader): Said => {
  if (says === null) return null;
  const people = (value: unknown): readonly string[] => texts(value).map(nameOf);
  const week = isObject(says["week"]) ? says["week"] : {};
  const days = weekdays.map((day) => [t(`roster.weekday.${day}`), people(week[day])]);
  const dates = objects(says["exceptions"]).flatMap(({ date, away, instead }) => {
    const name = dateText(String(date) as LocalDate, language);
    return [
      [t("roster.awayOn", { date: name }), people(away)],
      [t("roster.insteadOn", { date: name }), people(instead)],
    ].filter(([, who]) => Array.isArray(who) && who.length > 0);
  });
  const pairs = objects(says["pairs"]).map(({ a, b }) => `${nameOf(String(a))} — ${nameOf(String(b))}`);
  const told = texts(says["told"]).map((date) => dateText(date as LocalDate, language));
  return Object.fromEntries([...days, ...dates, [t("roster.pairs"), pairs], [t("roster.told"), told]]);
};
