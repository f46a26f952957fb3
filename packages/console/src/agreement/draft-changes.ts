import type { agreementOperations } from "@tongban/contract";
import type { CallOptions } from "@tongban/sdk/client";
import type { AgreementContent } from "../api/wire.ts";

/** What a draft says beside its list and its guidance. */
export type DraftTerms = Omit<AgreementContent, "list" | "guidance">;

/** What was changed and not saved: over what the draft says by now, whoever changed that meanwhile. */
export type DraftChanges = Partial<Omit<DraftTerms, "standard">> & {
  readonly standard?: Partial<DraftTerms["standard"]>;
};

/** A field of the form: of the terms, or of the standard. */
export type DraftField = Exclude<keyof DraftTerms, "standard"> | keyof DraftTerms["standard"];

/** What the draft says with the changes. */
export const withChanges = <T extends DraftTerms>(content: T, { standard, ...terms }: DraftChanges): T => ({
  ...content,
  ...terms,
  standard: { ...content.standard, ...standard },
});

/** The changes with some more; one that leads back to what the draft says is none. */
export const changed = (content: DraftTerms, before: DraftChanges, more: DraftChanges): DraftChanges => {
  const { standard: _, ...terms } = { ...before, ...more };
  const standard = differing(content.standard, { ...before.standard, ...more.standard });
  return {
    ...differing(content, terms),
    ...(Object.keys(standard).length > 0 ? { standard } : {}),
  };
};

/** The members that say something else than what is there. */
const differing = <T extends object>(base: object, said: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(Object.entries(base).find(([key]) => key === name)?.[1]),
    ),
  ) as Partial<T>;

/** Fields that were changed, by the names that they have in the form. */
export const changedFields = ({ standard = {}, ...terms }: DraftChanges): readonly DraftField[] =>
  [...Object.keys(terms), ...Object.keys(standard)] as DraftField[];

/** What of a draft a request revises. */
export type Revision = CallOptions<typeof agreementOperations.reviseDraft>["body"];

/** What is sent to save the changes: only what was changed, and of the standard all. */
export const revisionOf = (content: DraftTerms, changes: DraftChanges): Revision => {
  const { standard, ...terms } = changes;
  return { ...terms, ...(standard ? { standard: { ...content.standard, ...standard } } : {}) };
};
