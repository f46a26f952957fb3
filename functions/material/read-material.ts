import type { materialOperations } from "@tongban/contract";
import { addMs, isMaterialMediaType, type MaterialMediaType, refusal } from "@tongban/domain";
import { noteAccess } from "@tongban/store";
import { materialKeyOf, previewKeyOf } from "@tongban/store/object";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { loadHeldFiles } from "../package/shared-files.ts";
import type { FileReader } from "../views/file-reader.ts";
import type { May } from "../views/side-of.ts";
import type { MaterialDesk } from "./desk.ts";
import { findMaterial } from "./find-material.ts";

/** How a file of each type is handed out: what it is called, and whether a page may show it as it is. */
const handedOut: Readonly<
  Record<MaterialMediaType, { readonly extension: string; readonly inline: boolean }>
> = {
  "application/pdf": { extension: "pdf", inline: true },
  "application/ofd": { extension: "ofd", inline: false },
  "image/png": { extension: "png", inline: true },
  "image/jpeg": { extension: "jpg", inline: true },
  "image/heic": { extension: "heic", inline: false },
  "application/zip": { extension: "zip", inline: false },
};

/** Characters of the digest that a file is called by: its title is for people, and no header field takes it. */
const NAME_LENGTH = 12;

/**
 * Says where a verified material and its previews can be read for a minute, to callers who may read it. That they
 * asked is on the record before they are answered.
 */
export const readMaterial =
  <Caller>(
    desk: MaterialDesk,
    mayRead: May<Caller>,
    readerOf: (caller: Caller) => FileReader,
  ): Run<typeof materialOperations.readMaterial, Caller> =>
  async ({ params, caller, now }) => {
    const found = await findMaterial(desk, mayRead, caller, params);
    if (found.kind !== "found") return found;
    const { store, objects } = desk;
    const { title, mediaType, sha256, size } = found.material;
    const { id: caseId } = found.kase.origin;
    const { file, holder = caseId } = (await loadHeldFiles(store, found.kase)).get(sha256) ?? {};
    if (file?.state === "erased") return refusal("material-erased", { erasedAt: file.since });
    if (file?.state !== "verified" || !isMaterialMediaType(mediaType))
      return refusal("material-not-verified", { state: file?.state ?? "declared" });
    const access = { ...readerOf(caller), at: now, sha256, title };
    // What a part of a joint case reads is on the record of both: the regions of each are to know. So is what was cited.
    for (const noted of new Set([caseId, params.caseId, file.from ?? caseId]))
      await noteAccess(store, noted, access);
    const key = materialKeyOf(holder, sha256);
    const name = sha256.slice(0, NAME_LENGTH);
    const { extension, inline } = handedOut[mediaType];
    const pages = Array.from({ length: file.previews ?? 0 }, (_, at) => at + 1);
    const [whole, previews] = await Promise.all([
      objects.reading(key, { name: `${name}.${extension}`, mediaType, inline }),
      Promise.all(
        pages.map((page) =>
          objects.reading(previewKeyOf(key, page), {
            name: `${name}-${page}.jpg`,
            mediaType: "image/jpeg",
            inline: true,
          }),
        ),
      ),
    ]);
    return answered({
      title,
      mediaType,
      sha256,
      size,
      pages: file.pages ?? null,
      url: whole.url,
      previews: previews.map(({ url }) => url),
      expires: addMs(now, whole.seconds * 1000),
    });
  };
