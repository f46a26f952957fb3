import { hash } from "node:crypto";
import { type Instant, type QuarantineCode, quarantine } from "@tongban/domain";
import { findObjectOwner, noteMaterialFile, type ObjectOwner } from "@tongban/store";
import { materialKeyOf, type Objects, previewKeyOf, uploadedKeyOf } from "@tongban/store/object";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { heldBack } from "../file/examine/finding.ts";
import type { Inspect, Inspected } from "../file/inspect/inspection.ts";

const PREVIEW_MEDIA_TYPE = "image/jpeg";

/** What the verification works with. */
export type VerifyResources = Pick<Resources, "store" | "calendarOf"> & {
  readonly objects: Objects;
  /** Looks at a file where it can end nobody but itself. */
  readonly inspect: Inspect;
};

/**
 * Verifies the file of a material that arrived in the bucket: keeps these very bytes where they are what was declared and
 * do no harm, holds them back otherwise and says so on the record of the case. Every step may be done twice, or end in
 * the middle: the message comes again, and what was done already stays as it is.
 */
export const verifyMaterial = async (
  resources: VerifyResources,
  told: string,
  now: Instant,
): Promise<void> => {
  const { store, objects } = resources;
  const arrived = uploadedKeyOf(told);
  const owner = arrived === undefined ? undefined : await findObjectOwner(store, arrived);
  if (!owner) return logInfo("file of nobody", {});
  const { caseId, sha256, mediaType } = owner;
  const key = materialKeyOf(caseId, sha256);
  const sources = owner.parts ?? [key];
  // The last part to arrive finds all of them; two that both find them come to one result.
  if (!(await Promise.all(sources.map(objects.isUploaded))).every(Boolean)) return;
  const { state } = await noteMaterialFile(store, caseId, { sha256, state: "uploaded", since: now });
  if (state !== "uploaded") return;
  const bytes = await arrivedBytes(objects, sources, owner);
  // What lies there no more was verified by another run, or its time is over; it may be sent again.
  if (bytes === undefined) return;
  if (bytes === "too-large") return holdBack(resources, owner, "size-differs", now);
  const { finding, previews, previewFault } = await inspected(resources.inspect, bytes, owner);
  if (finding.kind === "held-back") return holdBack(resources, owner, finding.code, now);
  const context = { case: caseId };
  await objects.keep(key, bytes, mediaType, context);
  // A file whose pictures cannot be made is no worse for it: whoever reads it opens the file itself.
  if (previewFault) logWarning("no preview", { caseId, code: previewFault });
  for (const [at, preview] of previews.entries())
    await objects.keep(previewKeyOf(key, at + 1), preview, PREVIEW_MEDIA_TYPE, context);
  const { pages } = finding;
  await noteMaterialFile(store, caseId, {
    sha256,
    state: "verified",
    since: now,
    ...(pages === undefined ? {} : { pages }),
    ...(previews.length === 0 ? {} : { previews: previews.length }),
  });
};

/** The bytes of a file, of its parts one after the other; no more of them than it has by its declaration. */
const arrivedBytes = async (
  objects: Objects,
  sources: readonly string[],
  { size }: ObjectOwner,
): Promise<Uint8Array | "too-large" | undefined> => {
  const parts: Uint8Array[] = [];
  for (const source of sources) {
    const part = await objects.uploaded(source, size);
    if (part === undefined || part === "too-large") return part;
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 ? only : Buffer.concat(parts);
};

/** Only a file that is the declared one is looked at any further. */
const inspected = async (
  inspect: Inspect,
  bytes: Uint8Array,
  { size, sha256, mediaType }: ObjectOwner,
): Promise<Inspected> => {
  if (bytes.length !== size) return { finding: heldBack("size-differs"), previews: [] };
  if (hash("sha256", bytes) !== sha256) return { finding: heldBack("digest-differs"), previews: [] };
  return inspect(bytes, mediaType);
};

/**
 * The event comes before the state: a run that ends between them does both again, and the event is there once. A case that
 * is over is not told; one that is not there, or that others kept changing, is a fault.
 */
const holdBack = async (
  { store, calendarOf }: VerifyResources,
  { caseId, title, sha256 }: ObjectOwner,
  code: QuarantineCode,
  now: Instant,
): Promise<void> => {
  const told = await runCommand(
    { store, calendarOf },
    {
      caseId,
      stamp: { id: `quarantine-${sha256}`, digest: "" },
      visible: () => true,
      now,
      decide: (kase, moment) => quarantine.verdict(kase, "broker", { title, sha256, code }, moment),
    },
  );
  if (told.kind === "problem")
    throw new Error(`a quarantine is not told: ${told.code}; the queue tries again`);
  await noteMaterialFile(store, caseId, { sha256, state: "quarantined", since: now, code });
};
