import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { addDays } from "../clock/instant.ts";
import { makeCaseNumber, parseCaseNumber } from "./case-number.ts";
import { type ImplementationCode, parseImplementationCode } from "./matter-code.ts";

const implementationCode = ((): ImplementationCode => {
  const parsed = parseImplementationCode("12441500196720244T3442199806003");
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
})();
const sample = `${implementationCode}202602130007`;

describe("a case number", () => {
  it("has 43 characters: implementation code, date, serial", () => {
    const made = makeCaseNumber({ implementationCode, date: dateLiteral("2026-02-13"), serial: 7 });
    expect(made).toEqual({ ok: true, value: sample });
    expect(sample).toHaveLength(43);
  });

  it("is read back as it was made, day and serial at its end", () => {
    const anyDate = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(dateLiteral("2000-01-01"), n));
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 9999 }), (date, serial) => {
        const made = makeCaseNumber({ implementationCode, date, serial });
        const read = made.ok ? parseCaseNumber(made.value) : made;
        expect(read).toEqual(made);
        expect(
          made.ok && made.value.endsWith(`${date.replaceAll("-", "")}${String(serial).padStart(4, "0")}`),
        ).toBe(true);
      }),
    );
  });

  it.each([0, -1, 10_000, 1.5, Number.NaN])("is not made with the serial %d", (serial) => {
    const made = makeCaseNumber({ implementationCode, date: dateLiteral("2026-02-13"), serial });
    expect(made).toEqual({ ok: false, reason: "serial-out-of-range" });
  });

  it.each([
    ["", "malformed"],
    [sample.slice(0, 42), "malformed"],
    [`${sample}0`, "malformed"],
    [sample.replace("202602", "2026-2"), "malformed"],
    [sample.replace("T", "U"), "wrong-implementation-code"],
    [sample.replace("20260213", "20260229"), "unreal-date"],
    [sample.replace(/0007$/, "0000"), "serial-out-of-range"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseCaseNumber(text)).toEqual({ ok: false, reason });
  });
});
