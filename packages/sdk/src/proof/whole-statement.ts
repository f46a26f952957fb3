import { statementOperations } from "@tongban/contract";
import { type Client, expectValue, type Returned } from "../client/index.ts";

/** Which completeness statement: of an agreement, of a day, the last one unless a number is given. */
export type StatementName = {
  readonly agreementId: string;
  /** `YYYY-MM-DD`, in China. */
  readonly day: string;
  readonly number?: number | undefined;
};

type Statement = Returned<typeof statementOperations.getStatement>;
type Cases = Returned<typeof statementOperations.listStatementCases>["cases"];

/** A completeness statement with all its cases, so that its root can be computed again. */
export type WholeStatement = Statement & { readonly cases: Cases };

/** Reads a statement and every page of its cases; throws a `ProblemError` where refused. */
export const readWholeStatement = async (
  client: Client,
  { agreementId, day, number }: StatementName,
  signal?: AbortSignal,
): Promise<WholeStatement> => {
  const params = { agreementId, day };
  const query = number === undefined ? {} : { number };
  const statement = expectValue(
    await client.call(statementOperations.getStatement, { params, query, signal }),
  );
  return { ...statement, cases: await readCases(client, params, statement.number, signal) };
};

const readCases = async (
  client: Client,
  params: Pick<StatementName, "agreementId" | "day">,
  number: number,
  signal: AbortSignal | undefined,
): Promise<Cases> => {
  const cases: Cases = [];
  let cursor: string | null | undefined;
  do {
    const query = { number, ...(cursor ? { cursor } : {}) };
    const page = expectValue(
      await client.call(statementOperations.listStatementCases, { params, query, signal }),
    );
    cases.push(...page.cases);
    cursor = page.cursor;
  } while (cursor !== null);
  return cases;
};
