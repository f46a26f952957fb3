import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Operation } from "@tongban/contract";
import { clockMove, registration, sandboxOperations } from "@tongban/contract/sandbox";
import { createPartnerKey, type PartnerKey, readKeyFile } from "@tongban/sdk";
import { signRequest } from "@tongban/signature";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { askAt } from "../fuzz/ask.ts";
import { outsideOf } from "../fuzz/document.ts";
import { type FuzzRequest, requestsFor } from "../fuzz/requests.ts";
import { mintToken } from "./staff-client.ts";

/** The sandbox, and somebody who registered there. */
export type Sandbox = { readonly url: string; readonly dataDir: string; readonly key: PartnerKey };

type Asked = Pick<FuzzRequest, "method" | "path" | "headers" | "body">;

const operations = Object.values<Operation>(sandboxOperations);
const outside = outsideOf("openapi-sandbox.json");

const signedBy = ({ keyId, algorithm, privateKeyPem }: PartnerKey, asked: Asked, url: string): Asked => {
  const created = Math.floor(Date.now() / 1_000);
  const request = { ...asked, url: `${url}${asked.path}` };
  const key = { keyId, algorithm, privateKey: privateKeyPem };
  const signature = signRequest(request, key, { created, nonce: randomUUID() });
  return { ...asked, headers: { ...asked.headers, ...signature } };
};

/** Signed where it can be: header fields that nobody can sign are sent without. */
const signedIfItCan = (key: PartnerKey, asked: Asked, url: string): Asked => {
  try {
    return signedBy(key, asked, url);
  } catch (error) {
    if (error instanceof TypeError) return asked;
    throw error;
  }
};

type Caller = {
  /** What a partner's operation answers them with; nothing where they may call it. */
  readonly refused: string | undefined;
  readonly ask: (asked: Asked, sandbox: Sandbox) => Asked | Promise<Asked>;
};

const stranger = createPartnerKey("sandbox", "ed25519");

/** Everyone who may come to a sandbox's own paths. */
const callers: Readonly<Record<string, Caller>> = {
  "nobody at all": { refused: "unauthenticated", ask: (asked) => asked },
  "who registered": { refused: undefined, ask: (asked, { key, url }) => signedBy(key, asked, url) },
  "a key that was forgotten": {
    refused: "sandbox-key-unknown",
    ask: (asked, { url }) => signedBy({ ...stranger, keyId: `sbx-${"0".repeat(20)}.1` }, asked, url),
  },
  "a stranger under the key's name": {
    refused: "unauthenticated",
    ask: (asked, { key, url }) => signedBy({ ...stranger, keyId: key.keyId }, asked, url),
  },
  "a key of production": {
    refused: "production-key",
    ask: (asked, { url }) => signedBy({ ...stranger, keyId: "suzhou-gov.1" }, asked, url),
  },
  "a partner that was seeded": {
    refused: "production-key",
    ask: (asked, { url, dataDir }) =>
      signedBy(readKeyFile(join(dataDir, "keys", "nanjing-gov.json")), asked, url),
  },
  "a member of staff": {
    refused: "unauthenticated",
    ask: async (asked, { url }) => ({
      ...asked,
      headers: { ...asked.headers, authorization: `Bearer ${await mintToken(url, "xian-lead")}` },
    }),
  },
};

const bodies: Readonly<Record<string, unknown>> = {
  "register-in-sandbox": { name: "表格", publicKeyPem: stranger.publicKeyPem },
  "move-clock": { forward: "PT0S" },
  "force-fault": { fault: "slow", requests: 0 },
};

const rightRequest = ({ name, method, path, command }: Operation): Asked => {
  const body = bodies[name];
  return {
    method,
    path,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(command === "none" ? {} : { "idempotency-key": randomUUID() }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
};

/** A key that is registered already is not counted among the registrations of a day. */
const samples = new Map<z.core.$ZodType, fc.Arbitrary<unknown>>([
  [registration.shape.publicKeyPem, fc.constantFrom(stranger.publicKeyPem, "no key")],
  [clockMove.shape.forward, fc.constantFrom("PT0S", "PT1S", "P1D", "P1097D", "P9999W")],
]);

/** Tests who may call what of a sandbox's own, and that whatever is sent there is answered as its document says. */
export const sandboxAnswersAsItSays = (sandbox: () => Promise<Sandbox>): void => {
  describe.each(Object.entries(callers))("%s", (_name, { refused, ask }) => {
    it.each(operations.map((operation) => [operation.name, operation] as const))(
      "calls %s, or is told why not",
      async (_operation, operation) => {
        const there = await sandbox();
        const answer = await askAt(there.url, await ask(rightRequest(operation), there));
        const code = JSON.parse(answer.text).code;
        const expected = operation.audience === "public" ? undefined : refused;
        expect([answer.status, code]).toEqual([expected ? 401 : operation.status, expected]);
        expect(outside(operation.method, operation.path, answer)).toBeUndefined();
      },
    );
  });

  it("whatever is sent is answered as the document says", async () => {
    const { url, key } = await sandbox();
    const known = { caseIds: ["z"], regions: ["320100", "610100"], matters: ["m"], windows: ["w"] } as const;
    const requests = requestsFor({ ...known, agreements: ["a"], staff: ["s"] }, operations, samples);
    const seen = new Set<number>();
    const probe = async ({ sender, ...asked }: FuzzRequest): Promise<void> => {
      const { pathname, search } = new URL(asked.path, url);
      const typed = asked.body === undefined ? {} : { "content-type": "application/json" };
      const whole = { ...asked, path: `${pathname}${search}`, headers: { ...typed, ...asked.headers } };
      const answer = await askAt(url, sender === "partner" ? signedIfItCan(key, whole, url) : whole);
      seen.add(answer.status);
      expect(answer.status, answer.text).not.toBe(500);
      expect(outside(asked.method, pathname, answer)).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(requests, probe), { numRuns: 120, seed: 20_260_302 });
    // Requests that were right must be among them, or only the first gate is tried.
    for (const status of [200, 400, 401]) expect(seen).toContain(status);
  });
};
