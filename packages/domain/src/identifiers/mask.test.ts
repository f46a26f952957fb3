import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCitizenId } from "./citizen-id.ts";
import { maskCitizenId, maskName, maskPhone } from "./mask.ts";

describe("masking", () => {
  it("leaves of an identity number the first 3 and last 4 characters", () => {
    const parsed = parseCitizenId("11010519491231002X");
    expect(parsed.ok && maskCitizenId(parsed.value)).toBe("110***********002X");
  });

  it.each([
    ["张三", "张*"],
    ["欧阳某某", "欧***"],
    ["阿卜杜拉·买买提", "阿*******"],
    ["John Smith", "J*********"],
    ["𠮷田", "𠮷*"],
    [" 张三 ", "张*"],
    ["张", "*"],
    ["", ""],
  ])("turns the name %j into %j", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it("never shows more of a name than its first character", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("张", "𠮷", "a", "·", " ", "*")), (characters) => {
        const name = characters.join("");
        expect(
          Array.from(maskName(name))
            .slice(1)
            .every((character) => character === "*"),
        ).toBe(true);
      }),
    );
  });

  it.each([
    ["13812345678", "138****5678"],
    ["+8613812345678", "+86*******5678"],
    ["029-86512345", "029*****2345"],
    ["86512345", "******45"],
    ["1234", "****"],
    ["", ""],
  ])("turns the telephone number %j into %j", (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it("never shows more than 7 characters of a telephone number, and always hides some", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,20}$/), (phone) => {
        const shown = Array.from(maskPhone(phone)).filter((character) => character !== "*").length;
        expect(shown).toBeLessThanOrEqual(Math.min(7, phone.length - 1));
        expect(maskPhone(phone)).toHaveLength(phone.length);
      }),
    );
  });
});
