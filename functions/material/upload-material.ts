import type { applicantOperations, materialOperations } from "@tongban/contract";
import { addMs, type CaseId, isOpen, refusal } from "@tongban/domain";
import { noteMaterialFile, noteObjectOwner } from "@tongban/store";
import { materialKeyOf } from "@tongban/store/object";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { loadHeldFiles } from "../package/shared-files.ts";
import type { May } from "../views/side-of.ts";
import type { MaterialDesk } from "./desk.ts";
import { findMaterial } from "./find-material.ts";
import { isThere, materialView } from "./material-view.ts";
import { uploadParts } from "./upload-parts.ts";

/**
 * Says where the file of a declared material can be sent, to callers who may send it, while the case is open; nowhere
 * where it is there already. The address takes the declared bytes alone; one who names the digests of its parts gets an
 * address for each that is not there.
 */
export const uploadMaterial =
  <Caller>(desk: MaterialDesk, maySend: May<Caller>): Run<typeof materialOperations.uploadMaterial, Caller> =>
  async ({ params, query, caller, now }) => {
    const found = await findMaterial(desk, maySend, caller, params);
    if (found.kind !== "found") return found;
    const { store, objects } = desk;
    const { kase, material } = found;
    if (!isOpen(kase)) return refusal("upload-closed", { status: kase.status });
    const { caseId, sha256 } = params;
    const held = kase.origin.bundle && (await loadHeldFiles(store, kase)).get(sha256)?.file;
    if (held && isThere(held, now))
      return answered({ ...materialView(material, held, now), upload: null, parts: null });
    const file = await noteMaterialFile(store, caseId, { sha256, state: "declared", since: now });
    const view = materialView(material, file, now);
    if (isThere(file, now)) return answered({ ...view, upload: null, parts: null });
    if (query.parts !== undefined) {
      const inParts = await uploadParts(desk, caseId, material, query.parts.split(","), now);
      return inParts.kind === "refusal" ? inParts : answered({ ...view, upload: null, parts: inParts.parts });
    }
    const key = materialKeyOf(caseId, sha256);
    await noteObjectOwner(store, key, { ...material, caseId }, now);
    const { url, headers, seconds } = await objects.upload(key, material);
    const upload = { url, headers: { ...headers }, expires: addMs(now, seconds * 1000) };
    return answered({ ...view, upload, parts: null });
  };

/** The same for a caller who has one case alone. */
export const uploadOwnMaterial =
  <Caller extends { readonly caseId: CaseId }>(
    desk: MaterialDesk,
    maySend: May<Caller>,
  ): Run<typeof applicantOperations.uploadOwnMaterial, Caller> =>
  (call) =>
    uploadMaterial(desk, maySend)({ ...call, params: { ...call.params, caseId: call.caller.caseId } });
