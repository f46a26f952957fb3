import { createHash } from "node:crypto";
import type { MaterialMediaType } from "@tongban/domain";
import type { SubmittedApplication } from "../partner/partner-client.ts";

/** The SHA-256 of a file, hex: what a material is declared and sent by. */
export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A file as an application or a supplement declares it under a title; its bytes are sent afterwards. */
export const declareMaterial = (
  title: string,
  mediaType: MaterialMediaType,
  bytes: Uint8Array,
): SubmittedApplication["materials"][number] => ({
  title,
  mediaType,
  sha256: digestOf(bytes),
  size: bytes.length,
});
