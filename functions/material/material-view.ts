import type { materialView as materialSchema } from "@tongban/contract";
import { addMs, type DeclaredMaterial, type Instant } from "@tongban/domain";
import type { MaterialFile } from "@tongban/store";
import type * as z from "zod";

/** ms after which a file that arrived and was not verified may be sent again: what arrived, or the word of it, may be lost. */
const STALLED_MS = 3_600_000;

/** Whether a file arrived so long ago that whoever should have verified it did not; nobody else says so. */
const isStalled = ({ state, since }: MaterialFile, now: Instant): boolean =>
  state === "uploaded" && addMs(since, STALLED_MS) <= now;

/** Whether nobody has to send a file any more: it arrived, and whoever verifies it is not late. */
export const isThere = (file: MaterialFile, now: Instant): boolean =>
  file.state !== "declared" && !isStalled(file, now);

/** A material as it is shown, with how far its file is: one that nobody asked an address for is only declared. */
export const materialView = (
  { title, mediaType, sha256, size, validUntil }: DeclaredMaterial,
  file: MaterialFile | undefined,
  now: Instant,
): z.output<typeof materialSchema> => ({
  title,
  mediaType,
  sha256,
  size,
  validUntil: validUntil ?? null,
  from: file?.from ?? null,
  state: file?.state ?? "declared",
  code: file?.code ?? null,
  pages: file?.pages ?? null,
  previews: file?.previews ?? 0,
  stalled: file !== undefined && isStalled(file, now),
});
