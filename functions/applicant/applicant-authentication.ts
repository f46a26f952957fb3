import type { UnauthenticatedReason } from "@tongban/contract";
import { type BundleId, type CaseId, type Instant, localDateOf, parseQueryCode } from "@tongban/domain";
import {
  applicantSessionsWith,
  type CodeLeadsTo,
  findByQueryCode,
  type GuessAnswer,
  loadBundle,
  mayGuess,
  networkOf,
  noteWrongGuess,
  type StoreContext,
} from "@tongban/store";
import { applicantMetrics } from "../deployment.ts";
import { type Problem, problem } from "../edge/answer.ts";
import type { ApiRequest } from "../edge/api/api-request.ts";
import type { Authenticate, Authenticated } from "../edge/api/authenticate.ts";
import { putMetrics } from "../edge/metrics.ts";
import type { Resources } from "../edge/resources.ts";

/** Somebody who has the query code of a case, or a session for it. */
export type Applicant = { readonly caseId: CaseId };

type Secrets = Pick<Resources, "store" | "queryCodes" | "keyring">;

/** Finds the case of a session where the operation takes one, else that of a query code. */
export const applicantAuthentication =
  (secrets: Secrets): Authenticate<Applicant> =>
  (request, { session }, now) =>
    session ? bySession(secrets, request, now) : byQueryCode(secrets, request, now);

const bySession = async (
  { keyring }: Secrets,
  request: ApiRequest,
  now: Instant,
): Promise<Authenticated<Applicant> | Problem> => {
  const token = /^Bearer ([\w-]+)$/i.exec(request.header("authorization") ?? "")?.[1];
  if (token === undefined)
    return request.header("query-code") === undefined
      ? unauthenticated("query-code-missing")
      : problem("session-required");
  const caseId = await applicantSessionsWith(keyring).read(token, now);
  return caseId === undefined ? unauthenticated("session-over") : theApplicantOf(caseId);
};

const byQueryCode = async (
  secrets: Secrets,
  request: ApiRequest,
  now: Instant,
): Promise<Authenticated<Applicant> | Problem> => {
  const text = request.header("query-code");
  if (text === undefined) return unauthenticated("query-code-missing");
  const found = await findByCode(secrets, text, request.event.requestContext.identity.sourceIp, now);
  if ("kind" in found) return found;
  if ("inquiryId" in found) return problem("query-code-of-inquiry");
  const { store } = secrets;
  return theApplicantOf("caseId" in found ? found.caseId : await firstCaseOf(store, found.bundleId));
};

/**
 * What a query code that came from an address leads to. What is no code, and a code that names nothing, are answered
 * alike; the latter is counted by the address, so that nobody tries codes for long.
 */
export const findByCode = async (
  { store, queryCodes, keyring }: Secrets,
  text: string,
  from: string,
  now: Instant,
): Promise<CodeLeadsTo | Problem> => {
  const code = parseQueryCode(text);
  if (!code.ok) return unauthenticated("query-code-unknown");
  const address = await addressKey(keyring, from, now);
  const allowed = await mayGuess(store, address, now);
  if (allowed.kind === "held-off") return heldOff(allowed);
  const found = await findByQueryCode(store, await queryCodes.keyOf(code.value));
  if (found) return found;
  putMetrics(now, { [applicantMetrics.wrongCodes]: { value: 1, unit: "Count" } });
  const noted = await noteWrongGuess(store, address, now);
  return noted.kind === "held-off" ? heldOff(noted) : unauthenticated("query-code-unknown");
};

/** A bundle's code leads to its first member, which begins with it; from there to all others. */
const firstCaseOf = async (store: StoreContext, id: BundleId): Promise<CaseId> => {
  const first = (await loadBundle(store, id))?.bundle.members.find(({ after = [] }) => after.length === 0);
  if (!first) throw new Error("a query code leads to a bundle that is not there");
  return first.case;
};

const theApplicantOf = (caseId: CaseId): Authenticated<Applicant> => ({
  kind: "authenticated",
  caller: { caseId },
  callerKind: "applicant",
  id: "applicant",
});

const ADDRESS_KEY_BYTES = 16;

/** The network of an address as its counter knows it: an HMAC that is another one each day. */
const addressKey = async (keyring: Resources["keyring"], address: string, now: Instant): Promise<string> =>
  (await keyring.mac("applicant", `address\n${localDateOf(now)}\n${networkOf(address)}`))
    .subarray(0, ADDRESS_KEY_BYTES)
    .toString("base64url");

const unauthenticated = (reason: UnauthenticatedReason): Problem => problem("unauthenticated", { reason });

const heldOff = ({ seconds }: Extract<GuessAnswer, { kind: "held-off" }>): Problem =>
  problem("too-many-query-codes", { retryAfter: seconds });
