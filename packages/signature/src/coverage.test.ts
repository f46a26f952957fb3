import { describe, expect, test } from "vitest";
import { editedInput, judge, listing, signed, withFields } from "../test/signed-request.ts";

describe("coverage", () => {
  test.each(["idempotency-key", "if-match", "content-type", "content-digest"])(
    "refuses %s added where it was not signed",
    (name) => {
      const result = judge(withFields({ [name]: "x" }, listing));
      expect(result).toEqual({ ok: false, reason: "component-not-covered", name });
    },
  );

  test.each([
    ["@method", '"@method" '],
    ["@target-uri", '"@target-uri" '],
    ["content-digest", '"content-digest" '],
    ["if-match", ' "if-match"'],
  ])("refuses a signature without %s", (name, text) => {
    expect(judge(editedInput(text, ""))).toEqual({ ok: false, reason: "component-not-covered", name });
  });

  test("can be demanded of further components", () => {
    const result = judge(signed(), { requiredComponents: ["@method", "@authority"] });
    expect(result).toEqual({ ok: false, reason: "component-not-covered", name: "@authority" });
  });

  test.each([
    ["a signed field that was taken away", { "If-Match": undefined }, "component-missing", "if-match"],
    ["a signed field in two lines", { "If-Match": ['"3"', '"4"'] }, "header-duplicated", "if-match"],
    ["a signed field in two spellings", { "if-match": '"3"' }, "header-duplicated", "if-match"],
    ["two digests", { "Content-Digest": "sha-256=:AAAA:" }, "header-duplicated", "content-digest"],
    ["two signature inputs", { "Signature-Input": "x=()" }, "header-duplicated", "signature-input"],
    ["two signatures", { SIGNATURE: "x=:AAAA:" }, "header-duplicated", "signature"],
    ["a line break in a signed field", { "If-Match": 'a\n"b": c' }, "component-malformed", "if-match"],
    ["a signed field outside ASCII", { "If-Match": "西安" }, "component-malformed", "if-match"],
  ])("refuses %s", (_name, change, reason, name) => {
    expect(judge(withFields(change))).toEqual({ ok: false, reason, name });
  });

  test("refuses components that it does not know", () => {
    const result = judge(editedInput('"@method"', '"@method" "@status"'));
    expect(result).toEqual({ ok: false, reason: "component-unsupported", name: "@status" });
  });

  test.each(["", "/v1/cases", "https://"])("refuses the URL %j", (url) => {
    expect(judge({ ...signed(), url })).toEqual({
      ok: false,
      reason: "component-malformed",
      name: "@target-uri",
    });
  });
});

describe("the body", () => {
  test.each([
    ["another body", { body: "{}" }, "digest-mismatch"],
    ["no body", { body: undefined }, "digest-mismatch"],
  ])("refuses %s", (_name, change, reason) => {
    expect(judge({ ...signed(), ...change })).toEqual({ ok: false, reason });
  });

  test("refuses a body without digest, whether it was taken away or never there", () => {
    expect(judge(withFields({ "content-digest": undefined }))).toEqual({
      ok: false,
      reason: "digest-missing",
    });
    expect(judge({ ...signed(listing), body: "{}" })).toEqual({ ok: false, reason: "digest-missing" });
  });

  test("refuses digests that nobody should trust", () => {
    const result = judge(withFields({ "content-digest": "md5=:AAAA:" }));
    expect(result).toEqual({ ok: false, reason: "digest-unsupported" });
  });
});
