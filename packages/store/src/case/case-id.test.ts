import fc from "fast-check";
import { expect, it } from "vitest";
import { aPartnerId } from "../../../../test/builders/ids.ts";
import { caseIdOf } from "./case-id.ts";

const refs = fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/);

it("is 26 characters of lower-case Crockford base32, the same each time", () => {
  fc.assert(
    fc.property(refs, (ref) => {
      const id = caseIdOf(aPartnerId("nanjing-gov"), ref);
      expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
      expect(caseIdOf(aPartnerId("nanjing-gov"), ref)).toBe(id);
    }),
  );
});

it("is the one it always was: a stored case is found by its reference for ever", () => {
  expect(caseIdOf(aPartnerId("nanjing-gov"), "NJ-2026-0001")).toBe("cndas39htzye2gbtcsd152q6dt");
});

it("differs for another reference and for another partner, also where both together read the same", () => {
  fc.assert(
    fc.property(fc.uniqueArray(refs, { minLength: 2, maxLength: 2 }), ([one = "", other = ""]) => {
      expect(caseIdOf(aPartnerId("a"), one)).not.toBe(caseIdOf(aPartnerId("a"), other));
      expect(caseIdOf(aPartnerId("a"), one)).not.toBe(caseIdOf(aPartnerId("b"), one));
    }),
  );
  expect(caseIdOf(aPartnerId("ab"), "c")).not.toBe(caseIdOf(aPartnerId("a"), "bc"));
});
