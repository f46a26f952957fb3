import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expectValue } from "../client/index.ts";
import type { HandledCase, PartnerClient } from "../partner/partner-client.ts";
import { type AdapterFolder, writeWhole } from "./folder.ts";

/** A material's file as the region's own system finds it. */
export type FetchedFile = { readonly title: string; readonly sha256: string; readonly path: string };

/** Fetches the verified files of a case that are not there yet, each named by its SHA-256 in `files/`. */
export const fetchFiles = async (
  client: PartnerClient,
  folder: AdapterFolder,
  { caseId }: HandledCase["kase"],
  signal?: AbortSignal,
): Promise<readonly FetchedFile[]> => {
  const stop = signal ? { signal } : {};
  const { materials } = expectValue(await client.listMaterials(caseId, stop));
  const fetched: FetchedFile[] = [];
  for (const { title, sha256, state } of materials) {
    if (state !== "verified") continue;
    const path = join(folder.files, sha256);
    if (!existsSync(path)) {
      const { url } = expectValue(await client.readMaterial(caseId, sha256, stop));
      writeWhole(folder.files, sha256, await bytesAt(url, sha256, signal));
    }
    fetched.push({ title, sha256, path });
  }
  return fetched;
};

const bytesAt = async (url: string, sha256: string, signal?: AbortSignal): Promise<Uint8Array> => {
  const answer = await fetch(url, { redirect: "error", ...(signal ? { signal } : {}) });
  if (!answer.ok) throw new Error(`a material's file was answered with ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error("a material's file is not what its digest says; it is fetched again in the next round");
  return bytes;
};
