import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOrganisationCode } from "./organisation-code.ts";
import { parseSocialCreditCode } from "./social-credit-code.ts";

const ALPHABET = Array.from("0123456789ABCDEFGHJKLMNPQRTUWXY");
const characters = (length: number) =>
  fc.array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length }).map((all) => all.join(""));

const anyOrganisation = characters(8).map(
  (body) =>
    body +
    Array.from("0123456789X")
      .filter((digit) => parseOrganisationCode(body + digit).ok)
      .join(""),
);
const anyBody = fc
  .tuple(characters(2), fc.integer({ min: 0, max: 999_999 }), anyOrganisation)
  .map(([kind, region, organisation]) => `${kind}${String(region).padStart(6, "0")}${organisation}`);
const fitting = (body: string) => ALPHABET.filter((digit) => parseSocialCreditCode(body + digit).ok);
const anyCode = anyBody.map((body) => body + fitting(body).join(""));

describe("a unified social credit code", () => {
  it.each([
    "12441500196720244T",
    "91330100799655058B",
    "9144030071526726XG",
    "914403001922038216",
    "91110000802100433B",
    "91100000100003962T",
    "12440600MB2C07549J",
    "91310000MA1FW1BXX2",
  ])("%s, a real one, is read", (text) => {
    expect(parseSocialCreditCode(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ["", "malformed"],
    ["91330100799655058", "malformed"],
    ["91330100799655058b", "malformed"],
    ["91330I00799655058B", "malformed"],
    ["9133010A799655058B", "malformed"],
    ["91330100799655O58B", "malformed"],
    [" 91330100799655058B", "malformed"],
    ["91330100799655058C", "wrong-check-digit"],
    ["91330100799655085B", "wrong-check-digit"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseSocialCreditCode(text)).toEqual({ ok: false, reason });
  });

  it("is refused when its own check digit is right but that of the organisation code in it is not", () => {
    const organisation = "799655059";
    expect(parseOrganisationCode(organisation).ok).toBe(false);
    const reasons = ALPHABET.map((digit) => parseSocialCreditCode(`91330100${organisation}${digit}`)).map(
      (parsed) => parsed.ok || parsed.reason,
    );
    expect(reasons.filter((reason) => reason === "wrong-organisation-code")).toHaveLength(1);
    expect(reasons.filter((reason) => reason === "wrong-check-digit")).toHaveLength(ALPHABET.length - 1);
  });

  it("has exactly one check digit", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(fitting(body)).toHaveLength(1);
      }),
    );
  });

  it("does not survive the change of any one character", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, other) => {
        fc.pre(code[place] !== other);
        expect(parseSocialCreditCode(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });
});
