import { randomUUID } from "node:crypto";
import type { PartnerId } from "@tongban/domain";
import { createPartnerClient, createPartnerKey } from "@tongban/sdk";
import { caseIdOf } from "@tongban/store";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anApplication } from "./applications.ts";
import { broker, keyOf, partner } from "./broker.ts";
import { send, signed, type WireRequest } from "./wire.ts";

const now = () => Math.floor(Date.now() / 1_000);
const list = { method: "GET", path: "/v1/cases?limit=1" };

const refusal = async (request: WireRequest): Promise<string> => {
  const { status, json } = await send(request);
  return [status, json.code, json["reason"], json["name"]].filter((part) => part !== undefined).join(" ");
};

describe("a request is refused as unauthenticated when", () => {
  test("it is not signed", async () => {
    expect(await refusal({ ...list, headers: { "accept-language": "en" } })).toBe(
      "401 unauthenticated signature-missing",
    );
  });

  test.each([
    ["older than 5 minutes", -330, "signature-expired"],
    ["more than 5 minutes ahead", 330, "signature-from-future"],
  ])("its signature is %s", async (_, offset, reason) => {
    const asked = signed(list, keyOf("nanjing-gov"), { created: now() + offset });
    expect(await refusal(asked)).toBe(`401 unauthenticated ${reason}`);
  });

  test.each([
    [3_600_000, "60 minutes ahead of"],
    [-3_600_000, "60 minutes behind"],
  ])("its signer's clock is an hour off, and is told by how much: %i ms", async (off, told) => {
    const setting = { baseUrl: broker.url, key: keyOf("nanjing-gov"), language: "en" };
    const asked = await createPartnerClient({ ...setting, now: () => Date.now() + off }).getWebhook();
    expect(asked.ok || asked.problem.detail).toContain(`Your clock is ${told} the broker's`);
  });

  test("its key is a sandbox's, and is told where it belongs", async () => {
    const key = { ...createPartnerKey("sandbox", "ed25519"), keyId: "sbx-nanjing.key" };
    const asked = await createPartnerClient({ baseUrl: broker.url, key, language: "en" }).getWebhook();
    expect(asked.ok || asked.problem).toMatchObject({ status: 401, code: "sandbox-key" });
    expect(asked.ok || asked.problem.detail).toContain("Send the request to the sandbox's address");
  });

  test("its key is unknown, or named after a partner that does not exist", async () => {
    for (const stranger of ["nanjing-gov", "atlantis-gov"])
      expect(await refusal(signed(list, createPartnerKey(stranger, "ed25519")))).toBe(
        "401 unauthenticated key-unknown",
      );
  });

  test("it borrows another partner's key id", async () => {
    const borrowed = { ...keyOf("yinchuan-gov"), keyId: keyOf("nanjing-gov").keyId };
    expect(await refusal(signed(list, borrowed))).toBe("401 unauthenticated signature-invalid");
  });

  test("it says another algorithm than its key has", async () => {
    const weak = { ...createPartnerKey("x", "ecdsa-p256-sha256"), keyId: keyOf("nanjing-gov").keyId };
    expect(await refusal(signed(list, weak))).toBe("401 unauthenticated algorithm-mismatch");
  });

  test("a header that counts was added after the signature", async () => {
    const asked = signed(list);
    for (const added of [{ "idempotency-key": "added-later" }, { "if-match": '"1"' }])
      expect(await refusal({ ...asked, headers: { ...asked.headers, ...added } })).toBe(
        `401 unauthenticated component-not-covered ${Object.keys(added)[0]}`,
      );
  });

  test("its body has no digest", async () => {
    const asked = signed(list);
    const headers = { ...asked.headers, "content-type": "application/json" };
    expect(await refusal({ ...asked, headers, body: "{}" })).toMatch(/^401 unauthenticated/);
  });
});

describe("a signed request that is sent again", () => {
  test("is refused as replayed, whatever the route", async () => {
    const reading = signed(list);
    expect((await send(reading)).status).toBe(200);
    expect(await refusal(reading)).toMatch(/^401 replayed-request/);
    const submitting = signed({ method: "POST", path: "/v1/cases", body: JSON.stringify(anApplication()) });
    expect((await send(submitting)).status).toBe(201);
    expect(await refusal(submitting)).toMatch(/^401 replayed-request/);
  });

  const submitting = (application = anApplication()) =>
    signed({ method: "POST", path: "/v1/cases", body: JSON.stringify(application) });

  test.each([
    ["a reading", () => signed(list)],
    ["a submission", submitting],
  ])("ten times at once is answered once: %s", async (_, make) => {
    const request = make();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(request)));
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === "replayed-request")).toHaveLength(9);
  });

  test("is refused as replayed also where it repeated a submission, or was refused itself", async () => {
    const application = anApplication();
    expect((await send(submitting(application))).status).toBe(201);
    const again = submitting(application);
    expect((await send(again)).status).toBe(201);
    expect(await refusal(again)).toMatch(/^401 replayed-request/);
    const other = submitting({ ...application, form: { 备注: "另一份" } });
    expect(await refusal(other)).toMatch(/external-ref-reused/);
    expect(await refusal(other)).toMatch(/^401 replayed-request/);
  });

  test("by another partner is its own: nonces are per partner", async () => {
    const nonce = randomUUID();
    expect((await send(signed(list, keyOf("nanjing-gov"), { nonce }))).status).toBe(200);
    expect((await send(signed(list, keyOf("yinchuan-gov"), { nonce }))).status).toBe(200);
  });
});

describe("every signed byte counts:", () => {
  const withdrawal = (): WireRequest =>
    signed({
      method: "POST",
      path: `/v1/cases/${caseIdOf("nanjing-gov" as PartnerId, "never")}/withdraw`,
      headers: { "idempotency-key": "tampered-1" },
      body: JSON.stringify({ reason: "申请人改变主意" }),
    });

  test("untouched, the request is understood", async () => {
    expect(await refusal(withdrawal())).toMatch(/^404 not-found/);
  });

  test.each<[string, (asked: WireRequest) => WireRequest]>([
    ["the path", (asked) => ({ ...asked, path: asked.path.replace("withdraw", "acknowledge") })],
    ["the case in the path", (asked) => ({ ...asked, path: asked.path.replace(/cases\/./, "cases/z") })],
    ["a query", (asked) => ({ ...asked, path: `${asked.path}?after=1` })],
    ["the host", (asked) => ({ ...asked, headers: { ...asked.headers, host: "localhost" } })],
  ])("%s", async (_, tamper) => {
    expect(await refusal(tamper(withdrawal()))).toBe("401 unauthenticated signature-invalid");
  });

  test("the method", async () => {
    const asked = signed({ method: "GET", path: "/v1/cases" });
    expect(await refusal({ ...asked, method: "POST" })).toBe("401 unauthenticated signature-invalid");
  });

  test("a value in the query", async () => {
    const asked = signed({ method: "GET", path: "/v1/cases?limit=10" });
    expect(await refusal({ ...asked, path: "/v1/cases?limit=11" })).toBe(
      "401 unauthenticated signature-invalid",
    );
  });

  test("each covered header, changed or taken away", async () => {
    const asked = withdrawal();
    for (const name of [
      "content-type",
      "content-digest",
      "idempotency-key",
      "signature-input",
      "signature",
    ]) {
      const { [name]: value = "", ...rest } = asked.headers;
      const changed = {
        ...rest,
        [name]: value.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (c) => (c === "q" ? "r" : "q")),
      };
      expect(changed[name]).not.toBe(value);
      expect(await refusal({ ...asked, headers: rest })).toMatch(/^401 unauthenticated/);
      expect(await refusal({ ...asked, headers: changed })).toMatch(/^401 unauthenticated/);
    }
  });

  test("any byte of the body, any bit of the signature", async () => {
    const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
      const copy = Buffer.from(bytes);
      copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << bit);
      return copy;
    };
    const place = fc.record({ inBody: fc.boolean(), at: fc.nat(63), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(place, async ({ inBody, at, bit }) => {
        const asked = withdrawal();
        const signature = Buffer.from(/:(.+):/.exec(asked.headers["signature"] ?? "")?.[1] ?? "", "base64");
        const forged = `sig=:${flipped(signature, at, bit).toString("base64")}:`;
        const tampered = inBody
          ? { ...asked, body: flipped(Buffer.from(asked.body ?? ""), at, bit) }
          : { ...asked, headers: { ...asked.headers, signature: forged } };
        expect(await refusal(tampered)).toBe(
          `401 unauthenticated ${inBody ? "digest-mismatch" : "signature-invalid"}`,
        );
      }),
      { numRuns: 24 },
    );
  });

  test("a tampered submission leaves nothing behind", async () => {
    const application = anApplication();
    const asked = signed({ method: "POST", path: "/v1/cases", body: JSON.stringify(application) });
    const body = JSON.stringify({ ...application, form: {} });
    expect(await refusal({ ...asked, body })).toBe("401 unauthenticated digest-mismatch");
    const id = caseIdOf("nanjing-gov" as PartnerId, application.externalRef);
    expect(await partner("nanjing-gov").getCase(id)).toMatchObject({ problem: { code: "not-found" } });
  });
});
