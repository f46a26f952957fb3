import { useQuery } from "@tanstack/react-query";
import { windowOperations } from "@tongban/contract";
import { type Calendar, type Calendars, calendarFor, type RegionCode } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { queryKeys } from "./window-queries.ts";

type Answer = Returned<typeof windowOperations.listCalendars>;

const HOUR = 3_600_000;

/** Tells the calendar that a handling region's due dates follow; nothing until the calendars are read. */
export const useCalendarOf = (): ((region: RegionCode) => Calendar | undefined) => {
  const api = useBrokerApi();
  const { data } = useQuery({
    queryKey: queryKeys.calendars,
    queryFn: async ({ queryKey, signal }) =>
      calendarsOf(
        await api.read(queryKey, (client, ifNoneMatch) =>
          client.call(windowOperations.listCalendars, { ifNoneMatch, signal }),
        ),
      ),
    staleTime: HOUR,
  });
  return (region) => data && calendarFor(data, region);
};

/** The calendars as the domain counts by them; throws on one without a year, which the broker does not keep. */
export const calendarsOf = ({ national, local }: Answer): Calendars => ({
  national: calendarOf(national),
  local: new Map(local.map(({ region, ...calendar }) => [region, calendarOf(calendar)])),
});

const calendarOf = ({ version, years: [first, ...rest] }: Answer["national"]): Calendar => {
  if (first === undefined) throw new Error("a calendar without a year");
  return { version, years: [first, ...rest] };
};
