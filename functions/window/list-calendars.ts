import type { windowOperations } from "@tongban/contract";
import type { Calendar, Staff } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** The calendars that are loaded. */
export const listCalendars =
  ({ calendars }: Resources): Run<typeof windowOperations.listCalendars, Staff> =>
  async () => {
    const { national, local } = await calendars();
    return answered({
      national: viewOf(national),
      local: [...local].map(([region, calendar]) => ({ region, ...viewOf(calendar) })),
    });
  };

const viewOf = ({ version, years }: Calendar) => ({
  version,
  years: years.map(({ year, status, off, work }) => ({ year, status, off: [...off], work: [...work] })),
});
