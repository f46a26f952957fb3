import { useCallback, useEffect, useState } from "react";
import { askPlainly } from "../../api/plain-answer.ts";
import { putFile } from "../../api/put-file.ts";
import type { OwnDesk } from "./own-desk.ts";
import { ownPaths, uploadPath } from "./own-paths.ts";
import type { OwnMaterial, OwnMaterials, OwnUpload } from "./own-wire.ts";

/** Where a file stands that this page sends: how much of it is on its way, in percent, that it arrived or broke off. */
export type FileSending =
  | { readonly kind: "arrived" }
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "failed"; readonly problem: string | undefined };

/** ms between two looks at how far the broker's check is, and how many looks are taken. */
const LOOK_MS = 1_500;
const LOOKS = 40;

/** What the applicant supplied, how far the files are, and a way to send them: one after another, each until it was checked. */
export const useOwnMaterials = (desk: OwnDesk) => {
  const [materials, setMaterials] = useState<readonly OwnMaterial[]>([]);
  const [sendings, setSendings] = useState<ReadonlyMap<string, FileSending>>(new Map());
  const [looks, setLooks] = useState(0);
  const note = (sha256: string, state: FileSending) =>
    setSendings((before) => new Map([...before, [sha256, state]]));

  const look = useCallback(async (): Promise<void> => {
    const answer = await askPlainly<OwnMaterials>(desk.url(ownPaths.materials), { headers: desk.headers });
    if (answer.kind === "here") setMaterials(answer.value.materials);
  }, [desk]);

  useEffect(() => {
    void look();
  }, [look]);

  const isChecking = materials.some(
    ({ sha256, state }) =>
      state === "uploaded" || (state === "declared" && sendings.get(sha256)?.kind === "arrived"),
  );
  useEffect(() => {
    if (!isChecking || looks >= LOOKS) return;
    const timer = setTimeout(() => {
      void look().then(() => setLooks((before) => before + 1));
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isChecking, looks, look]);

  const sendOne = async (sha256: string, file: File): Promise<void> => {
    note(sha256, { kind: "sending", percent: 0 });
    const asked = await askPlainly<OwnUpload>(desk.url(uploadPath(sha256)), {
      method: "POST",
      headers: desk.headers,
    });
    if (asked.kind !== "here") {
      note(sha256, { kind: "failed", problem: asked.kind === "failed" ? asked.problem : undefined });
      return;
    }
    const { upload } = asked.value;
    const put = upload
      ? await putFile(upload, file, (part) =>
          note(sha256, { kind: "sending", percent: Math.floor(part * 100) }),
        )
      : { status: 200 };
    note(sha256, put.status === 200 ? { kind: "arrived" } : { kind: "failed", problem: undefined });
  };

  const sendAll = async (files: ReadonlyMap<string, File>): Promise<void> => {
    await look();
    for (const [sha256, file] of files) await sendOne(sha256, file);
    setLooks(0);
    await look();
  };

  return { materials, sendings, sendAll };
};
