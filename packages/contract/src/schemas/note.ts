import * as z from "zod";
import { instant, staffId } from "./identifiers.ts";

const person = z.strictObject({ id: staffId, name: z.string() });

/** An internal note on a case (内部备注): the handling region's own, never shown to the partner or the source region. */
export const caseNote = z.strictObject({
  n: z.int().min(1),
  at: instant,
  by: person,
  text: z.string(),
  mentions: z.array(person),
  struck: z
    .strictObject({ at: instant, by: person, reason: z.string() })
    .nullable()
    .describe("null while it stands; a note that was struck out stays readable"),
});
