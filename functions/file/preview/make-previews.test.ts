import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import { encode as encodePng } from "fast-png";
import { decode, encode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { anOfd, aPdf } from "../../../test/builders/document.ts";
import { aHeic } from "../../../test/builders/heic.ts";
import { makePreviews } from "./make-previews.ts";
import { pdfRendererIn } from "./render-pdf.ts";

const renderPdf = pdfRendererIn(
  fileURLToPath(new URL(".", import.meta.resolve("@hyzyla/pdfium/pdfium.wasm"))),
);

/** A picture that is red at the left and blue at the right. */
const data = (width: number, height: number): Uint8Array => {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++)
    pixels.set(at % width < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255], at * 4);
  return pixels;
};

const jpeg = (width: number, height: number): Uint8Array =>
  new Uint8Array(encode({ width, height, data: data(width, height) }, 95).data);

/** A JPEG with the orientation that a phone notes. */
const turnedJpeg = (orientation: number): Uint8Array => {
  const exif = Buffer.from("ffe10022457869660000", "hex");
  const directory = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  directory.writeUInt16BE(orientation, 18);
  const plain = jpeg(40, 20);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), exif, directory, plain.subarray(2)]));
};

const chunk = (type: string, content: Uint8Array): Buffer => {
  const whole = Buffer.alloc(12 + content.length);
  whole.writeUInt32BE(content.length, 0);
  whole.write(type, 4, "latin1");
  whole.set(content, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), 8 + content.length);
  return whole;
};

/** A PNG of one pixel of eight bits with some chunks before its end. */
const pngOfOnePixel = (...chunks: readonly Buffer[]): Uint8Array => {
  const head = Buffer.from("00000001000000010800000000", "hex");
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), ...chunks, chunk("IEND", Buffer.alloc(0))]);
};

const pictureOf = (preview: Uint8Array | undefined) => {
  if (!preview) return expect.fail("it has no preview");
  const { width, height, data: pixels } = decode(preview, { useTArray: true });
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    const [red = 0, , blue = 0] = pixels.subarray(from, from + 3);
    return red > 150 && blue < 100 ? "red" : blue > 150 && red < 100 ? "blue" : "other";
  };
  return { width, height, at };
};

describe("the previews", () => {
  it("of a PDF are its first pages, as large as a page is shown", async () => {
    const [first, ...more] = await makePreviews(aPdf(), "application/pdf", renderPdf);
    expect(more).toEqual([]);
    expect(pictureOf(first)).toMatchObject({ height: 1_400, width: 989 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("of a JPEG is turned as its orientation %i says", async (orientation) => {
    const [preview] = await makePreviews(turnedJpeg(orientation), "image/jpeg", renderPdf);
    const { width, height, at } = pictureOf(preview);
    expect(width > height).toBe(orientation < 5);
    const red = { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [0, 0], 6: [1, 0], 7: [1, 1], 8: [0, 1] };
    const [x = 0, y = 0] = red[orientation as keyof typeof red];
    expect(at(0.1 + 0.8 * x, 0.1 + 0.8 * y)).toBe("red");
    expect(at(0.9 - 0.8 * x, 0.9 - 0.8 * y)).toBe("blue");
  });

  it.each(["upright", "turned"] as const)("of a HEIC are its picture, %s as it says", async (way) => {
    const [preview] = await makePreviews(aHeic(way), "image/heic", renderPdf);
    const { width, height, at } = pictureOf(preview);
    expect([width, height]).toEqual(way === "upright" ? [160, 80] : [80, 160]);
    expect([at(0.1, 0.1), at(0.9, 0.9)]).toEqual(["red", "blue"]);
  });

  it.each([3, 4])(
    "of a PNG of %i channels shows it small, on white where it is transparent",
    async (channels) => {
      const rgba = data(3_000, 30);
      const pixels = channels === 4 ? rgba : rgba.filter((_, at) => at % 4 !== 3);
      const png = encodePng({ width: 3_000, height: 30, data: pixels, channels, depth: 8 });
      const [preview] = await makePreviews(new Uint8Array(png), "image/png", renderPdf);
      const { width, at } = pictureOf(preview);
      expect([width, at(0.1, 0.5), at(0.9, 0.5)]).toEqual([1_400, "red", "blue"]);
    },
  );

  it("of a PNG that unpacks to more than its pixels are none", async () => {
    const png = pngOfOnePixel(chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))));
    expect(await makePreviews(png, "image/png", renderPdf)).toEqual([]);
  });

  it("of a PNG do not unpack what is no pixel", async () => {
    const profile = Buffer.concat([Buffer.from("p\0\0"), Buffer.from("no profile")]);
    const png = pngOfOnePixel(chunk("iCCP", profile), chunk("IDAT", deflateSync(Buffer.from([0, 0]))));
    const [preview] = await makePreviews(png, "image/png", renderPdf);
    expect(pictureOf(preview)).toMatchObject({ width: 1, height: 1 });
  });

  it("of an OFD and of a ZIP are none", async () => {
    expect(await makePreviews(anOfd(), "application/ofd", renderPdf)).toEqual([]);
    expect(await makePreviews(anOfd(), "application/zip", renderPdf)).toEqual([]);
  });
});
