import type { MaterialMediaType, QuarantineCode } from "@tongban/domain";
import fc from "fast-check";
import { encode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import {
  anEncryptedPdf,
  anOfd,
  aPdf,
  aPng,
  aPolyglot,
  aScriptedPdf,
  aZip,
  aZipBomb,
} from "../../../test/builders/document.ts";
import { aHeic } from "../../../test/builders/heic.ts";
import { aLargePdf } from "../../../test/builders/large-pdf.ts";
import { examineFile } from "./examine-file.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const aJpeg = (): Uint8Array =>
  new Uint8Array(encode({ width: 8, height: 8, data: new Uint8Array(256).fill(120) }).data);

const box = (type: string, content: Uint8Array): Uint8Array => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + content.length);
  return joined(size, bytesOf(type), content);
};

/** A film as phones put it behind a picture. */
const aFilm = (content = bytesOf("frames")): Uint8Array =>
  joined(box("ftyp", bytesOf("mp42\0\0\0\0isom")), box("mdat", content), box("moov", bytesOf("index")));

/** A Samsung trailer of some blocks. */
const aSamsungTrailer = (...blocks: readonly Uint8Array[]): Uint8Array => {
  const whole = joined(...blocks);
  const entries = blocks.map((block, n) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt32LE(whole.length - joined(...blocks.slice(0, n)).length, 4);
    entry.writeUInt32LE(block.length, 8);
    return entry;
  });
  const head = Buffer.from("SEFH\u006a\0\0\0\0\0\0\0", "latin1");
  head.writeUInt32LE(blocks.length, 8);
  const directory = joined(head, ...entries);
  const tail = Buffer.from("\0\0\0\0SEFT", "latin1");
  tail.writeUInt32LE(directory.length);
  return joined(whole, directory, tail);
};

const sample: Readonly<Record<MaterialMediaType, () => Uint8Array>> = {
  "application/pdf": () => aPdf(),
  "application/ofd": anOfd,
  "image/png": aPng,
  "image/jpeg": aJpeg,
  "image/heic": aHeic,
  "application/zip": () => aZip({ "a.pdf": aPdf(), "b/c.jpg": aJpeg(), "d.heic": aHeic() }),
};
const types = Object.keys(sample) as MaterialMediaType[];

const codeOf = async (bytes: Uint8Array, mediaType: string): Promise<QuarantineCode | "sound"> => {
  const finding = await examineFile(bytes, mediaType);
  return finding.kind === "sound" ? "sound" : finding.code;
};

describe("a file", () => {
  it.each(types.flatMap((real) => types.map((declared) => [real, declared] as const)))(
    "%s that is declared as %s is sound where both are the same",
    async (real, declared) => {
      expect(await codeOf(sample[real](), declared)).toBe(real === declared ? "sound" : "type-differs");
    },
  );

  it.each(types)("%s with something after its end is held back", async (type) => {
    expect(await codeOf(joined(sample[type](), bytesOf("MZ and more")), type)).toBe("polyglot");
  });

  it.each(types)("%s that breaks off is held back", async (type) => {
    const whole = sample[type]();
    expect(await codeOf(whole.subarray(0, Math.floor(whole.length * 0.7)), type)).not.toBe("sound");
  });

  it("is never a fault, whatever its bytes are", async () => {
    const changed = fc
      .constantFrom(...types)
      .chain((type) =>
        fc.record({ type: fc.constant(type), at: fc.nat(), to: fc.nat(255), cut: fc.nat(40) }),
      );
    await fc.assert(
      fc.asyncProperty(changed, async ({ type, at, to, cut }) => {
        const whole = sample[type]();
        const bytes = whole.with(at % whole.length, to).subarray(0, whole.length - (cut % whole.length));
        expect(["sound", "held-back"]).toContain((await examineFile(bytes, type)).kind);
      }),
      { numRuns: 80 },
    );
  });
});

describe("a JPEG", () => {
  it("may be followed by further pictures, as phones write them, and by zeros", async () => {
    expect(await codeOf(joined(aJpeg(), aJpeg(), new Uint8Array(64)), "image/jpeg")).toBe("sound");
    expect(await codeOf(joined(aJpeg(), aPng()), "image/jpeg")).toBe("polyglot");
  });

  it("may end with the film or the data of a phone's maker, and with nothing that looks like them", async () => {
    const picture = aJpeg();
    const film = aFilm();
    const code = (...trailer: readonly Uint8Array[]) => codeOf(joined(picture, ...trailer), "image/jpeg");
    expect(await code(film)).toBe("sound");
    expect(await code(aJpeg(), film)).toBe("sound");
    expect(await code(aSamsungTrailer(bytesOf("Image_UTC_Data"), film))).toBe("sound");
    expect(await code(film, bytesOf("MZ and more"))).toBe("polyglot");
    expect(await code(film.subarray(8))).toBe("polyglot");
    expect(await code(aFilm(aZip({ "a.png": aPng() })))).toBe("polyglot");
    expect(await code(bytesOf("MZ"), aSamsungTrailer(bytesOf("data")))).toBe("polyglot");
    expect(await code(aSamsungTrailer(bytesOf("data")), bytesOf("MZ"))).toBe("polyglot");
    expect(await code(aSamsungTrailer(aZip({ "a.png": aPng() })))).toBe("polyglot");
  });

  it("that a reader of PDFs takes for one is held back", async () => {
    const comment = joined(new Uint8Array([0xff, 0xfe, 0, 10]), bytesOf("%PDF-1.7"));
    const [start, rest] = [aJpeg().subarray(0, 2), aJpeg().subarray(2)];
    expect(await codeOf(joined(start, comment, rest), "image/jpeg")).toBe("polyglot");
  });
});

describe("a PDF", () => {
  it.each<[string, Uint8Array, QuarantineCode]>([
    ["with a script", aScriptedPdf(), "active-content"],
    ["with a password", anEncryptedPdf(), "encrypted"],
    ["that is a ZIP as well", aPolyglot(), "polyglot"],
    ["after other bytes", joined(bytesOf("GIF89a"), aPdf()), "type-differs"],
  ])("%s is held back", async (_, bytes, code) => {
    expect(await codeOf(bytes, "application/pdf")).toBe(code);
  });

  it.each(["/A<</S/Launch/F(a.exe)>>", "/AA<</O<</S/JavaScript/JS(1)>>>>", "/AF[<</EF<</F 2 0 R>>>>]"])(
    "with %s in an object that no page uses is held back",
    async (entry) => {
      const text = new TextDecoder().decode(aPdf());
      const hidden = text.replace("trailer", `9 0 obj<<${entry}>>endobj\ntrailer`);
      expect(await codeOf(bytesOf(hidden), "application/pdf")).toBe("active-content");
    },
  );
});

describe("an object of a PDF that cannot be read", () => {
  const nested = (inside: string) =>
    bytesOf(
      new TextDecoder()
        .decode(aPdf("nested"))
        .replace("trailer", `9 0 obj${"[".repeat(20_000)}${inside}${"]".repeat(20_000)}endobj\ntrailer`),
    );

  it.each<[string, QuarantineCode | "sound"]>([
    ["1", "sound"],
    ["<</S/JavaScript>>", "damaged"],
    ["<</S/J#61vaScript>>", "damaged"],
  ])("is let through only where it can hide nothing: %s", async (inside, code) => {
    expect(await codeOf(nested(inside), "application/pdf")).toBe(code);
  });
});

describe("a ZIP", () => {
  it.each<[string, Uint8Array, QuarantineCode]>([
    ["whose entry grows beyond measure", aZipBomb(), "zip-bomb"],
    [
      "of more than 200 MB",
      aZip(Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`${n}.pdf`, aLargePdf(n, 19_500_000)]))),
      "zip-bomb",
    ],
    [
      "of too many entries",
      aZip(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}.png`, aPng()]))),
      "zip-bomb",
    ],
    ["of a script", aZip({ "a.sh": bytesOf("#!/bin/sh\n") }), "zip-content"],
    ["of an SVG", aZip({ "a.svg": bytesOf("<svg xmlns='http://www.w3.org/2000/svg'/>") }), "zip-content"],
    ["of a ZIP", aZip({ "a.zip": aZip({ "a.png": aPng() }) }), "zip-content"],
    ["of a PDF that runs a script", aZip({ "a.pdf": aScriptedPdf() }), "active-content"],
    ["with other bytes before it", joined(bytesOf("PK\u0003\u0004"), aZip({ "a.png": aPng() })), "damaged"],
  ])("%s is held back", async (_, bytes, code) => {
    expect(await codeOf(bytes, "application/zip")).toBe(code);
  });
});
