import type { Instant } from "../clock/instant.ts";
import type { StaffId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";

/** What bounds the internal notes of a case; characters of a text, notes of one case. Ours, so that a case stays readable. */
export const noteBounds = { textCharacters: 2000, mentions: 10, ofCase: 500 } as const;

/** Somebody who wrote a note or is mentioned in one, under the name that they had then. */
export type NotePerson = { readonly id: StaffId; readonly name: string };

/** An internal note on a case (内部备注); what people wrote in it is kept apart and sealed. */
export type CaseNote = {
  /** 1 is the first of the case. */
  readonly n: number;
  readonly at: Instant;
  readonly by: NotePerson;
  readonly mentions: readonly NotePerson[];
  /** Absent while it stands: a note is never changed, only struck out, and stays readable. */
  readonly struck?: { readonly at: Instant; readonly by: NotePerson };
};

/** Those of a window's team whom a note mentions, or who of the mentioned is not on it. */
export const mentionedOf = (
  team: readonly NotePerson[],
  window: WindowId,
  mentions: readonly StaffId[],
): readonly NotePerson[] | Refusal => {
  const stranger = mentions.find((id) => team.every((one) => one.id !== id));
  return stranger === undefined
    ? team.filter(({ id }) => mentions.includes(id))
    : refusal("not-on-team", { staff: stranger, window });
};

/** Why somebody may not strike a note out: its writer does, or a lead. */
export const unlessStrikes = ({ by, struck }: CaseNote, staff: Staff): Refusal | undefined => {
  if (struck) return refusal("note-struck-already", { at: struck.at });
  return by.id === staff.id || staff.role === "lead" ? undefined : refusal("not-your-note");
};
