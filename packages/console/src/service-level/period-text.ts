import { type LocalDate, type Period, parsePeriod } from "@tongban/domain";
import type { TFunction } from "i18next";
import { dateText, shortDateText } from "../time/date-text.ts";

const monthText = (first: LocalDate, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
  }).format(new Date(`${first}T00:00:00Z`));

/** A period as people write it, such as 2026年3月 or 2026年第一季度. */
export const periodText = (
  t: TFunction,
  { kind, name }: Pick<Period, "kind" | "name">,
  language: string,
): string => {
  const first = parsePeriod(name)?.first;
  if (first === undefined) return name;
  const year = first.slice(0, 4);
  switch (kind) {
    case "day":
      return dateText(first, language);
    case "month":
      return monthText(first, language);
    case "quarter":
      return t("serviceLevel.quarter", { year, quarter: name.slice(-1) });
    case "year":
      return t("serviceLevel.year", { year });
  }
};

/** A part of a period on the axis of a chart: 3月2日 of a day, 3月 of a month. */
export const partText = (name: string, language: string): string => {
  const period = parsePeriod(name);
  if (!period) return name;
  if (period.kind === "day") return shortDateText(name, language);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    month: "short",
  }).format(new Date(`${period.first}T00:00:00Z`));
};
