import { rateClassOf, type UnauthenticatedReason } from "@tongban/contract";
import type { PartnerId } from "@tongban/domain";
import { epochMs } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import { readSignedRequest, type SignatureRefusal } from "@tongban/signature";
import { loadSigner, type Partner, spendNonce } from "@tongban/store";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { problem } from "./answer.ts";
import type { Authenticate } from "./api/authenticate.ts";
import { BODY_LIMIT } from "./parse/json-body.ts";
import { outOfBudget, rateLimiter } from "./rate/allowance.ts";
import { remembered } from "./remembered.ts";
import type { Resources } from "./resources.ts";

/** A partner that calls, with the id of the key that it signed with. */
export type SigningPartner = Partner & { readonly signedWith: string };

/** How far a request's `created` may lie from our clock, seconds (RFC 9421 7.2.1). */
export const SIGNATURE_TOLERANCE = 300;
/** A removed key is refused at the latest after this, ms. */
export const KEY_MEMORY_MS = 30_000;
const REMEMBERED_KEYS = 500;

/**
 * Verifies a partner's signature over method, target URI, body digest and guarded headers, and hands
 * on its nonce to be spent. A key id names its partner: `<partner>.<name>`. Public operations need no signature.
 */
export const partnerAuthentication = ({ store, rates }: Resources): Authenticate<SigningPartner> => {
  const signerOf = remembered(KEY_MEMORY_MS, REMEMBERED_KEYS, (keyId: string) =>
    loadSigner(store, partnerOf(keyId), keyId),
  );
  const allowanceOf = rateLimiter(store, rates);
  return async ({ event, fields, body }, operation, now) => {
    if (operation.audience === "public")
      return { kind: "authenticated", caller: nobody, callerKind: "public", id: "public" };
    if (body.length > BODY_LIMIT) return problem("body-too-large", { limit: BODY_LIMIT });
    const request = { method: event.httpMethod, url: targetUri(event), headers: fields, body };
    const claimed = readSignedRequest(request);
    if (!claimed.ok) return unauthenticated(claimed, stage.explain(request, claimed));
    const signer = await signerOf(claimed.keyId);
    const verified = claimed.verify(
      signer && { keyId: claimed.keyId, algorithm: signer.key.algorithm, publicKey: signer.publicKey },
      { now: Math.floor(epochMs(now) / 1000), tolerance: SIGNATURE_TOLERANCE },
    );
    if (!verified.ok || !signer) {
      const refusal = verified.ok ? ({ ok: false, reason: "key-unknown" } as const) : verified;
      const elsewhere = refusal.reason === "key-unknown" ? stage.ofAnotherStage(claimed.keyId) : undefined;
      return elsewhere ?? unauthenticated(refusal, stage.explain(request, refusal));
    }
    const { partner } = signer;
    const met = await stage.meet(store, partner.id, event.path);
    if (met?.kind === "problem") return met;
    const nonce = {
      partner: partner.id,
      value: verified.nonce,
      expires: verified.created + 2 * SIGNATURE_TOLERANCE,
    };
    const once = { nonce, spend: () => spendNonce(store, nonce) };
    const caller = { ...partner, signedWith: claimed.keyId };
    const time = await stage.clockFor(store, { partner: partner.id }, now);
    const allowance = allowanceOf({ partner, of: rateClassOf(operation), now });
    return {
      kind: "authenticated",
      caller,
      callerKind: "partner",
      id: partner.id,
      once,
      now: time,
      allowance: met ? outOfBudget(allowance) : allowance,
    };
  };
};

/** The caller of a public operation; no handler of such an operation looks at it. */
const nobody: SigningPartner = {
  id: "public" as PartnerId,
  name: "",
  regions: [],
  local: false,
  signedWith: "",
};

const partnerOf = (keyId: string): PartnerId => keyId.slice(0, Math.max(0, keyId.indexOf("."))) as PartnerId;

/**
 * The target URI as the signer saw it. API Gateway hands over decoded parameters only, so the query is written
 * again as `application/x-www-form-urlencoded`, the form in which partners have to send it.
 */
const targetUri = (event: APIGatewayProxyEvent): string => {
  const scheme = event.headers["X-Forwarded-Proto"] ?? event.headers["x-forwarded-proto"] ?? "https";
  const { domainName, path } = event.requestContext;
  const pairs = Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const query = new URLSearchParams(pairs).toString();
  return `${scheme}://${domainName}${path}${query === "" ? "" : `?${query}`}`;
};

const unauthenticated = (refusal: SignatureRefusal, told: Readonly<Record<string, string>>) => {
  const reason: UnauthenticatedReason = refusal.reason;
  return problem("unauthenticated", {
    reason,
    ...("name" in refusal ? { name: refusal.name } : {}),
    ...told,
  });
};
