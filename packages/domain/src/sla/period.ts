import { addDays, type LocalDate, parseLocalDate } from "../clock/instant.ts";

/** What the service level is looked at by: 日, 月, 季, 年 of Asia/Shanghai. */
export const periodKinds = ["day", "month", "quarter", "year"] as const;

/** One of {@link periodKinds}. */
export type PeriodKind = (typeof periodKinds)[number];

/** A day, month, quarter or year with its first and last day; `name` is `2026-03-02`, `2026-03`, `2026-Q1` or `2026`. */
export type Period = {
  readonly kind: PeriodKind;
  readonly name: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
};

const FORM = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])))?$/;

/** Reads a period by its name; undefined where there is no such day, month, quarter or year. */
export const parsePeriod = (name: string): Period | undefined => {
  const [, year, month, day, quarter] = FORM.exec(name) ?? [];
  if (year === undefined) return undefined;
  if (day !== undefined) return between("day", name, name, name);
  if (month !== undefined) return months("month", name, Number(year), Number(month), 1);
  if (quarter !== undefined) return months("quarter", name, Number(year), Number(quarter) * 3 - 2, 3);
  return months("year", name, Number(year), 1, 12);
};

/** The period of a kind that a date lies in. */
export const periodAround = (kind: PeriodKind, date: LocalDate): Period => {
  const month = date.slice(0, 7);
  const names: Record<PeriodKind, string> = {
    day: date,
    month,
    quarter: `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
    year: date.slice(0, 4),
  };
  const period = parsePeriod(names[kind]);
  if (!period) throw new RangeError(`${date} lies in no ${kind}`);
  return period;
};

/** The period of the same kind before. */
export const periodBefore = ({ kind, first }: Period): Period => periodAround(kind, addDays(first, -1));

/** The periods of a finer kind that a period consists of, in order. */
export const partsOf = ({ first, last }: Period, kind: PeriodKind): readonly Period[] => {
  const parts: Period[] = [];
  for (let date = first; date <= last; ) {
    const part = periodAround(kind, date);
    parts.push(part);
    date = addDays(part.last, 1);
  }
  return parts;
};

const months = (
  kind: PeriodKind,
  name: string,
  year: number,
  month: number,
  count: number,
): Period | undefined => {
  const after = month + count > 12 ? monthName(year + 1, month + count - 12) : monthName(year, month + count);
  const next = parseLocalDate(`${after}-01`);
  return next && between(kind, name, `${monthName(year, month)}-01`, addDays(next, -1));
};

const monthName = (year: number, month: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;

const between = (kind: PeriodKind, name: string, from: string, to: string): Period | undefined => {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)];
  return first && last && { kind, name, first, last };
};
