import { deflateSync } from "node:zlib";
import { aPdf } from "./document.ts";

const changed = (from: string, to: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(aPdf("hostile")).replace(from, to));

/** A PDF with a stream of so many objects, which unpacks from a thousandth of `content`. */
const withObjectStream = (content: Uint8Array, objects: number): Uint8Array => {
  const packed = deflateSync(content);
  const [head = "", tail = ""] = new TextDecoder().decode(aPdf("stream")).split("trailer");
  const dict = `9 0 obj<</Type/ObjStm/N ${objects}/First 5/Filter/FlateDecode/Length ${packed.length}>>stream\n`;
  return new Uint8Array(
    Buffer.concat([Buffer.from(head + dict), packed, Buffer.from(`\nendstream endobj\ntrailer${tail}`)]),
  );
};

/** PDFs that take what they can of whoever opens them, each by what it does. */
export const hostilePdfs = {
  "whose stream unpacks to 300 MB": () => withObjectStream(Buffer.alloc(300_000_000, " "), 1),
  "whose stream holds ten million objects": () =>
    withObjectStream(Buffer.from("1 0 ".repeat(10_000_000)), 10_000_000),
  "whose pages contain themselves": () => changed("/Kids[3 0 R]", "/Kids[2 0 R]"),
  "whose references lead to each other": () =>
    changed("[3 0 R]/Count 1>>endobj", " 5 0 R/Count 1>>endobj\n5 0 obj 6 0 R endobj\n6 0 obj 5 0 R endobj"),
  "of digits that are read again from each of them": () =>
    changed("trailer", `${"1".repeat(2_000_000)} \ntrailer`),
} as const satisfies Readonly<Record<string, () => Uint8Array>>;
