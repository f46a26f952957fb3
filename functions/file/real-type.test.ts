import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { anOfd, aPdf } from "../../test/builders/document.ts";
import { realTypeOf } from "./real-type.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the real type of a file", () => {
  it("is told by its content", async () => {
    expect(await realTypeOf(aPdf())).toBe("pdf");
    expect(await realTypeOf(anOfd())).toBe("ofd");
  });

  it.each<[string, Uint8Array, string]>([
    ["a text that is called .pdf", bytesOf("这不是 PDF"), "unknown"],
    ["nothing at all", new Uint8Array(), "unknown"],
    ["a ZIP of something else", zipSync({ "a.txt": bytesOf("a") }), "zip"],
    ["a ZIP whose OFD.xml is none", zipSync({ "OFD.xml": bytesOf("<html/>") }), "zip"],
    ["a damaged OFD", anOfd().subarray(0, 60), "zip"],
    ["a picture", bytesOf("\u0089PNG"), "unknown"],
  ])("is not that of a signed document for %s", async (_, bytes, type) => {
    expect(await realTypeOf(bytes)).toBe(type);
  });

  it("is not read from an OFD.xml that unpacks to more than a document's could", async () => {
    expect(await realTypeOf(zipSync({ "OFD.xml": new Uint8Array(2_000_000) }))).toBe("zip");
  });
});
