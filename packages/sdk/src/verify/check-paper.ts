import { paperKinds } from "@tongban/domain";
import { countIn, type Finding, type Part, textIn } from "./finding.ts";

/**
 * A paper's statement says what the broker issued: the kind, number, organ and date of a paper (文书), and the SHA-256 and
 * the size of its PDF. The file itself stands beside it: whoever has it compares the digest.
 */
export const checkPaper = (statement: Part): readonly Finding[] => {
  for (const name of ["title", "number", "organ", "date", "code"]) textIn(statement, name);
  countIn(statement, "size");
  const kind = textIn(statement, "paper");
  return [
    ...(paperKinds.some((one) => one === kind)
      ? []
      : [{ part: "paper", fault: `it is no kind of paper: ${kind}` }]),
    ...(/^[0-9a-f]{64}$/.test(textIn(statement, "sha256"))
      ? []
      : [{ part: "sha256", fault: "it is not a SHA-256 in hex" }]),
  ];
};

/** The statement of a void paper says which one, when, and which one took its place. */
export const checkPaperVoiding = (statement: Part): readonly Finding[] => {
  for (const name of ["title", "number", "organ", "code", "voidedAt"]) textIn(statement, name);
  if (statement["replacedBy"] !== null) textIn(statement, "replacedBy");
  return [];
};
