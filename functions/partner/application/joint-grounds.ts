import {
  type AdmissionBook,
  examineApplication,
  type FormChecks,
  type Instant,
  type JointGround,
  localDateOf,
  noParts,
  placeParts,
  type Submission,
} from "@tongban/domain";
import type { Resources } from "../../edge/resources.ts";
import { loadPartGround } from "../../joint/part-ground.ts";

/**
 * Reads where the parts of a joint application would be handled; nothing where it has none, or is not admitted itself. Only
 * joint applications pay for it: a batch for each part, all at once.
 */
export const jointGroundsOf = async (
  resources: Pick<Resources, "store" | "calendarOf">,
  submission: Submission,
  book: AdmissionBook,
  forms: FormChecks,
  now: Instant,
): Promise<JointGround> => {
  if (submission.mode !== "joint") return noParts;
  const { admitted } = examineApplication(submission, book, forms, localDateOf(now));
  const { placed } = placeParts(admitted?.entry ?? {}, submission);
  const grounds = placed.map(
    async (part) => [part.id, await loadPartGround(resources, submission, part, 1, now)] as const,
  );
  return new Map(await Promise.all(grounds));
};
