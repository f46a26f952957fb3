import type { windowOperations } from "@tongban/contract";
import {
  type Case,
  type Instant,
  type RegionCode,
  refusal,
  reviewsAt,
  type Staff,
  type StaffId,
  type WindowId,
} from "@tongban/domain";
import {
  afterWork,
  listDoneCases,
  listReviews,
  listSentCases,
  listWork,
  loadWindows,
  type Page,
  type Place,
  receivedPlace,
  type StoreContext,
  type Worklist,
} from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { type FoundCases, findCases, isDue } from "../views/find-cases.ts";
import { loadPartDues } from "../views/joint.ts";
import { type CaseSide, sideOf } from "../views/side-of.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";

type ReadBoard = Run<typeof windowOperations.readBoard, Staff>;

/**
 * Shows a list of work by due: waiting at a window, the caller's own, waiting for review, or all that a window's team holds; what the
 * caller decided or declined, the last first; or what the window's region sent out, newest first.
 */
export const readBoard =
  (resources: Resources): ReadBoard =>
  async ({ query, caller, now }) => {
    const window = query.window ?? caller.windows[0];
    if (window === undefined || !caller.windows.includes(window)) return problem("not-found");
    if (query.list === "team") {
      if (caller.role !== "lead") return refusal("lead-required");
      return showRows(resources, await heldByTeam(resources, window, query.limit), caller, null);
    }
    if (query.list === "reviews" && !reviewsAt(caller, window))
      return refusal("reviewer-required", { window });
    const list = await listOf(resources, query.list, window, caller);
    if (!list) return problem("not-found");
    const scope = `board of ${JSON.stringify(list)}${query.status ?? ""}${query.due ?? ""}`;
    const from = query.cursor === undefined ? undefined : await resources.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const page = await readList(resources, list, query, now, from as Place | undefined);
    const cursor = page.next ? await resources.cursors.write(scope, page.next) : null;
    const side = "region" in list ? "source" : "handling";
    // A person may have left the window where they decided a case; then it is not theirs to see any more.
    const cases =
      "done" in list ? page.cases.filter((kase) => sideOf(caller, kase) !== undefined) : page.cases;
    return showRows(resources, cases, caller, cursor, side);
  };

type Query = Call<typeof windowOperations.readBoard, Staff>["query"];
type List =
  | Worklist
  | { readonly reviewedAt: WindowId }
  | { readonly done: StaffId }
  | { readonly region: RegionCode };

const listOf = async (
  { store }: Resources,
  list: Exclude<Query["list"], "team">,
  window: WindowId,
  caller: Staff,
): Promise<List | undefined> => {
  if (list === "waiting") return { window };
  if (list === "mine") return { staff: caller.id };
  if (list === "done") return { done: caller.id };
  if (list === "reviews") return { reviewedAt: window };
  const [found] = await loadWindows(store, [window]);
  return found && caller.regions.includes(found.region) ? { region: found.region } : undefined;
};

const readList = async (
  { store }: Resources,
  list: List,
  query: Query,
  now: Instant,
  from: Place | undefined,
): Promise<FoundCases> => {
  const filtered = query.status !== undefined || query.due !== undefined;
  if ("region" in list && filtered) return findSent(store, list.region, query, now, from);
  const { heads, next } = await readPage(store, list, query.limit, from);
  return { cases: heads.map(({ kase }) => kase), next };
};

const readPage = (store: StoreContext, list: List, limit: number, from: Place | undefined): Promise<Page> => {
  if ("region" in list) return listSentCases(store, list.region, limit, from);
  if ("reviewedAt" in list) return listReviews(store, list.reviewedAt, limit, from);
  return "done" in list ? listDoneCases(store, list.done, limit, from) : listWork(store, list, limit, from);
};

const findSent = (
  store: StoreContext,
  region: RegionCode,
  { status, due, limit }: Query,
  now: Instant,
  from: Place | undefined,
): Promise<FoundCases> =>
  findCases(
    {
      read: (most, place) => listSentCases(store, region, most, place),
      placeAfter: (kase) => receivedPlace("source", kase),
    },
    (kase) => (status === undefined || kase.status === status) && isDue(kase, due, now),
    limit,
    from,
  );

const showRows = async (
  { store }: Resources,
  cases: readonly Case[],
  viewer: Staff,
  cursor: string | null,
  side: CaseSide = "handling",
): ReturnType<ReadBoard> => {
  const names = side === "source" ? new Map() : await namesOfHolders(store, cases, viewer);
  const partDues = await loadPartDues(store, cases);
  return answered({ cases: cases.map((kase) => staffCaseRowView(kase, names, side, partDues)), cursor });
};

/** What a team holds is bounded by what its people can have in work, so it is one page. */
const heldByTeam = async (
  { store }: Resources,
  window: WindowId,
  limit: number,
): Promise<readonly Case[]> => {
  const [found] = await loadWindows(store, [window]);
  const pages = await Promise.all((found?.team ?? []).map(({ id }) => listWork(store, { staff: id }, limit)));
  return pages
    .flatMap(({ heads }) => heads.map(({ kase }) => kase))
    .filter((kase) => kase.window === window)
    .sort((a, b) => (afterWork(a) < afterWork(b) ? -1 : 1))
    .slice(0, limit);
};
