import type { Instant } from "@tongban/domain";
import {
  departmentsFor,
  type KeptEvent,
  listDepartments,
  loadHeads,
  noteTold,
  type StoreContext,
} from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { tellByFeed } from "./tell-by-feed.ts";

/**
 * Puts decisions into the feeds of the overseeing departments that they concern (审管联动), on the record of each case,
 * and into the lanes of the endpoints that departments have. The decision of a part is its own region's. It may run
 * twice: a feed knows its tail, and the record has one name for each.
 */
export const tellDepartments = async (
  store: StoreContext,
  queues: Pick<Queues, "deliver">,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  const decided = events.filter(({ type }) => type === "CaseDecided");
  const regions = [...new Set(decided.map(({ handling }) => handling))];
  const departments = (await Promise.all(regions.map((region) => listDepartments(store, region)))).flat();
  if (departments.length === 0) return;
  const heads = await loadHeads(
    store,
    decided.map(({ caseId }) => caseId),
  );
  const originOf = new Map(heads.map(({ kase: { origin } }) => [origin.id, origin]));
  const told = decided.flatMap((event) => {
    const origin = originOf.get(event.caseId);
    return origin ? departmentsFor(departments, origin).map((department) => ({ department, event })) : [];
  });
  await noteTold(
    store,
    told.map(({ department, event }) => ({ department, caseId: event.caseId, n: event.n, at: event.at })),
  );
  await Promise.all(
    [...Map.groupBy(told, ({ department }) => department.id)].map(([partner, some]) => {
      const entries = some.map(({ event: { caseId, n } }) => ({ caseId, n }));
      return tellByFeed(store, queues, partner, entries, now);
    }),
  );
};
