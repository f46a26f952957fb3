import { hash } from "node:crypto";
import { DECLARED_PREFIX, MATERIAL_PREFIX } from "./declared.ts";

/**
 * The key of a file that somebody declares by its digest (SHA-256, hex) for something, such as an agreement. The key says
 * neither; the same file for the same thing has the same key, so declaring it again changes nothing, and the same file
 * for something else has another one, so that nobody reads a file by knowing its digest.
 */
export const objectKeyOf = (owner: string, sha256: string): string => hash("sha256", `${owner}\n${sha256}`);

/** The key of a material's file. */
export const materialKeyOf = (caseId: string, sha256: string): string =>
  `${MATERIAL_PREFIX}${objectKeyOf(caseId, sha256)}`;

/** The key of a part of a material's file that is sent in parts, by its place from 0 and its own digest. */
export const partKeyOf = (key: string, n: number, sha256: string): string =>
  `${MATERIAL_PREFIX}${objectKeyOf(`${key}#${n}`, sha256)}`;

/** The key of a picture of one of a file's pages, the first of which is 1. */
export const previewKeyOf = (key: string, page: number): string => `${key}.${page}`;

/** The key of what was uploaded, by the name that the bucket has for it; nothing where it was not uploaded. */
export const uploadedKeyOf = (name: string): string | undefined =>
  name.startsWith(DECLARED_PREFIX) ? name.slice(DECLARED_PREFIX.length) : undefined;
