import type { paperView as paperSchema, verifiedPaper } from "@tongban/contract";
import type { Paper } from "@tongban/store";
import type * as z from "zod";
import { statementOf, voidingOf } from "./paper-statement.ts";

/** A paper as it is shown among all of its case; the last of its kind stands, unless it is void. */
export const paperView = (paper: Paper, all: readonly Paper[]): z.output<typeof paperSchema> => {
  const { n, kind, title, number, organ, date, code } = paper;
  return {
    n,
    paper: kind,
    title,
    number,
    organ,
    date,
    code,
    stands: stands(paper, all),
    statement: signedStatement(paper),
    voided: signedVoiding(paper),
  };
};

/** What anyone is told of a paper; nothing while its file is being made. */
export const verifiedPaperView = (
  paper: Paper,
  all: readonly Paper[],
): z.output<typeof verifiedPaper> | undefined => {
  const statement = signedStatement(paper);
  return statement ? { stands: stands(paper, all), statement, voided: signedVoiding(paper) } : undefined;
};

const stands = ({ kind, n, voided }: Paper, all: readonly Paper[]): boolean =>
  !voided && !all.some((other) => other.kind === kind && other.n > n);

const signedStatement = (paper: Paper) =>
  paper.file ? { ...statementOf(paper, paper.file), signature: paper.file.signature } : null;

const signedVoiding = (paper: Paper) =>
  paper.voided ? { ...voidingOf(paper, paper.voided), signature: paper.voided.signature } : null;
