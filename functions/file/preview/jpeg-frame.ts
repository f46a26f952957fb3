const MARK = 0xff;
const APP1 = 0xe1;
const SCAN = 0xda;
const ORIENTATION = 0x0112;
const EXIF = 0x4578_6966;
const LITTLE_ENDIAN = 0x4949;
const ENTRY_BYTES = 12;

/** What a JPEG says of its picture: its size in pixels, its components (1, 3 or 4), and how it is to be turned. */
export type JpegFrame = {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** 1 to 8 (Exif 2.32 section 4.6.4, tag 0x0112); 1 where it does not say. */
  readonly orientation: number;
};

/** Markers of frames (ITU-T T.81 table B.1): all of `SOF` but those between that are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Reads the frame of a JPEG and its orientation; nothing where it has no frame before its scan. */
export const readJpegFrame = (jpeg: Uint8Array): JpegFrame | undefined => {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let orientation = 1;
  for (let at = 2; at + 10 <= jpeg.length && jpeg[at] === MARK; ) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (marker === SCAN) return undefined;
    if (isFrame(marker))
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
        orientation,
      };
    if (marker === APP1 && length > 2 && at + 2 + length <= jpeg.length)
      orientation =
        orientationIn(new DataView(view.buffer, view.byteOffset + at + 4, length - 2)) ?? orientation;
    at += 2 + length;
  }
  return undefined;
};

const orientationIn = (exif: DataView): number | undefined => {
  if (exif.byteLength < 14 || exif.getUint32(0) !== EXIF) return undefined;
  const little = exif.getUint16(6) === LITTLE_ENDIAN;
  const directory = 6 + exif.getUint32(10, little);
  if (directory + 2 > exif.byteLength) return undefined;
  const entries = Array.from(
    { length: exif.getUint16(directory, little) },
    (_, n) => directory + 2 + n * ENTRY_BYTES,
  );
  const found = entries.find(
    (at) => at + ENTRY_BYTES <= exif.byteLength && exif.getUint16(at, little) === ORIENTATION,
  );
  return found === undefined ? undefined : exif.getUint16(found + 8, little);
};
