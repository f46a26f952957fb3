import { isDeepStrictEqual } from "node:util";
import type { listOperations } from "@tongban/contract";
import { type ListView, type Refusal, refusal, type Staff } from "@tongban/domain";
import { loadViews, loadWindows, type StoreContext, saveViews, type ViewOwner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Shows the caller's saved views, and those that the leads of their windows share. */
export const getListViews =
  ({ store }: Pick<Resources, "store">): Run<typeof listOperations.getListViews, Staff> =>
  async ({ caller }) =>
    answered(await viewsOf(store, caller));

/** Saves all views of the caller, or those of a window's team, as they are to be from now on. */
export const keepListViews =
  ({ store }: Pick<Resources, "store">): Run<typeof listOperations.keepListViews, Staff> =>
  async ({ body: { window, version, views }, caller }) => {
    if (window !== undefined && !caller.windows.includes(window)) return problem("not-found");
    if (window !== undefined && caller.role !== "lead") return refusal("lead-required");
    const wrong = repeatedIn(views);
    if (wrong) return wrong;
    const owner: ViewOwner = window === undefined ? { staff: caller.id } : { window };
    if (await saveViews(store, owner, { version, views })) return answered(await viewsOf(store, caller));
    const [now] = await loadViews(store, [owner]);
    // A repetition finds its own views there.
    const isMine = now?.version === version + 1 && isDeepStrictEqual(now.views, views);
    return isMine
      ? answered(await viewsOf(store, caller))
      : refusal("views-changed", { version: now?.version ?? 0 });
  };

const repeatedIn = (views: readonly ListView[]): Refusal | undefined => {
  const twice = views.find(
    ({ name, page, isDefault }, n) =>
      views.findIndex((one) => one.page === page && (one.name === name || (isDefault && one.isDefault))) !==
      n,
  );
  return twice && refusal("view-repeated", { name: twice.name });
};

const viewsOf = async (store: StoreContext, { id, windows }: Staff) => {
  const [found, [mine = noViews, ...teams]] = await Promise.all([
    loadWindows(store, windows),
    loadViews(store, [{ staff: id }, ...windows.map((window) => ({ window }))]),
  ]);
  const names = new Map(found.map((window) => [window.id, window.name]));
  return {
    mine: written(mine),
    shared: windows.map((window, n) => ({
      window,
      name: names.get(window) ?? window,
      ...written(teams[n] ?? noViews),
    })),
  };
};

const noViews = { version: 0, views: [] };

const written = ({ version, views }: { readonly version: number; readonly views: readonly ListView[] }) => ({
  version,
  views: views.map(({ conditions, columns, ...view }) => ({
    ...view,
    conditions: [...conditions],
    columns: [...columns],
  })),
});
