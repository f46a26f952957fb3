import { instantFromEpochMs, nationalCalendar } from "@tongban/domain";
import { loadKeptCalendar, type TableContext } from "@tongban/store";
import { readCalendarFile, seededCalendarFile } from "./calendar-file.ts";
import { loadCalendar } from "./load-calendar.ts";

/**
 * Loads the national notice that comes with the broker where there is no national calendar, and says whether it did.
 * A calendar that is there is never touched: newer notices are loaded by command.
 */
export const seedCalendar = async (store: TableContext): Promise<boolean> => {
  if (await loadKeptCalendar(store, nationalCalendar)) return false;
  const notice = readCalendarFile(seededCalendarFile);
  if (!("years" in notice)) throw new Error(`the seeded calendar is wrong: ${notice.join(" ")}`);
  const said: string[] = [];
  const now = instantFromEpochMs(Date.now());
  const outcome = await loadCalendar({ store, now, by: "seed", say: (line) => said.push(line) }, notice);
  if (outcome === "rejected") throw new Error(`the seeded calendar is wrong: ${said.join(" ")}`);
  return outcome === "loaded";
};
