import { type Case, type DeclaredMaterial, type Instant, isOpen } from "@tongban/domain";
import { noteMaterialFile, noteObjectOwner, type StoreContext } from "@tongban/store";
import { materialKeyOf, type Objects } from "@tongban/store/object";
import type { Queues } from "../edge/queues.ts";
import { isThere } from "./material-view.ts";

/** What a file is brought with. */
export type BringingWith = {
  readonly store: StoreContext;
  readonly objects: Objects;
  readonly queues: Pick<Queues, "verifyArrived">;
};

/**
 * Brings the file of a declared material in the place of a partner that cannot upload it, to be verified as any. The bytes
 * are asked for only where the case is open and waits for them. Done again it changes nothing.
 */
export const bringFile = async (
  { store, objects, queues }: BringingWith,
  kase: Case,
  material: DeclaredMaterial,
  bytesOf: () => Promise<Uint8Array | undefined>,
  now: Instant,
): Promise<"brought" | "there" | "gone"> => {
  if (!isOpen(kase)) return "there";
  const { id: caseId } = kase.origin;
  const { sha256, mediaType } = material;
  const file = await noteMaterialFile(store, caseId, { sha256, state: "declared", since: now });
  if (isThere(file, now)) return "there";
  const bytes = await bytesOf();
  if (!bytes) return "gone";
  const key = materialKeyOf(caseId, sha256);
  await noteObjectOwner(store, key, { ...material, caseId }, now);
  await objects.receive(key, bytes, mediaType);
  await queues.verifyArrived(key);
  return "brought";
};
