import { MOST_PIXELS, type Raster } from "./raster.ts";

/** The pixels of a HEIC's first picture, turned as it says; nothing where there are too many, or none. */
export const decodeHeic = async (bytes: Uint8Array): Promise<Raster | undefined> => {
  // Loaded for the first HEIC alone: it is by far the largest part of the function.
  const { default: heif } = await import("libheif-js/wasm-bundle.js");
  const [image] = new heif.HeifDecoder().decode(bytes);
  if (!image) return undefined;
  try {
    const width = image.get_width();
    const height = image.get_height();
    if (width * height > MOST_PIXELS) return undefined;
    const data = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise<boolean>((resolve) =>
      image.display({ data, width, height }, (answer) => resolve(answer !== null)),
    );
    return shown ? { width, height, data: new Uint8Array(data.buffer) } : undefined;
  } finally {
    image.free();
  }
};
