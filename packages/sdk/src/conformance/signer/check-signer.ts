import type { VerificationKey } from "@tongban/signature";
import { type CheckResult, type ConformanceReport, reportOf } from "../check-result.ts";
import { judgeSignature } from "./judge-signature.ts";
import type { Signed } from "./run-signer.ts";
import { type RequestToSign, type SignerVector, signerVectors } from "./signer-vectors.ts";

/** How a signer is looked at. */
export type SignerSetting = {
  /** What is looked at, for the report. */
  readonly target: string;
  readonly key: VerificationKey;
  /** Has a request signed; answers with the header fields to add, names in lower case. */
  readonly sign: (request: RequestToSign) => Promise<Signed>;
};

/** Has every request signed that a signer is tried with, and verifies each as a broker does. */
export const checkSigner = async ({ target, key, sign }: SignerSetting): Promise<ConformanceReport> => {
  const nonces = new Set<string>();
  const checks: CheckResult[] = [];
  for (const vector of signerVectors) {
    const signed = await sign(vector.request);
    const judged = signed.ok ? judge(vector, signed.headers, key, nonces) : refusedBy(signed);
    checks.push({ name: vector.name, expected: vector.expected, ...judged });
  }
  return reportOf({ of: "signer", target }, checks, summaryOf(checks));
};

type Judged = Pick<CheckResult, "verdict" | "seen" | "mend">;

const refusedBy = ({ seen, mend }: Signed & { readonly ok: false }): Judged => ({
  verdict: "fail",
  seen,
  mend,
});

const judge = (
  { request, mend }: SignerVector,
  added: Readonly<Record<string, string>>,
  key: VerificationKey,
  nonces: Set<string>,
): Judged => {
  const changed = Object.keys(request.headers).find(
    (name) => (added[name] ?? request.headers[name]) !== request.headers[name],
  );
  if (changed !== undefined)
    return {
      verdict: "fail",
      seen: `it changed ${changed}`,
      mend: "Add header fields; leave those that are there.",
    };
  const { body, ...rest } = request;
  const signed = { ...rest, headers: { ...request.headers, ...added }, ...(body === null ? {} : { body }) };
  const { nonce, ...judged } = judgeSignature(signed, key, Math.floor(Date.now() / 1_000), mend);
  if (nonce === undefined) return judged;
  if (nonces.has(nonce))
    return {
      verdict: "fail",
      seen: "it used a nonce again",
      mend: "Make another nonce for every request, also for a repeated one: 16 random bytes.",
    };
  nonces.add(nonce);
  return judged;
};

const summaryOf = (checks: readonly CheckResult[]): string | undefined => {
  const failed = checks.filter(({ verdict }) => verdict === "fail");
  if (failed.length < checks.length) return undefined;
  const [first] = failed;
  return failed.every(({ seen }) => seen === first?.seen)
    ? `Every request fails in the same way (${first?.seen}): mend that first.`
    : undefined;
};
