import type { windowRoutes } from "@tongban/contract";
import { type Case, refused, type Staff, type WindowId } from "@tongban/domain";
import { afterWork, listWork, loadWindows, type Place, type Worklist } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";

type ReadBoard = Run<typeof windowRoutes.readBoard, Staff>;

/** Shows a list of work by due: waiting at a window, the caller's own, or all that a window's team holds. */
export const readBoard =
  (broker: Broker): ReadBoard =>
  async ({ query, caller }) => {
    const window = query.window ?? caller.windows[0];
    if (window === undefined || !caller.windows.includes(window)) return problem("not-found");
    if (query.list === "team") {
      if (caller.role !== "lead") return refused("lead-required");
      return showRows(broker, await heldByTeam(broker, window, query.limit), caller, null);
    }
    const list: Worklist = query.list === "mine" ? { staff: caller.id } : { window };
    const scope = `board of ${JSON.stringify(list)}`;
    const from = query.cursor === undefined ? undefined : await broker.cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const page = await listWork(broker.store, list, query.limit, from as Place | undefined);
    const cursor = page.next ? await broker.cursors.write(scope, page.next) : null;
    return showRows(
      broker,
      page.heads.map(({ kase }) => kase),
      caller,
      cursor,
    );
  };

const showRows = async (
  { store }: Broker,
  cases: readonly Case[],
  viewer: Staff,
  cursor: string | null,
): ReturnType<ReadBoard> => {
  const names = await namesOfHolders(store, cases, viewer);
  return answered({ cases: cases.map((kase) => staffCaseRowView(kase, names)), cursor });
};

/** What a team holds is bounded by what its people can have in work, so it is one page. */
const heldByTeam = async ({ store }: Broker, window: WindowId, limit: number): Promise<readonly Case[]> => {
  const [desk] = await loadWindows(store, [window]);
  const pages = await Promise.all((desk?.team ?? []).map(({ id }) => listWork(store, { staff: id }, limit)));
  return pages
    .flatMap(({ heads }) => heads.map(({ kase }) => kase))
    .filter((kase) => kase.window === window)
    .sort((a, b) => (afterWork(a) < afterWork(b) ? -1 : 1))
    .slice(0, limit);
};
