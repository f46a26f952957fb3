import type { coordinatorOperations } from "@tongban/contract";
import {
  type CaseStatus,
  dueSpans,
  type Instant,
  openStatuses,
  type RegionCode,
  type Staff,
} from "@tongban/domain";
import { loadStatusCounts } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { countAges, countDue } from "./count-due.ts";
import { scopeOfList } from "./region-work.ts";

/**
 * Counts by status, from the tally, what a region received or sent out; what is due of the received, from the lists of
 * open work.
 */
export const summarizeRegion =
  (resources: Resources): Run<typeof coordinatorOperations.summarizeRegion, Staff> =>
  async ({ query: { region, direction }, caller, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const counting = loadStatusCounts(resources.store, scopeOfList(direction, region));
    const due = direction === "in" ? await dueIn(resources, region, now) : undefined;
    const counts = await counting;
    return answered({
      region,
      direction,
      counts,
      dueToday: due?.dueToday ?? null,
      overdue: due?.overdue ?? null,
      ageing: due?.ages ? { ...due.ages, later: laterOf(counts, due) } : null,
      at: now,
    });
  };

type Due = Awaited<ReturnType<typeof countDue>> & { readonly ages?: Awaited<ReturnType<typeof countAges>> };

/** Past the end of the calendar there are no working days to tell ages by. */
const dueIn = async ({ store, calendarOf }: Resources, region: RegionCode, now: Instant): Promise<Due> => {
  const found = dueSpans(await calendarOf(region), now);
  if (!found.ok) return countDue(store, region, now);
  const ages = await countAges(store, region, found.spans);
  return { dueToday: ages.today, overdue: ages["overdue-long"] + ages["overdue-short"], ages };
};

/** All that is open but not due within five working days; the tally is some seconds behind the lists, and is never below them. */
const laterOf = (counts: Readonly<Partial<Record<CaseStatus, number>>>, { ages }: Due): number => {
  const open = openStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const near = Object.values(ages ?? {}).reduce((sum, count) => sum + count, 0);
  return Math.max(0, open - near);
};
