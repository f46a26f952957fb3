import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkContentDigest, contentDigest } from "./content-digest.ts";

describe("content-digest", () => {
  test("is the one that RFC 9530 shows for its example", () => {
    expect(contentDigest('{"hello": "world"}\n')).toBe(
      "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
    );
    expect(contentDigest('{"hello": "world"}')).toBe(
      "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    );
    expect(contentDigest("")).toBe("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
  });

  const body = "abc";
  const sha256 = contentDigest(body);
  const sha512 = contentDigest(body, "sha-512");
  test.each([
    ["one known digest", sha256, undefined],
    ["both known digests", `${sha256}, ${sha512}`, undefined],
    ["a known digest beside an unknown one", `md5=:AAAA:, ${sha512}`, undefined],
    ["a wrong one beside a right one", `${contentDigest("x")}, ${sha512}`, "digest-mismatch"],
    ["a digest cut short", "sha-256=:AAAA:", "digest-mismatch"],
    ["unknown digests only", "md5=:AAAA:, sha=:AAAA:", "digest-unsupported"],
    ["an empty field", "", "digest-unsupported"],
    ["a digest that is not bytes", 'sha-256="abc"', "digest-malformed"],
    ["a digest that is a list", "sha-256=(:AAAA:)", "digest-malformed"],
    ["a digest without value", "sha-256", "digest-malformed"],
    ["text that is no dictionary", "sha-256=:", "digest-malformed"],
    ["a field beyond all measure", `sha-256=:${"A".repeat(9000)}:`, "digest-malformed"],
  ])("judges %s", (_name, field, reason) => {
    expect(checkContentDigest(field, body)).toEqual(reason && { ok: false, reason });
  });

  test("matches its own bytes and none that differ in one place", () => {
    const part = fc.record({
      bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
      at: fc.nat(),
      mask: fc.integer({ min: 1, max: 255 }),
      algorithm: fc.constantFrom("sha-256" as const, "sha-512" as const),
    });
    fc.assert(
      fc.property(part, ({ bytes, at, mask, algorithm }) => {
        const field = contentDigest(bytes, algorithm);
        const changed = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ mask : byte));
        expect(checkContentDigest(field, bytes)).toBeUndefined();
        expect(checkContentDigest(field, changed)).toEqual({ ok: false, reason: "digest-mismatch" });
      }),
    );
  });

  test("never throws on a hostile field", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (field) => void checkContentDigest(field, "")));
  });
});
