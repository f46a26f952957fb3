import type { UnauthenticatedReason } from "@tongban/contract";
import type { Staff, StaffId } from "@tongban/domain";
import { loadStaff } from "@tongban/store";
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { readSetting } from "../settings.ts";
import { type Problem, problem } from "./answer.ts";
import type { Authenticate } from "./api/authenticate.ts";
import type { Environment } from "./environment.ts";
import { remembered } from "./remembered.ts";
import type { Resources } from "./resources.ts";

/** Signatures that a staff token may have; symmetric ones and `none` never. */
const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"];

/** A change of someone's role, regions or windows counts after this at the latest, ms. */
const staffMemoryMs = 5000;
const rememberedStaff = 2000;

/**
 * Verifies an OIDC access token against its issuer's keys. The token says only who it is; role, regions and windows
 * come from the table, read anew every five seconds, so that a change of them counts within these.
 */
export const staffAuthentication = ({ store }: Resources, environment: Environment): Authenticate<Staff> => {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = environment;
  const keys = issuerKeys(issuer, jwksUrl);
  const staffOf = remembered(staffMemoryMs, rememberedStaff, async (id: StaffId) => {
    const [staff] = await loadStaff(store, [id]);
    return staff;
  });
  return async (request, _route, now) => {
    const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(request.header("authorization") ?? "")?.[1];
    if (token === undefined) return unauthenticated("token-missing");
    const currentDate = new Date(now);
    const found = await jwtVerify(token, await keys(), {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      currentDate,
      requiredClaims: ["exp", "sub"],
    })
      .then(({ payload }) => payload.sub)
      .catch(refusalOf);
    if (typeof found !== "string") return found ?? invalidToken;
    const staff = await staffOf(found as StaffId);
    if (!staff) return problem("forbidden");
    return {
      kind: "authenticated",
      caller: staff,
      callerKind: "staff",
      id: staff.id,
      may: (operation) => operation.roles.includes(staff.role),
    };
  };
};

const unauthenticated = (reason: UnauthenticatedReason): Problem => problem("unauthenticated", { reason });

const invalidToken = unauthenticated("token-invalid");

/** Faults of the issuer's key set, which say nothing about the token. */
const keySetFaults = new Set(["ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"]);

/** An issuer that is slow is not the caller's fault, and soon over. */
const refusalOf = (fault: unknown): Problem => {
  if (fault instanceof errors.JWKSTimeout) return problem("try-again");
  if (fault instanceof errors.JOSEError && !keySetFaults.has(fault.code)) return invalidToken;
  throw fault;
};

/** The issuer's keys, from the given address or found by OIDC discovery at first use. */
const issuerKeys = (issuer: string, jwksUrl: string): (() => Promise<JWTVerifyGetKey>) => {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    found ??= discover(issuer, jwksUrl).catch((fault: unknown) => {
      found = undefined;
      throw fault;
    });
    return found;
  };
};

const discover = async (issuer: string, jwksUrl: string): Promise<JWTVerifyGetKey> => {
  const known = readSetting("OIDC_JWKS_URL", jwksUrl);
  if (known !== "none") return createRemoteJWKSet(known);
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
  const document: unknown = await answer.json();
  const uri = document instanceof Object && "jwks_uri" in document ? document.jwks_uri : undefined;
  if (typeof uri !== "string") throw new Error(`no jwks_uri at ${address}`);
  return createRemoteJWKSet(new URL(uri));
};
