import type { windowOperations } from "@tongban/contract";
import { type Case, type RegionCode, refusal, type Staff, type WindowId } from "@tongban/domain";
import {
  afterWork,
  listSentCases,
  listWork,
  loadWindows,
  type Page,
  type Place,
  type Worklist,
} from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { CaseSide } from "../views/side-of.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";

type ReadBoard = Run<typeof windowOperations.readBoard, Staff>;

/**
 * Shows a list of work by due: waiting at a window, the caller's own, or all that a window's team holds; or what the
 * window's region sent out, newest first.
 */
export const readBoard =
  (resources: Resources): ReadBoard =>
  async ({ query, caller }) => {
    const window = query.window ?? caller.windows[0];
    if (window === undefined || !caller.windows.includes(window)) return problem("not-found");
    if (query.list === "team") {
      if (caller.role !== "lead") return refusal("lead-required");
      return showRows(resources, await heldByTeam(resources, window, query.limit), caller, null);
    }
    const list = await listOf(resources, query.list, window, caller);
    if (!list) return problem("not-found");
    const scope = `board of ${JSON.stringify(list)}`;
    const from = query.cursor === undefined ? undefined : await resources.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const page = await readList(resources, list, query.limit, from as Place | undefined);
    const cursor = page.next ? await resources.cursors.write(scope, page.next) : null;
    const cases = page.heads.map(({ kase }) => kase);
    return showRows(resources, cases, caller, cursor, "region" in list ? "source" : "handling");
  };

type List = Worklist | { readonly region: RegionCode };

const listOf = async (
  { store }: Resources,
  list: "waiting" | "mine" | "sent",
  window: WindowId,
  caller: Staff,
): Promise<List | undefined> => {
  if (list !== "sent") return list === "mine" ? { staff: caller.id } : { window };
  const [found] = await loadWindows(store, [window]);
  return found && caller.regions.includes(found.region) ? { region: found.region } : undefined;
};

const readList = ({ store }: Resources, list: List, limit: number, from: Place | undefined): Promise<Page> =>
  "region" in list ? listSentCases(store, list.region, limit, from) : listWork(store, list, limit, from);

const showRows = async (
  { store }: Resources,
  cases: readonly Case[],
  viewer: Staff,
  cursor: string | null,
  side: CaseSide = "handling",
): ReturnType<ReadBoard> => {
  const names = side === "source" ? new Map() : await namesOfHolders(store, cases, viewer);
  return answered({ cases: cases.map((kase) => staffCaseRowView(kase, names, side)), cursor });
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
