import { type MagicWord, magicWordOf, magicWords } from "@tongban/contract/sandbox";
import { type Case, type CaseEventType, caseStatuses } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aCase } from "../../../test/builders/case.ts";
import { nextMove } from "./moves.ts";

const now = "2026-03-02T02:00:00.000Z" as Case["origin"]["submittedAt"];
const words = Object.keys(magicWords) as MagicWord[];
const moveOf = (word: MagicWord, kase: Case, ...happened: readonly CaseEventType[]) =>
  nextMove(word, { kase, happened, now })?.action;

describe("the magic word of an externalRef", () => {
  it.each(words)("is what follows the prefix, alone or with more behind it: %s", (word) => {
    expect(magicWordOf(`magic-${word}`)).toBe(word);
    expect(magicWordOf(`magic-${word}-2026.1`)).toBe(word);
  });

  it.each(["first", "refuse-1", "magic-", "magic-refused-1", "MAGIC-refuse-1", "x-magic-refuse-1"])(
    "is grant where none is named: %s",
    (externalRef) => {
      expect(magicWordOf(externalRef)).toBe("grant");
    },
  );
});

describe("the sandbox's window", () => {
  it.each(words.filter((word) => word !== "none" && word !== "overdue"))(
    "takes a case of %s first",
    (word) => {
      expect(moveOf(word, aCase({ status: "routed" }))).toBe("claim");
    },
  );

  it.each(["none", "overdue"] as const)("leaves a case of %s to itself", (word) => {
    for (const status of caseStatuses) expect(moveOf(word, aCase({ status })), status).toBeUndefined();
  });

  it("does nothing with what is over, whatever the word", () => {
    for (const word of words)
      for (const status of ["closed", "declined", "withdrawn", "abandoned", "terminated"] as const)
        expect(moveOf(word, aCase({ status })), `${word} ${status}`).toBeUndefined();
  });

  it("asks for a supplement once, and goes on after it", () => {
    const claimed = aCase({ status: "claimed" });
    expect(moveOf("supplement", claimed)).toBe("ask-supplement");
    expect(moveOf("supplement", aCase({ status: "awaiting-supplement" }), "SupplementAsked")).toBeUndefined();
    expect(moveOf("supplement", claimed, "SupplementAsked", "SupplementSupplied")).toBe("accept");
  });

  it("decides an accepted case as the word says, an extension before", () => {
    const accepted = aCase({ status: "accepted" });
    expect(moveOf("grant", accepted)).toBe("decide");
    expect(moveOf("refuse", accepted)).toBe("decide");
    expect(moveOf("extension", accepted)).toBe("ask-extension");
    expect(nextMove("refuse", { kase: accepted, happened: [], now })?.input?.["outcome"]).toBe("refused");
  });

  it("sends a result out, has it come back once, and sends it out again", () => {
    const decided = aCase({ status: "decided" });
    expect(moveOf("delivery-failure", decided)).toBe("dispatch-result");
    const underWay = { ...decided, delivery: "under-way" } as Case;
    expect(moveOf("delivery-failure", underWay)).toBe("fail-delivery");
    expect(moveOf("delivery-failure", underWay, "DeliveryFailed")).toBe("confirm-delivery");
    expect(moveOf("grant", decided)).toBeUndefined();
  });
});
