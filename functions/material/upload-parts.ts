import type { materialOperations } from "@tongban/contract";
import {
  addMs,
  type CaseId,
  type DeclaredMaterial,
  type Instant,
  materialParts,
  type Refusal,
  refusal,
} from "@tongban/domain";
import { noteObjectOwner } from "@tongban/store";
import { materialKeyOf, partKeyOf } from "@tongban/store/object";
import type * as z from "zod";
import type { MaterialDesk } from "./desk.ts";

type Parts = NonNullable<z.output<typeof materialOperations.uploadMaterial.returns>["parts"]>;

/**
 * Says where each part of a file can be sent, and which are there, by the SHA-256 (hex) of each in their order: whoever was
 * broken off asks again, and sends the rest. The last part to arrive wakes who puts them together.
 */
export const uploadParts = async (
  { store, objects }: MaterialDesk,
  caseId: CaseId,
  material: DeclaredMaterial,
  digests: readonly string[],
  now: Instant,
): Promise<{ readonly kind: "parts"; readonly parts: Parts } | Refusal> => {
  const places = materialParts(material.size);
  if (digests.length !== places.length)
    return refusal("parts-differ", { parts: digests.length, expected: places.length });
  const whole = materialKeyOf(caseId, material.sha256);
  const keys = digests.map((sha256, n) => partKeyOf(whole, n, sha256));
  const parts = await Promise.all(
    places.map(async ({ from, to }, n): Promise<Parts[number]> => {
      const key = keys[n] ?? "";
      const sha256 = digests[n] ?? "";
      const size = to - from;
      if (await objects.isUploaded(key)) return { sha256, size, upload: null };
      await noteObjectOwner(store, key, { ...material, caseId, parts: keys }, now);
      // A part is no file of its own type.
      const { url, headers, seconds } = await objects.upload(key, { sha256, size, mediaType: PART_TYPE });
      return { sha256, size, upload: { url, headers: { ...headers }, expires: addMs(now, seconds * 1000) } };
    }),
  );
  return { kind: "parts", parts };
};

const PART_TYPE = "application/octet-stream";
