import { addMs, type CaseId, erase, erasureOf, type Instant } from "@tongban/domain";
import { loadHead, loadMaterialFiles, noteMaterialFile, putOffTimer } from "@tongban/store";
import { materialKeyOf, type Objects } from "@tongban/store/object";
import { logInfo } from "../../edge/log.ts";
import type { Resources } from "../../edge/resources.ts";
import { runCommand } from "../../edge/run-command.ts";
import { holdOf } from "./erasure-holds.ts";

/** What the erasure works with. */
type ErasureResources = Pick<Resources, "store" | "calendarOf"> & {
  readonly objects: Pick<Objects, "erase">;
};

/** ms after which a case whose files are still needed is looked at again. */
const HELD_MS = 86_400_000;

/**
 * Erases the files of a case's materials, with their previews, once they are due (个人信息保护法 19), and then says so on the
 * record. What somebody else still needs is looked at again the next day. A run that ends between leaves the timer, and the
 * next one finds less to erase and says it: what is recorded as erased is never there any more.
 */
export const eraseMaterials = async (
  { store, calendarOf, objects }: ErasureResources,
  caseId: CaseId,
  now: Instant,
): Promise<void> => {
  const head = await loadHead(store, caseId);
  const due = head && erasureOf(head.kase);
  if (!head || due === undefined || due > now) return logInfo("erasure moved on", { caseId });
  const hold = await holdOf(store, head.kase, now);
  if (hold !== undefined) {
    await putOffTimer(store, head, addMs(now, HELD_MS));
    return logInfo("erasure held off", { caseId, code: hold });
  }
  const files = [...(await loadMaterialFiles(store, caseId)).keys()].sort();
  for (const sha256 of files) {
    await objects.erase(materialKeyOf(caseId, sha256));
    await noteMaterialFile(store, caseId, { sha256, state: "erased", since: now });
  }
  const told = await runCommand(
    { store, calendarOf },
    {
      caseId,
      stamp: { id: "erase-materials", digest: "" },
      visible: () => true,
      now,
      decide: (kase, moment) => erase.verdict(kase, "broker", files, moment),
    },
  );
  if (told.kind === "problem") throw new Error(`an erasure is not told: ${told.code}; the queue tries again`);
};
