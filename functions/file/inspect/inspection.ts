import type { Finding } from "../examine/finding.ts";

/** What the look at a file came to: what was found, and pictures of its first pages where it is sound. */
export type Inspected = {
  readonly finding: Finding;
  readonly previews: readonly Uint8Array[];
  /** The name of the fault for which it has no pictures. */
  readonly previewFault?: string;
};

/** Looks at a file of a type of materials, whatever it is. */
export type Inspect = (bytes: Uint8Array, mediaType: string) => Promise<Inspected>;

/** What the process that looks at files is asked; the bytes themselves come by a pipe, which copies none of them. */
export type InspectionOrder = { readonly size: number; readonly mediaType: string };

/** The descriptor of that pipe in the process. */
export const BYTES_FD = 4;

/**
 * What the process says: that it listens; what it found, before it makes pictures, so that a file whose pictures end the
 * process is none the worse for it; the pictures, with the seconds of a processor that the process has taken in all.
 */
export type InspectionNews =
  | { readonly kind: "ready" }
  | { readonly kind: "found"; readonly finding: Finding }
  | {
      readonly kind: "pictured";
      readonly previews: readonly Uint8Array[];
      readonly fault?: string;
      readonly spent: number;
    };
