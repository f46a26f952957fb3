import { type Refusal, refusal } from "../refusal.ts";
import { CASE_MATERIAL_BYTES, type DeclaredMaterial } from "./material.ts";

/** Bytes of some materials together; a file that is declared under two titles counts once, as it is kept once. */
export const totalSizeOf = (materials: readonly Pick<DeclaredMaterial, "sha256" | "size">[]): number =>
  [...new Map(materials.map(({ sha256, size }) => [sha256, size])).values()].reduce(
    (sum, size) => sum + size,
    0,
  );

/** Refuses materials that have too many bytes together (`materials-too-large`); nothing where they do not. */
export const totalSizeRefusals = (bytes: number): readonly Refusal[] =>
  bytes > CASE_MATERIAL_BYTES ? [refusal("materials-too-large", { bytes, limit: CASE_MATERIAL_BYTES })] : [];
