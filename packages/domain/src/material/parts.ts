/** Bytes of each part of a file that is sent in parts, but of the last one, which is the rest: 5 MB. */
export const MATERIAL_PART_BYTES = 5_242_880;

/** A part of a file by its bytes, from the first up to the one after its last. */
type MaterialPart = { readonly from: number; readonly to: number };

/** The parts of a file of so many bytes, in their order. */
export const materialParts = (size: number): readonly MaterialPart[] =>
  Array.from({ length: Math.ceil(size / MATERIAL_PART_BYTES) }, (_, n) => ({
    from: n * MATERIAL_PART_BYTES,
    to: Math.min(size, (n + 1) * MATERIAL_PART_BYTES),
  }));
