import { guidanceBounds, phraseUses } from "@tongban/domain";
import * as z from "zod";
import { matterId, prose } from "./identifiers.ts";

const checklist = z
  .array(prose(guidanceBounds.pointCharacters))
  .max(guidanceBounds.points)
  .readonly()
  .describe("what a review looks at");
const phrases = z
  .array(z.strictObject({ use: z.enum(phraseUses), text: prose(guidanceBounds.phraseCharacters) }))
  .max(guidanceBounds.phrases)
  .readonly()
  .describe("常用语: what people put into what they write, and change there; remedies are 救济途径");

/** What helps with the cases of a matter. */
export const guidance = z.strictObject({
  matter: matterId.exactOptional().describe("absent: of every matter"),
  checklist,
  phrases,
});

/** What helps with one case: its matter's own first, then what is for every matter. */
export const caseGuidance = z.strictObject({ checklist, phrases });
