import type { statementOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadStatement, loadStatementCases } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { termsFor } from "./statement-view.ts";

/** Where the next page begins; a statement never changes, so neither do its pages. */
type Place = { readonly number: number; readonly page: number };

/** Lists the cases that a statement counts; a cursor goes on in the statement that it began with. */
export const listStatementCases =
  ({ store, cursors }: Resources): Run<typeof statementOperations.listStatementCases, Staff> =>
  async ({ params: { agreementId, day }, query, caller }) => {
    const terms = await termsFor(store, agreementId, caller);
    if (!terms) return problem("not-found");
    const scope = `statement ${terms.id} ${day}`;
    const place =
      query.cursor === undefined
        ? undefined
        : ((await cursors.read(scope, query.cursor)) as Place | undefined);
    if (query.cursor !== undefined && !place) return problem("unknown-cursor");
    const statement = await loadStatement(store, terms.id, day, place?.number ?? query.number);
    if (!statement) return problem("not-found");
    const page = place?.page ?? 1;
    const cases = (await loadStatementCases(store, statement, page)) ?? [];
    const next = cases.length > 0 && (await loadStatementCases(store, statement, page + 1));
    return answered({
      cases: [...cases],
      cursor: next ? await cursors.write(scope, { number: statement.number, page: page + 1 }) : null,
    });
  };
