import { type Countersignature, canonicalJson, countersignedText } from "@tongban/domain";
import { type SignatureAlgorithm, signText } from "@tongban/signature";
import { verifyText } from "../verify/verify-text.ts";
import type { WholeStatement } from "./whole-statement.ts";

/** A statement that does not hold, so that nobody should sign it; the message names each part that is wrong. */
export class StatementFault extends Error {
  override readonly name = "StatementFault";
}

/** Who countersigns: a region, by a key of its coordinator's own, at a time. */
export type Countersigning = Pick<Countersignature, "region" | "signedAt"> & {
  readonly algorithm: SignatureAlgorithm;
  readonly privateKeyPem: string;
};

/**
 * Computes a statement's counts and root again from its cases, and signs them only where they hold; throws a
 * {@link StatementFault} otherwise.
 */
export const countersign = (
  statement: WholeStatement,
  { region, signedAt, ...key }: Countersigning,
): Countersignature => {
  const findings = [...verifyText(`${canonicalJson(statement)}\n`)].flatMap((document) => document.findings);
  if (findings.length > 0)
    throw new StatementFault(findings.map(({ part, fault }) => `${part}: ${fault}`).join("; "));
  const signedBy = { region, signedAt };
  return { ...signText(countersignedText(statement, signedBy), key), ...signedBy };
};
