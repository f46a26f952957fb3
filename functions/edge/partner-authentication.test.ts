import { partnerOperations, publicOperations } from "@tongban/contract";
import { assumedRates } from "@tongban/domain";
import { createKeyPair, type HttpRequest, signRequest } from "@tongban/signature";
import { registerPartnerKey, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, aRegion, at } from "../../test/builders/ids.ts";
import { anApiEvent, type RequestParts } from "../../test/engines/an-api-event.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { readRequest } from "./api/api-request.ts";
import { partnerAuthentication } from "./partner-authentication.ts";

const now = at("2026-03-02T01:30:00.000Z");
const seconds = Date.parse(now) / 1000;
const partner = { id: aPartnerId("nanjing-gov"), name: "南京", regions: [aRegion("320100")], local: false };
const pair = createKeyPair("ed25519");
const rotated = createKeyPair("ecdsa-p256-sha256");
const stranger = createKeyPair("ed25519");

let store: StoreContext;
let nonces = 0;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
  await publish(store, { ...nothing, partners: [partner] });
  for (const [name, { algorithm, publicKeyPem }] of Object.entries({ old: pair, new: rotated })) {
    const keyId = `nanjing-gov.${name}`;
    const command = { id: keyId, digest: "" };
    await registerPartnerKey(
      store,
      partner.id,
      { keyId, algorithm, publicKeyPem, createdAt: now },
      { by: { kind: "operator", name: "a test" }, why: "a test", at: now, command },
    );
  }
});

type Signed = RequestParts & {
  readonly keyId?: string;
  readonly key?: ReturnType<typeof createKeyPair>;
  readonly created?: number;
  readonly nonce?: string;
  /** What is sent in the place of what was signed. */
  readonly sent?: RequestParts;
};

const { submitCase, listCases } = partnerOperations;

/** Signs a submission, or a list with its query, and asks who it is from. */
const ask = async ({
  keyId = "nanjing-gov.old",
  key = pair,
  created = seconds,
  nonce,
  sent,
  ...parts
}: Signed = {}) => {
  const operation = parts.query ? listCases : submitCase;
  const query = new URLSearchParams(parts.query).toString();
  const body = parts.query ? undefined : JSON.stringify(parts.body ?? { a: 1 });
  const request: HttpRequest = {
    method: operation.method,
    url: `https://broker.example${operation.path}${query ? `?${query}` : ""}`,
    headers: body ? { "content-type": "application/json" } : {},
    body,
  };
  nonces += 1;
  const added = signRequest(
    request,
    { keyId, algorithm: key.algorithm, privateKey: key.privateKeyPem },
    { created, nonce: nonce ?? `nonce-${nonces}` },
  );
  const headers = { ...added, ...parts.headers, ...sent?.headers };
  const event = anApiEvent(operation, { query: parts.query ?? {}, body, ...sent, headers });
  return partnerAuthentication({ store, rates: assumedRates } as Parameters<typeof partnerAuthentication>[0])(
    readRequest(event),
    operation,
    now,
  );
};

const told = async (signed: Signed = {}) => {
  const who = await ask(signed);
  return who.kind === "problem" ? `${who.facts["reason"]}` : who.id;
};

describe("a signed request", () => {
  it("is from the partner that its key is registered for, by either of two live keys", async () => {
    expect(await ask()).toMatchObject({ kind: "authenticated", caller: partner, callerKind: "partner" });
    expect(await told({ keyId: "nanjing-gov.new", key: rotated })).toBe("nanjing-gov");
  });

  it("covers its query, whatever characters it has", async () => {
    expect(await told({ query: { cursor: "a b+c/d=&中", limit: "5" } })).toBe("nanjing-gov");
    expect(await told({ query: { limit: "5" }, sent: { query: { limit: "6" } } })).not.toBe("nanjing-gov");
  });

  it.each([
    ["another body", { sent: { body: { a: 2 } } }],
    ["no body", { sent: { body: undefined } }],
    ["another content type", { sent: { headers: { "content-type": "text/plain" } } }],
    ["another key's name", { keyId: "nanjing-gov.new" }],
    ["a key that nobody registered", { keyId: "nanjing-gov.none", key: stranger }],
    ["a partner that there is not", { keyId: "elsewhere.old" }],
    ["a key id without a partner", { keyId: "old" }],
    ["a stranger's signature", { key: stranger }],
    ["a date too long ago", { created: seconds - 301 }],
    ["a date too far ahead", { created: seconds + 301 }],
    ["no signature", { sent: { headers: { signature: "", "signature-input": "" } } }],
  ] satisfies readonly (readonly [string, Signed])[])("with %s is refused", async (_, signed) => {
    expect(await ask(signed)).toMatchObject({ kind: "problem", code: "unauthenticated" });
  });

  it.each([seconds - 300, seconds + 300])("may be up to five minutes off: %d", async (created) => {
    expect(await told({ created })).toBe("nanjing-gov");
  });

  it("hands on its nonce, which can be spent once and is remembered as long as the signature is good", async () => {
    const spend = async (nonce: string) => {
      const who = await ask({ nonce, created: seconds - 200 });
      if (who.kind === "problem" || !who.once) throw new Error("no nonce");
      expect(who.once.nonce).toEqual({ partner: partner.id, value: nonce, expires: seconds + 400 });
      return who.once.spend();
    };
    expect([await spend("once"), await spend("once"), await spend("other")]).toEqual([true, false, true]);
  });
});

it("asks nothing of someone who calls a public operation", async () => {
  const { checkHealth } = publicOperations;
  const who = partnerAuthentication({ store } as Parameters<typeof partnerAuthentication>[0]);
  expect(await who(readRequest(anApiEvent(checkHealth)), checkHealth, now)).toMatchObject({
    callerKind: "public",
  });
});
