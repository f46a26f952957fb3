import type { UnauthenticatedReason } from "@tongban/contract";
import { type CaseId, type Instant, localDateOf, parseQueryCode } from "@tongban/domain";
import { findCaseOfQueryCode, type GuessAnswer, mayGuess, noteWrongGuess } from "@tongban/store";
import { applicantMetrics } from "../deployment.ts";
import { type Problem, problem } from "../edge/answer.ts";
import type { Authenticate } from "../edge/api/authenticate.ts";
import { putMetrics } from "../edge/metrics.ts";
import type { Resources } from "../edge/resources.ts";

/** Somebody who has the query code of a case. */
export type Applicant = { readonly caseId: CaseId };

/**
 * Finds the case of a query code. What is no code, and a code that names no case, are answered alike; the latter is
 * counted by the address that it came from, so that nobody tries codes for long.
 */
export const applicantAuthentication =
  ({ store, queryCodes, keyring }: Resources): Authenticate<Applicant> =>
  async (request, _operation, now) => {
    const text = request.header("query-code");
    if (text === undefined) return unauthenticated("query-code-missing");
    const code = parseQueryCode(text);
    if (!code.ok) return unauthenticated("query-code-unknown");
    const address = await addressKey(keyring, request.event.requestContext.identity.sourceIp, now);
    const allowed = await mayGuess(store, address, now);
    if (allowed.kind === "held-off") return heldOff(allowed);
    const caseId = await findCaseOfQueryCode(store, await queryCodes.keyOf(code.value));
    if (caseId !== undefined)
      return { kind: "authenticated", caller: { caseId }, callerKind: "applicant", id: "applicant" };
    putMetrics(now, { [applicantMetrics.wrongCodes]: { value: 1, unit: "Count" } });
    const noted = await noteWrongGuess(store, address, now);
    return noted.kind === "held-off" ? heldOff(noted) : unauthenticated("query-code-unknown");
  };

const ADDRESS_KEY_BYTES = 16;

/** An address as its counter knows it: an HMAC that is another one each day. */
const addressKey = async (keyring: Resources["keyring"], address: string, now: Instant): Promise<string> =>
  (await keyring.mac("applicant", `address\n${localDateOf(now)}\n${address}`))
    .subarray(0, ADDRESS_KEY_BYTES)
    .toString("base64url");

const unauthenticated = (reason: UnauthenticatedReason): Problem => problem("unauthenticated", { reason });

const heldOff = ({ seconds }: Extract<GuessAnswer, { kind: "held-off" }>): Problem =>
  problem("too-many-query-codes", { retryAfter: seconds });
