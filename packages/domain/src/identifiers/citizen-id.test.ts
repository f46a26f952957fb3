import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { addDays } from "../clock/instant.ts";
import { parseCitizenId } from "./citizen-id.ts";

const CHECK_DIGITS = Array.from("0123456789X");

const anyBody = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 45_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([address, days, serial]) => {
    const born = addDays(dateLiteral("1900-01-01"), days).replaceAll("-", "");
    return `${String(address).padStart(6, "0")}${born}${String(serial).padStart(3, "0")}`;
  });

const fitting = (body: string) => CHECK_DIGITS.filter((digit) => parseCitizenId(body + digit).ok);
const anyId = anyBody.map((body) => body + fitting(body).join(""));

describe("a citizen identity number", () => {
  it.each(["11010519491231002X", "440524188001010014"])("%s, an example of the standard, is read", (text) => {
    expect(parseCitizenId(text)).toEqual({ ok: true, value: text });
  });

  it("takes a lower-case x as X", () => {
    expect(parseCitizenId("11010519491231002x")).toEqual({ ok: true, value: "11010519491231002X" });
  });

  it.each([
    ["", "malformed"],
    ["1101051949123100", "malformed"],
    ["11010519491231002X1", "malformed"],
    ["11010519491231002Y", "malformed"],
    ["1101051949123X002X", "malformed"],
    [" 11010519491231002X", "malformed"],
    ["11010519491231002X\n", "malformed"],
    ["1101051949123100２X", "malformed"],
    ["110105491231002", "malformed"],
    ["110105194902290021", "unreal-date"],
    ["110105194913310021", "unreal-date"],
    ["110105194900000021", "unreal-date"],
    ["110105194912310029", "wrong-check-digit"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseCitizenId(text)).toEqual({ ok: false, reason });
  });

  it("has exactly one check digit, whatever its address code", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(fitting(body)).toHaveLength(1);
      }),
    );
  });

  it("does not survive the change of any one digit", () => {
    fc.assert(
      fc.property(anyId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, step) => {
        const other = (Number(id[place]) + step) % 10;
        expect(parseCitizenId(id.slice(0, place) + other + id.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it("does not survive two unlike neighbours changing places", () => {
    fc.assert(
      fc.property(anyId, fc.nat(15), (id, place) => {
        fc.pre(id[place] !== id[place + 1]);
        const swapped = `${id.slice(0, place)}${id[place + 1]}${id[place]}${id.slice(place + 2)}`;
        expect(parseCitizenId(swapped).ok).toBe(false);
      }),
    );
  });
});
