import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { createWebhookSecret, signWebhook, verifyWebhook } from "./webhook.ts";

const secret = createWebhookSecret();
const body = '{"type":"CaseDecided","summary":"已办结"}';
const now = Math.floor(Date.now() / 1000);
const message = { id: "msg_1", timestamp: now, body };

describe("webhooks and the standardwebhooks package", () => {
  test("it accepts what we sign", () => {
    const headers = { ...signWebhook(message, [secret]) };
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  });

  test("it accepts what we sign with the old and the new secret, knowing either", () => {
    const [older, newer] = [createWebhookSecret(24), createWebhookSecret(64)];
    const headers = { ...signWebhook(message, [newer, older]) };
    for (const known of [older, newer]) expect(() => new Webhook(known).verify(body, headers)).not.toThrow();
    expect(() => new Webhook(secret).verify(body, headers)).toThrow();
  });

  test("we accept what it signs, and sign the same", () => {
    const theirs = new Webhook(secret).sign(message.id, new Date(now * 1000), body);
    const headers = { "webhook-id": message.id, "webhook-timestamp": `${now}`, "webhook-signature": theirs };
    expect(verifyWebhook({ headers, body }, [secret], { now })).toEqual({
      ok: true,
      id: "msg_1",
      timestamp: now,
    });
    expect(signWebhook(message, [secret])).toEqual(headers);
  });
});

describe("verifying a webhook", () => {
  const signed = { ...signWebhook(message, [secret]) };
  const other = createWebhookSecret();

  test("suffices with one of several secrets and one of several signatures", () => {
    const headers = new Headers({
      ...signed,
      "webhook-signature": `v1a,AAAA v1,AAAA ${signed["webhook-signature"]}`,
    });
    expect(verifyWebhook({ headers, body }, [other, secret], { now }).ok).toBe(true);
  });

  test.each([
    [-300, undefined],
    [-301, "signature-from-future"],
    [300, undefined],
    [301, "signature-expired"],
  ])("takes a timestamp %i s old for %s", (age, reason) => {
    const result = verifyWebhook({ headers: signed, body }, [secret], { now: now + age });
    expect(result.ok ? undefined : result.reason).toBe(reason);
  });

  test.each([
    ["no id", { "webhook-id": undefined }, "signature-missing"],
    ["no timestamp", { "webhook-timestamp": undefined }, "signature-missing"],
    ["no signature", { "webhook-signature": undefined }, "signature-missing"],
    ["an id twice", { "webhook-id": ["msg_1", "msg_2"] }, "signature-malformed"],
    ["an id with a full stop", { "webhook-id": "msg.1" }, "signature-malformed"],
    ["a timestamp that is not whole seconds", { "webhook-timestamp": `${now}.5` }, "signature-malformed"],
    ["a timestamp padded with a zero", { "webhook-timestamp": `0${now}` }, "signature-malformed"],
    ["signatures beyond all measure", { "webhook-signature": "v1,A ".repeat(2000) }, "signature-malformed"],
    ["another version only", { "webhook-signature": "v1a,AAAA" }, "signature-invalid"],
    ["a signature cut short", { "webhook-signature": "v1,AAAA" }, "signature-invalid"],
  ])("refuses %s", (_name, change, reason) => {
    const headers = { ...signed, ...change };
    expect(verifyWebhook({ headers, body }, [secret], { now })).toEqual({ ok: false, reason });
  });

  test("refuses another secret, another body and no secrets at all", () => {
    for (const [text, secrets] of [
      [body, [other]],
      [`${body} `, [secret]],
      [body, []],
    ] as const) {
      const result = verifyWebhook({ headers: signed, body: text }, secrets, { now });
      expect(result).toEqual({ ok: false, reason: "signature-invalid" });
    }
  });

  test("refuses every change of a byte in id, timestamp, signature and body, whatever the body's bytes", () => {
    const change = fc.record({
      bytes: fc.uint8Array({ minLength: 1 }),
      part: fc.constantFrom("webhook-id", "webhook-timestamp", "webhook-signature", "body"),
      at: fc.nat(),
      mask: fc.integer({ min: 1, max: 127 }),
    });
    fc.assert(
      fc.property(change, ({ bytes, part, at, mask }) => {
        const original = { ...signWebhook({ ...message, body: bytes }, [secret]), body: Buffer.from(bytes) };
        const flipped = Buffer.from(
          part === "body" ? original.body : Buffer.from(original[part as "webhook-id"]),
        );
        flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ mask;
        const changed = { ...original, [part]: part === "body" ? flipped : flipped.toString("latin1") };
        const verify = (received: typeof original) => {
          const { body: receivedBody, ...headers } = received;
          return verifyWebhook({ headers, body: receivedBody }, [secret], { now, tolerance: 1e12 }).ok;
        };
        expect([verify(original), verify(changed)]).toEqual([true, false]);
      }),
    );
  });

  test("never throws on hostile header fields", () => {
    const field = fc.oneof(fc.string({ unit: "binary" }), fc.constant(undefined), fc.array(fc.string()));
    const headers = fc.record({
      "webhook-id": field,
      "webhook-timestamp": field,
      "webhook-signature": field,
    });
    fc.assert(fc.property(headers, (h) => !verifyWebhook({ headers: h, body }, [secret], { now }).ok));
  });
});

describe("signing a webhook", () => {
  test.each([
    ["an id with a full stop", { ...message, id: "a.b" }, [secret]],
    ["an empty id", { ...message, id: "" }, [secret]],
    ["a timestamp in fractions", { ...message, timestamp: 1.5 }, [secret]],
    ["no secret", message, []],
    ["a secret without prefix", message, [secret.slice("whsec_".length)]],
    ["a secret of 23 bytes", message, [`whsec_${Buffer.alloc(23).toString("base64")}`]],
    ["a secret of 65 bytes", message, [`whsec_${Buffer.alloc(65).toString("base64")}`]],
    ["a secret that is not base64", message, [`${secret}!`]],
  ])("throws on %s", (_name, given, secrets) => {
    expect(() => signWebhook(given, secrets)).toThrow(TypeError);
  });

  test.each([23, 65, Number.NaN])("makes no secret of %d bytes", (bytes) => {
    expect(() => createWebhookSecret(bytes)).toThrow(TypeError);
  });
});
