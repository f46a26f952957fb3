import type { paperView as paperSchema, verifiedPaper } from "@tongban/contract";
import { type Instant, voidedPapers } from "@tongban/domain";
import type { CaseHistory, Paper } from "@tongban/store";
import type * as z from "zod";
import { statementOf, voidingOf } from "./paper-statement.ts";

/** What tells whether a paper stands: all papers of its case, and the case's events, which declare papers void. */
export type CaseWithPapers = Pick<CaseHistory, "events"> & { readonly papers: readonly Paper[] };

/** A paper as it is shown among all of its case; the last of its kind stands, unless it is void. */
export const paperView = (paper: Paper, all: CaseWithPapers): z.output<typeof paperSchema> => {
  const { n, kind, title, number, organ, date, code } = paper;
  return {
    n,
    paper: kind,
    title,
    number,
    organ,
    date,
    code,
    statement: signedStatement(paper),
    ...standing(paper, all),
  };
};

/** What anyone is told of a paper; nothing while its file is being made. */
export const verifiedPaperView = (
  paper: Paper,
  all: CaseWithPapers,
): z.output<typeof verifiedPaper> | undefined => {
  const statement = signedStatement(paper);
  return statement ? { statement, ...standing(paper, all) } : undefined;
};

/** Void it is from the event on that says so, before the press stated it. */
const standing = (paper: Paper, { papers, events }: CaseWithPapers) => {
  const { kind, n } = paper;
  const voidedAt: Instant | null = voidedPapers(events).get(n) ?? null;
  const stands = voidedAt === null && !papers.some((other) => other.kind === kind && other.n > n);
  return { stands, voidedAt, voided: signedVoiding(paper) };
};

const signedStatement = (paper: Paper) =>
  paper.file ? { ...statementOf(paper, paper.file), signature: paper.file.signature } : null;

const signedVoiding = (paper: Paper) =>
  paper.voided ? { ...voidingOf(paper, paper.voided), signature: paper.voided.signature } : null;
