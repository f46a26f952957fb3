import {
  addDays,
  type LocalDate,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodAround,
  periodBefore,
} from "@tongban/domain";

/** How many periods of each kind can be chosen from. */
const chosenFrom: Readonly<Record<PeriodKind, number>> = { day: 62, month: 24, quarter: 8, year: 5 };

/** The period that an address names; the month of today where it names none that has begun. */
export const periodOf = (name: string | null, today: LocalDate): Period => {
  const named = name === null ? undefined : parsePeriod(name);
  return named && named.first <= today ? named : periodAround("month", today);
};

/** The period of another kind that is looked at instead: the one that holds the end of this one, or today. */
export const periodOfKind = (kind: PeriodKind, { last }: Period, today: LocalDate): Period =>
  periodAround(kind, last < today ? last : today);

/** The period after, as long as it has begun. */
export const periodAfter = ({ kind, last }: Period, today: LocalDate): Period | undefined =>
  last < today ? periodAround(kind, addDays(last, 1)) : undefined;

/** The periods of a kind up to today, the latest first, and with them one that is older. */
export const periodsUpTo = (chosen: Period, today: LocalDate): readonly Period[] => {
  const periods = [periodAround(chosen.kind, today)];
  for (let at = periods[0]; at && periods.length < chosenFrom[chosen.kind]; ) {
    at = periodBefore(at);
    periods.push(at);
  }
  return periods.some(({ name }) => name === chosen.name) ? periods : [...periods, chosen];
};
