import type { Instant } from "../clock/instant.ts";
import type { NotePerson } from "./note.ts";

/** What an examination found of a material: whole, not there, or wrong. */
export const materialMarks = ["complete", "missing", "wrong"] as const;

/** One of {@link materialMarks}. */
export type MaterialMark = (typeof materialMarks)[number];

/** What bounds the marks of one case: characters of a material's name and of what is wrong, as a notice takes them; marks. */
export const markBounds = { materialCharacters: 60, problemCharacters: 300, ofCase: 100 } as const;

/** A mark on a material of a case (审查标记), by the name that the application or the list gives it; the last one counts. */
export type MarkedMaterial = {
  readonly material: string;
  readonly mark: MaterialMark;
  readonly by: NotePerson;
  readonly at: Instant;
};
