import { caseStatuses, missingPartCodes } from "@tongban/domain";
import { NAMED_REASONS, PLAIN_REASONS } from "@tongban/signature";
import { describe, expect, it } from "vitest";
import {
  jsonReasons,
  oneTimeCodeReasons,
  unauthenticatedReasons,
  webhookTargetReasons,
  wordOfFact,
} from "./fact-words.ts";

const codes = [
  ...caseStatuses.map((code) => ["status", code] as const),
  ...missingPartCodes.map((code) => ["missing", code] as const),
  ...[jsonReasons, oneTimeCodeReasons, unauthenticatedReasons, webhookTargetReasons].flatMap((table) =>
    Object.keys(table).map((code) => ["reason", code] as const),
  ),
];

describe("the word of a fact", () => {
  it.each(codes)("%s %s is Chinese in Chinese and English in English", (fact, code) => {
    expect(wordOfFact(fact, code, "zh")).toMatch(/\p{Script=Han}/u);
    expect(wordOfFact(fact, code, "en")).toMatch(/^[\x20-\x7e]+$/);
  });

  it("exists for everything that a signature is refused with", () => {
    for (const reason of [...NAMED_REASONS, ...PLAIN_REASONS])
      expect(Object.keys(unauthenticatedReasons)).toContain(reason);
  });

  it("is none for a fact or a code that is none, whatever it is called", () => {
    for (const [fact, code] of [
      ["status", "constructor"],
      ["__proto__", "toString"],
      ["caseId", "routed"],
    ] as const)
      expect(wordOfFact(fact, code, "zh")).toBeUndefined();
  });
});
