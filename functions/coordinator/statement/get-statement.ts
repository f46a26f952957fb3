import type { statementOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadStatement } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { statementView, termsFor } from "./statement-view.ts";

/** Shows a statement to the coordinators of the agreement's parties. */
export const getStatement =
  ({ store }: Resources): Run<typeof statementOperations.getStatement, Staff> =>
  async ({ params: { agreementId, day }, query, caller }) => {
    const terms = await termsFor(store, agreementId, caller);
    const statement = terms && (await loadStatement(store, terms.id, day, query.number));
    return statement ? answered(await statementView(store, statement)) : problem("not-found");
  };
