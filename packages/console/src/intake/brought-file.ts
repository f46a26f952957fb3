import { MATERIAL_BYTES, type MaterialMediaType, materialMediaTypes } from "@tongban/domain";
import { sha256Of } from "../agreement/terms/sha256-of.ts";
import type { BroughtMaterial } from "./intake-draft.ts";

const byExtension: ReadonlyMap<string, MaterialMediaType> = new Map([
  ["pdf", "application/pdf"],
  ["ofd", "application/ofd"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["heic", "image/heic"],
  ["zip", "application/zip"],
]);

/** What files may be chosen, as a file input takes it. */
export const acceptedFiles = [...byExtension.keys()].map((extension) => `.${extension}`).join(",");

/** Why a file cannot be taken. */
export type FileTrouble = "type" | "size";

/** A file as a material under a title, with its digest as this browser computes it; or why it cannot be one. */
export const broughtFile = async (title: string, file: File): Promise<BroughtMaterial | FileTrouble> => {
  const extension = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  const mediaType = materialMediaTypes.find((type) => type === file.type) ?? byExtension.get(extension);
  if (!mediaType) return "type";
  if (file.size === 0 || file.size > MATERIAL_BYTES) return "size";
  return { title, mediaType, sha256: await sha256Of(file), size: file.size, fileName: file.name };
};
