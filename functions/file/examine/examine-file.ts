import { isMaterialMediaType, type MaterialMediaType } from "@tongban/domain";
import { realTypeOf } from "../real-type.ts";
import { examineHeic } from "./examine-heic.ts";
import { examineJpeg } from "./examine-jpeg.ts";
import { examinePdf } from "./examine-pdf.ts";
import { examinePng } from "./examine-png.ts";
import { examineZip } from "./examine-zip.ts";
import { type Finding, heldBack } from "./finding.ts";

/** The extension that `file-type` has for files of each type. */
const extensions: Readonly<Record<MaterialMediaType, string>> = {
  "application/pdf": "pdf",
  "application/ofd": "ofd",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/heic": "heic",
  "application/zip": "zip",
};

/** The media type that a file is of by its content; nothing where that is none of a material's. */
const mediaTypeOf = async (bytes: Uint8Array): Promise<MaterialMediaType | undefined> => {
  const real = await realTypeOf(bytes);
  return Object.keys(extensions)
    .filter(isMaterialMediaType)
    .find((each) => extensions[each] === real);
};

/** How the content of each type is looked at. */
const examinations: Readonly<Record<MaterialMediaType, (bytes: Uint8Array) => Finding | Promise<Finding>>> = {
  "application/pdf": examinePdf,
  "application/ofd": (bytes) => examineZip(bytes, async () => undefined),
  "image/png": examinePng,
  "image/jpeg": examineJpeg,
  "image/heic": examineHeic,
  "application/zip": (bytes) => examineZip(bytes, faultInEntry),
};

/**
 * Looks at a whole file, whatever its name says: that it is of the declared type and of no other one beside, that nothing
 * stands before or after its content, that it opens without a password and runs nothing, and that it unpacks to no more
 * than may be kept.
 */
export const examineFile = async (bytes: Uint8Array, declared: string): Promise<Finding> => {
  const real = await mediaTypeOf(bytes);
  if (real === undefined || real !== declared) return heldBack("type-differs");
  return examinations[real](bytes);
};

/** A file inside of a ZIP is looked at like one by itself; a ZIP inside is not opened. */
const faultInEntry = async (bytes: Uint8Array) => {
  const real = await mediaTypeOf(bytes);
  if (real === undefined || real === "application/zip") return "zip-content";
  const finding = await examinations[real](bytes);
  return finding.kind === "held-back" ? finding.code : undefined;
};
