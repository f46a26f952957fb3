import type { materialOperations } from "@tongban/contract";
import { listAccesses, loadHead } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { May } from "../views/side-of.ts";

/** Shows who saw what of a case, newest first, to callers who may see that. */
export const listCaseAccesses =
  <Caller>(
    { store, cursors }: Pick<Resources, "store" | "cursors">,
    maySee: May<Caller>,
  ): Run<typeof materialOperations.listCaseAccesses, Caller> =>
  async ({ params: { caseId }, query: { cursor }, caller }) => {
    const head = await loadHead(store, caseId);
    if (!head || !maySee(caller, head.kase)) return problem("not-found");
    const scope = `accesses#${caseId}`;
    const after = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && typeof after !== "string") return problem("unknown-cursor");
    const { accesses, next } = await listAccesses(store, caseId, after as string | undefined);
    return answered({
      accesses: accesses.map((each) => ({
        ...each,
        name: each.name ?? null,
        sha256: each.sha256 ?? null,
        title: each.title ?? null,
        paper: each.paper ?? null,
      })),
      cursor: next === undefined ? null : await cursors.write(scope, next),
    });
  };
