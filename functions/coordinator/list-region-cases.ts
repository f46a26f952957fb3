import type { coordinatorOperations } from "@tongban/contract";
import {
  type Case,
  type DueSpan,
  dueOf,
  isOpen,
  knownPeriod,
  type Period,
  refusal,
  type Staff,
} from "@tongban/domain";
import { listRegionCases, listSentCases, type Place, receivedPlace } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { findCases } from "../views/find-cases.ts";
import { sideOf } from "../views/side-of.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";
import { isCountedIn } from "./counted-in.ts";
import { dueSpanOf } from "./due-span.ts";
import { findDue } from "./find-due.ts";

type ListRegionCases = typeof coordinatorOperations.listRegionCases;
type Query = Call<ListRegionCases, Staff>["query"] & {
  readonly asked: Period | undefined;
  readonly span: DueSpan | undefined;
};
/** Some cases, and what the cursor to the next ones stands for. */
type Found = { readonly cases: readonly Case[]; readonly next: unknown };

/** Lists what a region received, newest first (due or overdue ones by due), or what it sent out, newest first. */
export const listCasesOfRegion =
  (resources: Resources): Run<ListRegionCases, Staff> =>
  async ({ query, caller, now }) => {
    if (!caller.regions.includes(query.region)) return problem("not-found");
    const asked = query.period === undefined ? undefined : knownPeriod(query.period, now);
    if (asked?.kind === "refusal") return asked;
    const span = await dueSpanOf(resources, query, now);
    if (span?.ok === false) return refusal("due-date-beyond-calendar", { year: span.year });
    const scope = `${query.due ?? "all"} cases ${query.direction} ${query.region}`;
    const from = query.cursor === undefined ? undefined : await resources.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const found = await find(resources, { ...query, asked: asked?.period, span: span?.value }, from);
    const rows = found.cases.map((kase) => ({ kase, side: sideOf(caller, kase) ?? "source" }));
    const handled = rows.flatMap(({ kase, side }) => (side === "handling" ? [kase] : []));
    const names = await namesOfHolders(resources.store, handled);
    return answered({
      cases: rows.map(({ kase, side }) => staffCaseRowView(kase, names, side)),
      cursor: found.next === undefined ? null : await resources.cursors.write(scope, found.next),
    });
  };

/** A cursor is authenticated and bound to its list, so it holds what this list put there. */
const find = ({ store }: Resources, query: Query, from: unknown): Promise<Found> => {
  const { span, region, limit, direction } = query;
  const matching = (kase: Case) => matches(query, kase) && (direction === "in" || isDueWithin(kase, span));
  if (!span || direction === "out") return findNewest(store, query, matching, from as Place | undefined);
  return findDue(store, { region, due: span, limit, matches: matching, after: from as string | undefined });
};

const isDueWithin = (kase: Case, span: DueSpan | undefined): boolean =>
  span === undefined || (isOpen(kase) && span.from <= dueOf(kase).at && dueOf(kase).at < span.until);

const findNewest = (
  store: Resources["store"],
  { region, direction, limit }: Query,
  matching: (kase: Case) => boolean,
  from: Place | undefined,
): Promise<Found> => {
  const [list, index] =
    direction === "in" ? ([listRegionCases, "region"] as const) : ([listSentCases, "source"] as const);
  const newest = {
    read: (most: number, place: Place | undefined) => list(store, region, most, place),
    placeAfter: (kase: Case) => receivedPlace(index, kase),
  };
  return findCases(newest, matching, limit, from);
};

const matches = (query: Query, kase: Case): boolean =>
  isAt(query, kase) && isOf(query, kase) && isCountedIn(kase, query.counted, query.asked);

const isAt = ({ source, handling, window, region, direction }: Query, kase: Case): boolean =>
  (direction === "in" ? kase.origin.handling : kase.origin.source) === region &&
  (handling === undefined || kase.origin.handling === handling) &&
  (source === undefined || kase.origin.source === source) &&
  (window === undefined || kase.window === window);

const isOf = ({ status, matter, agreement, mode }: Query, kase: Case): boolean =>
  (status === undefined || kase.status === status) &&
  (matter === undefined || kase.origin.matter === matter) &&
  (agreement === undefined || kase.origin.pins.agreement === agreement) &&
  (mode === undefined || kase.origin.mode === mode);
