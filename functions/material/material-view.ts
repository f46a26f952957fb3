import type { materialView as materialSchema } from "@tongban/contract";
import type { DeclaredMaterial } from "@tongban/domain";
import type { MaterialFile } from "@tongban/store";
import type * as z from "zod";

/** A material as it is shown, with how far its file is: one that nobody asked an address for is only declared. */
export const materialView = (
  { title, mediaType, sha256, size }: DeclaredMaterial,
  file: MaterialFile | undefined,
): z.output<typeof materialSchema> => ({
  title,
  mediaType,
  sha256,
  size,
  state: file?.state ?? "declared",
  code: file?.code ?? null,
  pages: file?.pages ?? null,
  previews: file?.previews ?? 0,
});
