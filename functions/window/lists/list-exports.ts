import type { listOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listListExports as listExports, noteListExport } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Puts on the record of one of the caller's regions that they take a list of its cases out. */
export const recordListExport =
  ({ store }: Pick<Resources, "store">): Run<typeof listOperations.recordListExport, Staff> =>
  async ({ body: { region, ...made }, caller, now: at }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    await noteListExport(store, region, { ...made, at, by: { id: caller.id, name: caller.name } });
    return answered({ at });
  };

/** Lists who took lists out of a region of the caller, the last first. */
export const listListExports =
  ({
    store,
    cursors,
  }: Pick<Resources, "store" | "cursors">): Run<typeof listOperations.listListExports, Staff> =>
  async ({ query: { region, cursor }, caller }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const scope = `exports of ${region}`;
    const from = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && typeof from !== "string") return problem("unknown-cursor");
    const { exports, next } = await listExports(store, region, from as string | undefined);
    return answered({
      exports: exports.map(({ conditions, ...made }) => ({ ...made, conditions: [...conditions] })),
      cursor: next === undefined ? null : await cursors.write(scope, next),
    });
  };
