import type { QuarantineCode } from "@tongban/domain";

/** What a look at a file's content found: it is sound, with its pages where it has any, or why it is held back. */
export type Finding =
  | { readonly kind: "sound"; readonly pages?: number }
  | { readonly kind: "held-back"; readonly code: QuarantineCode };

/** A sound file. */
export const sound: Finding = { kind: "sound" };

/** A file that is held back. */
export const heldBack = (code: QuarantineCode): Finding => ({ kind: "held-back", code });
