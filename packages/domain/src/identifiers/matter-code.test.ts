import { describe, expect, it } from "vitest";
import { makeImplementationCode, parseBasicCode, parseImplementationCode } from "./matter-code.ts";
import { parseSocialCreditCode } from "./social-credit-code.ts";

const sample = "12441500196720244T3442199806003";

describe("a basic code", () => {
  it("of 12 digits is read", () => {
    expect(parseBasicCode("000123020000")).toEqual({ ok: true, value: "000123020000" });
  });

  it.each(["", "00012302000", "0001230200000", "00012302000A", "000123020000\n"])("%j is refused", (text) => {
    expect(parseBasicCode(text)).toEqual({ ok: false, reason: "malformed" });
  });
});

describe("an implementation code", () => {
  it("is read, and built of organ, level and matter", () => {
    expect(parseImplementationCode(sample)).toEqual({ ok: true, value: sample });
    const organ = parseSocialCreditCode("12441500196720244T");
    const matter = parseBasicCode("442199806003");
    if (!organ.ok || !matter.ok) throw new Error("no parts");
    const parts = { organ: organ.value, matter: matter.value };
    expect(makeImplementationCode({ ...parts, level: 3 })).toEqual({ ok: true, value: sample });
    for (const level of [10, -1, 1.5])
      expect(makeImplementationCode({ ...parts, level })).toEqual({ ok: false, reason: "malformed" });
  });

  it.each([
    ["", "malformed"],
    [sample.slice(1), "malformed"],
    [`${sample}0`, "malformed"],
    [`${sample.slice(0, 18)}A${sample.slice(19)}`, "malformed"],
    [sample.toLowerCase(), "malformed"],
    [sample.replace("T", "U"), "wrong-organ"],
    [sample.replace("196720244", "196720254"), "wrong-organ"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseImplementationCode(text)).toEqual({ ok: false, reason });
  });
});
