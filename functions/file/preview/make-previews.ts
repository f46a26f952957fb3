import type { MaterialMediaType } from "@tongban/domain";
import { decodeHeic } from "./decode-heic.ts";
import { decodePng } from "./decode-png.ts";
import { jpegAsPdf } from "./jpeg-as-pdf.ts";
import { previewOf, type Raster } from "./raster.ts";
import type { RenderPdf } from "./render-pdf.ts";

/** Pages of a PDF that have a preview. */
const PDF_PAGES = 3;

type Rasters = (bytes: Uint8Array, renderPdf: RenderPdf) => Promise<readonly (Raster | undefined)[]>;

/** How the pictures of each type are made; those that have no entry have none. */
const rasters: { readonly [T in MaterialMediaType]?: Rasters } = {
  "application/pdf": (bytes, renderPdf) => renderPdf(bytes, PDF_PAGES),
  "image/jpeg": async (bytes, renderPdf) => {
    const page = jpegAsPdf(bytes);
    return page ? renderPdf(page, 1) : [];
  },
  "image/png": async (bytes) => [await decodePng(bytes)],
  "image/heic": async (bytes) => [await decodeHeic(bytes)],
};

/** Small JPEG pictures of a file that was found sound: of its first pages, or of itself; none of a ZIP or an OFD. */
export const makePreviews = async (
  bytes: Uint8Array,
  mediaType: MaterialMediaType,
  renderPdf: RenderPdf,
): Promise<readonly Uint8Array[]> => {
  const made = (await rasters[mediaType]?.(bytes, renderPdf)) ?? [];
  return made.flatMap((raster) => (raster ? [previewOf(raster)] : []));
};
