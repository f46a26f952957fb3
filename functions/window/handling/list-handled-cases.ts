import type { handlingOperations } from "@tongban/contract";
import { type Case, worksAt } from "@tongban/domain";
import { loadHandlingTerms, type Partner } from "@tongban/store";
import { findDue } from "../../coordinator/find-due.ts";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { caseSummary } from "../../views/case-summary.ts";

/** Every due instant begins with its year. */
const wheneverDue = { from: "0", until: "9" };

/** Lists what is open at a handling system's windows, whoever holds it, by due: with that a system that is new begins. */
export const listHandledCases =
  ({ store, cursors }: Resources): Run<typeof handlingOperations.listHandledCases, Partner> =>
  async ({ query: { limit, cursor }, caller }) => {
    const handles = await loadHandlingTerms(store, caller.id);
    if (!handles) return problem("not-found");
    const { region } = handles;
    const scope = `open cases of ${region} for ${caller.id}`;
    const after = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && after === undefined) return problem("unknown-cursor");
    const matches = ({ origin: { handling }, window }: Case) => worksAt(handles, { handling, window });
    const found = await findDue(store, {
      region,
      due: wheneverDue,
      limit,
      matches,
      // A cursor is authenticated and bound to its list, so it holds what this list put there.
      after: after as string | undefined,
    });
    return answered({
      cases: found.cases.map(caseSummary),
      cursor: found.next === undefined ? null : await cursors.write(scope, found.next),
    });
  };
