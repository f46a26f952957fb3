import {
  type CompletenessStatement,
  type Countersignature,
  canonicalJson,
  countersignedText,
  merkleRoot,
  standings,
} from "@tongban/domain";
import { checkSignature } from "./check-signature.ts";
import { countIn, type Finding, listIn, type Part, partIn, textIn } from "./finding.ts";
import { sha256 } from "./sha256.ts";

/**
 * A completeness statement says what became of every case that an agreement admitted on a day:
 *
 *     admitted = decided on time + decided late + declined + withdrawn + abandoned + terminated + open
 *
 * It binds the cases by the root of a Merkle tree (RFC 6962), computed again here where the cases are in the file. The
 * coordinators of the regions sign the counts and the root by keys of their own.
 */
export const checkCompletenessStatement = (
  statement: Part,
  trustedKeys: readonly string[],
): readonly Finding[] => [
  ...checkSum(statement),
  ...("cases" in statement ? checkCases(statement) : []),
  ...checkCountersignatures(statement, trustedKeys),
];

const checkSum = (statement: Part): readonly Finding[] => {
  const counts = partIn(statement, "counts");
  const sum = standings.reduce(
    (total, standing) => total + countIn(counts, standing, `counts.${standing}`),
    0,
  );
  return sum === countIn(statement, "admitted")
    ? []
    : [{ part: "admitted", fault: `the counts make ${sum}` }];
};

const checkCases = (statement: Part): readonly Finding[] => {
  const cases = listIn(statement, "cases", "case");
  return [...checkOrder(cases), ...checkCounts(statement, cases), ...checkRoot(statement, cases)];
};

/** Cases stand in the order of their ids, so that none can be counted twice. */
const checkOrder = (cases: readonly Part[]): readonly Finding[] =>
  cases.flatMap((one, index) => {
    const before = cases[index - 1];
    const path = `case ${index + 1}`;
    return !before || textIn(before, "caseId", path) < textIn(one, "caseId", path)
      ? []
      : [{ part: path, fault: "it does not come after the one before it by its id" }];
  });

const checkCounts = (statement: Part, cases: readonly Part[]): readonly Finding[] => {
  const counts = partIn(statement, "counts");
  const found = standings.flatMap((standing) => {
    const counted = cases.filter((one) => one["standing"] === standing).length;
    return counted === counts[standing]
      ? []
      : [{ part: `counts.${standing}`, fault: `of the cases ${counted} stand so` }];
  });
  return cases.length === statement["admitted"]
    ? found
    : [{ part: "admitted", fault: `there are ${cases.length} cases` }, ...found];
};

const checkRoot = (statement: Part, cases: readonly Part[]): readonly Finding[] => {
  const entries = cases.map((one) => Buffer.from(canonicalJson(one), "utf8"));
  const root = Buffer.from(merkleRoot(entries, sha256)).toString("base64url");
  return textIn(statement, "root") === root
    ? []
    : [{ part: "root", fault: "it is not the root over these cases: one was changed, added or left out" }];
};

const checkCountersignatures = (statement: Part, trustedKeys: readonly string[]): readonly Finding[] =>
  listIn(statement, "countersignatures", "countersignature").flatMap((countersignature, index) => {
    const path = `countersignature ${index + 1}`;
    const signedBy = {
      region: textIn(countersignature, "region", path),
      signedAt: textIn(countersignature, "signedAt", path),
    };
    const text = countersignedText(
      statement as unknown as CompletenessStatement,
      signedBy as Pick<Countersignature, "region" | "signedAt">,
    );
    const { region: _region, signedAt: _signedAt, ...signature } = countersignature;
    return checkSignature(signature, text, path, trustedKeys);
  });
