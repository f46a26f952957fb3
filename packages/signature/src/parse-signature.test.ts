import { describe, expect, test } from "vitest";
import { parseSignature } from "./parse-signature.ts";

const INPUT = 's=("@method");created=1;keyid="k";nonce="n";tag="tongban"';
const SIGNATURE = "s=:AAAA:";

describe("reading a signature", () => {
  test("gives what the message says", () => {
    expect(parseSignature({ "Signature-Input": [INPUT], Signature: SIGNATURE })).toMatchObject({
      ok: true,
      label: "s",
      keyId: "k",
      created: 1,
      expires: undefined,
      nonce: "n",
      algorithm: undefined,
      components: ["@method"],
      params: INPUT.slice(2),
    });
  });

  test.each([
    ["no signature fields", {}],
    ["an input alone", { "signature-input": INPUT }],
    ["a signature alone", { signature: SIGNATURE }],
    ["empty fields", { "signature-input": "", signature: "" }],
  ])("misses it where there is %s", (_name, headers) => {
    expect(parseSignature(headers)).toEqual({ ok: false, reason: "signature-missing" });
  });

  test.each(["created=1", 'keyid="k"', 'nonce="n"'])("names the missing parameter of %s", (parameter) => {
    const headers = { "signature-input": INPUT.replace(`;${parameter}`, ""), signature: SIGNATURE };
    const name = parameter.split("=")[0];
    expect(parseSignature(headers)).toEqual({ ok: false, reason: "parameter-missing", name });
  });

  test("wants the tag, once", () => {
    const untagged = { "signature-input": INPUT.replace("tongban", "other"), signature: SIGNATURE };
    expect(parseSignature(untagged)).toEqual({ ok: false, reason: "tag-mismatch" });
    const twice = {
      "signature-input": `${INPUT}, ${INPUT.replace("s=", "t=")}`,
      signature: `${SIGNATURE}, t=:AAAA:`,
    };
    expect(parseSignature(twice)).toEqual({ ok: false, reason: "signature-ambiguous" });
  });

  test.each([
    ["text that is no dictionary", "(((", SIGNATURE],
    ["an input that is no list", 's="@method"', SIGNATURE],
    ["a signature that is a list", INPUT, "s=(:AAAA:)"],
    ["a signature that is text", INPUT, 's="AAAA"'],
    ["a signature under another label", INPUT, "t=:AAAA:"],
    ["padding bits in the signature", INPUT, "s=:AAB=:"],
    ["two blanks where one belongs", INPUT.replace('("', '( "'), SIGNATURE],
    ["a label given twice", `s=();tag="x", ${INPUT}`, SIGNATURE],
    ["a parameter given twice", `${INPUT};nonce="m"`, SIGNATURE],
    ["a component given twice", INPUT.replace('"@method"', '"@method" "@method"'), SIGNATURE],
    ["a component in capitals", INPUT.replace("@method", "If-Match"), SIGNATURE],
    ["a component that is a token", INPUT.replace('"@method"', "date"), SIGNATURE],
    ["a component with a parameter", INPUT.replace('"@method"', '"date";sf'), SIGNATURE],
    ["a component with a line break", INPUT.replace("@method", "a\nb"), SIGNATURE],
    ["created in fractions", INPUT.replace("created=1", "created=1.5"), SIGNATURE],
    ["created before time began", INPUT.replace("created=1", "created=-1"), SIGNATURE],
    ["created as text", INPUT.replace("created=1", 'created="1"'), SIGNATURE],
    ["expires as text", `${INPUT};expires="1"`, SIGNATURE],
    ["an algorithm as token", `${INPUT};alg=ed25519`, SIGNATURE],
    ["an empty nonce", INPUT.replace('"n"', '""'), SIGNATURE],
    ["a nonce of 129 characters", INPUT.replace('"n"', `"${"n".repeat(129)}"`), SIGNATURE],
    ["a key id that is a number", INPUT.replace('"k"', "7"), SIGNATURE],
    ["fields beyond all measure", `${INPUT};x="${"x".repeat(9000)}"`, SIGNATURE],
  ])("refuses %s", (_name, input, signature) => {
    const result = parseSignature({ "signature-input": input, signature });
    expect(result).toEqual({ ok: false, reason: "signature-malformed" });
  });
});
