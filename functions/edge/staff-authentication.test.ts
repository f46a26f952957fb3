import { once } from "node:events";
import { createServer } from "node:http";
import { caseActionOperations } from "@tongban/contract";
import type { StoreContext } from "@tongban/store";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { at } from "../../test/builders/ids.ts";
import { aLead, aStaff } from "../../test/builders/staff.ts";
import { anApiEvent } from "../../test/engines/an-api-event.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { environmentNames } from "../deployment.ts";
import { readRequest } from "./api/api-request.ts";
import { readEnvironment } from "./environment.ts";
import { staffAuthentication } from "./staff-authentication.ts";

const now = at("2026-03-02T01:30:00.000Z");
const seconds = Date.parse(now) / 1000;
const keys = await generateKeyPair("ES256", { extractable: true });
const strangers = await generateKeyPair("ES256");
const jwk = { ...(await exportJWK(keys.publicKey)), kid: "key-1", alg: "ES256" };

let store: StoreContext;
let issuer = "";
let up = true;

const provider = createServer((request, response) => {
  if (!up) return void response.writeHead(503).end();
  const body = request.url === "/jwks" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
});

beforeAll(async () => {
  store = await (await anEngine()).aTable();
  await publish(store, { ...nothing, staff: [aStaff(), aLead()] });
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
  const address = provider.address();
  issuer = `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
});
afterAll(() => void provider.close());

const whole: JWTPayload = { sub: "li-mei", aud: "tongban", exp: seconds + 600, iat: seconds };

const payloadOf = (claims: Claims): JWTPayload =>
  Object.fromEntries(
    Object.entries({ ...whole, iss: issuer, ...claims }).filter(([, value]) => value !== undefined),
  );

/** A claim that is undefined is left out of the token. */
type Claims = { readonly [K in keyof JWTPayload]?: JWTPayload[K] | undefined };

const aToken = (claims: Claims = {}, key = keys.privateKey, kid = "key-1") =>
  new SignJWT(payloadOf(claims)).setProtectedHeader({ alg: "ES256", kid }).sign(key);

const authenticate = (jwksUrl = "") => {
  const variables = Object.fromEntries(environmentNames.map((name) => [name, "x"]));
  const oidc = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: "tongban", OIDC_JWKS_URL: jwksUrl };
  const resources = { store } as Parameters<typeof staffAuthentication>[0];
  return staffAuthentication(resources, readEnvironment({ ...variables, ...oidc }));
};

const ask = async (authorization: string, check = authenticate()) => {
  const { claim: claimCase } = caseActionOperations;
  const who = await check(readRequest(anApiEvent(claimCase, { headers: { authorization } })), claimCase, now);
  return who.kind === "problem" ? who.code : who.id;
};

describe("a member of staff", () => {
  it("is known by the subject of a token, with role and windows from the table", async () => {
    const { claim: claimCase, reassign: reassignCase } = caseActionOperations;
    const event = anApiEvent(claimCase, {
      headers: { Authorization: `bearer ${await aToken({ role: "lead" })}` },
    });
    const who = await authenticate()(readRequest(event), claimCase, now);
    expect(who).toMatchObject({ kind: "authenticated", caller: aStaff(), callerKind: "staff" });
    if (who.kind === "problem") throw new Error(who.code);
    expect([who.may?.(claimCase), who.may?.(reassignCase)]).toEqual([true, false]);
  });

  it("is known by keys from a given address, and from where discovery finds them", async () => {
    const token = `Bearer ${await aToken()}`;
    expect(await ask(token, authenticate(`${issuer}/jwks`))).toBe("li-mei");
    expect(await ask(token, authenticate())).toBe("li-mei");
  });

  it("whose windows were changed has the new ones within five seconds, and the old ones no longer", async () => {
    const check = authenticate();
    const { claim: claimCase } = caseActionOperations;
    const event = anApiEvent(claimCase, {
      headers: { authorization: `Bearer ${await aToken({ sub: aLead().id })}` },
    });
    const windowsNow = async () => {
      const who = await check(readRequest(event), claimCase, now);
      return who.kind === "problem" ? who.code : who.caller.windows;
    };
    const started = performance.now();
    expect(await windowsNow()).toEqual(aLead().windows);
    await publish(store, { ...nothing, staff: [aStaff(), { ...aLead(), windows: [] }] });
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(started + 4900);
    expect(await windowsNow()).toEqual(aLead().windows);
    clock.mockReturnValue(started + 15_000);
    expect(await windowsNow()).toEqual([]);
    clock.mockRestore();
    await publish(store, { ...nothing, staff: [aStaff(), aLead()] });
  });

  it("whom the table does not know may do nothing, however good the token", async () => {
    expect(await ask(`Bearer ${await aToken({ sub: "stranger" })}`)).toBe("forbidden");
  });
});

describe("a token", () => {
  it.each([
    ["that has expired", { exp: seconds - 1 }],
    ["that expires just now", { exp: seconds }],
    ["that never expires", { exp: undefined }],
    ["that is not valid yet", { nbf: seconds + 60 }],
    ["for another audience", { aud: "another" }],
    ["without an audience", { aud: undefined }],
    ["of another issuer", { iss: "https://elsewhere.example" }],
    ["without a subject", { sub: undefined }],
  ])("%s is refused", async (_, claims) => {
    expect(await ask(`Bearer ${await aToken(claims)}`)).toBe("unauthenticated");
  });

  it("signed by someone else is refused, whatever key it names", async () => {
    expect(await ask(`Bearer ${await aToken({}, strangers.privateKey)}`)).toBe("unauthenticated");
    expect(await ask(`Bearer ${await aToken({}, strangers.privateKey, "key-2")}`)).toBe("unauthenticated");
  });

  it("signed by nobody, or with the public key as a shared secret, is refused", async () => {
    const claims = { ...whole, iss: issuer };
    expect(await ask(`Bearer ${new UnsecuredJWT(claims).encode()}`)).toBe("unauthenticated");
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    const confused = new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "key-1" }).sign(secret);
    expect(await ask(`Bearer ${await confused}`)).toBe("unauthenticated");
  });

  it("that was changed is refused", async () => {
    const [header = "", , signature = ""] = (await aToken()).split(".");
    const claims = Buffer.from(JSON.stringify({ ...whole, iss: issuer, sub: "wang-jun" })).toString(
      "base64url",
    );
    expect(await ask(`Bearer ${header}.${claims}.${signature}`)).toBe("unauthenticated");
  });

  it.each(["", "Bearer ", "Bearer a b", "Basic bGk6bWVp", "Bearer no-token", "Bearer a.b.c"])(
    "is asked for where the header is %j",
    async (header) => expect(await ask(header)).toBe("unauthenticated"),
  );

  it("is not judged while the issuer's keys cannot be had: that is a fault, and passes", async () => {
    const check = authenticate();
    const given = authenticate(`${issuer}/jwks`);
    const token = `Bearer ${await aToken()}`;
    up = false;
    await expect(ask(token, check)).rejects.toThrow();
    await expect(ask(token, given)).rejects.toThrow();
    up = true;
    expect([await ask(token, check), await ask(token, given)]).toEqual(["li-mei", "li-mei"]);
  });
});
