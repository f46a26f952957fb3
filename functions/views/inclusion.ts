import { createHash } from "node:crypto";
import type { evidencePack } from "@tongban/contract";
import { auditPath, type Case, canonicalJson, localDateOf, type StatementCase } from "@tongban/domain";
import { type IssuedStatement, loadStatement, loadStatementCases, type StoreContext } from "@tongban/store";
import type * as z from "zod";

type Inclusion = z.output<typeof evidencePack>["inclusion"];

/** Where the last statement of a case's agreement and day counts it; nothing while there is none. */
export const findInclusion = async (store: StoreContext, { origin }: Case): Promise<Inclusion> => {
  const statement = await loadStatement(store, origin.pins.agreement, localDateOf(origin.submittedAt));
  const cases = statement ? await allCases(store, statement) : [];
  const index = cases.findIndex(({ caseId }) => caseId === origin.id);
  const counted = cases[index];
  if (!statement || !counted) return null;
  const { agreement, day, number, root } = statement;
  const entries = cases.map((one) => Buffer.from(canonicalJson(one), "utf8"));
  const path = auditPath(entries, index, (bytes) => createHash("sha256").update(bytes).digest());
  return {
    agreement,
    day,
    number,
    root,
    size: cases.length,
    index,
    path: path.map((hash) => Buffer.from(hash).toString("base64url")),
    case: counted,
  };
};

const allCases = async (
  store: StoreContext,
  statement: IssuedStatement,
): Promise<readonly StatementCase[]> => {
  const cases: StatementCase[] = [];
  for (let page = 1; ; page++) {
    const found = await loadStatementCases(store, statement, page);
    if (!found) return cases;
    cases.push(...found);
  }
};
