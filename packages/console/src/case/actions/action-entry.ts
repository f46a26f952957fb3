import type { paperOperations } from "@tongban/contract";
import type { MatterKind } from "@tongban/domain";
import type { CallOptions, CallResult, Client } from "@tongban/sdk/client";
import type { ComponentType } from "react";
import type { CaseAnswer, RevealedApplicant, StaffCase } from "../../api/wire.ts";

/** What was filled in, by field; drafts are kept the same way. */
export type FieldValues = Readonly<Record<string, string | boolean>>;

/** The text of a field, empty where nothing was typed; the form has checked that what is required is there. */
export const textOf = (fields: FieldValues, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

/** The case that a command is about, the version that the user saw, and the key that repetitions share. */
type SeenCase = {
  readonly params: { readonly caseId: string };
  readonly ifMatch: number;
  readonly idempotencyKey: string;
};

/** What the fields of an action are given. */
export type FieldsProps = {
  readonly kase: StaffCase;
  /** To be called where fields are changed by other means than typing, so that the draft follows. */
  readonly onEdited: () => void;
};

/** A command whose paper can be seen before it is given. */
export type PreviewedCommand = CallOptions<typeof paperOperations.previewPaper>["body"];

/** All that the console knows of one action, besides what both languages call it. */
export type CaseActionEntry = {
  /** Its name where that is not `action` with its own word, for some kinds of matters. */
  readonly nameOf?: (kind: MatterKind) => "action.decide" | "action.decideLicence";
  /** The single key that opens it. */
  readonly key: string;
  /** Where its button stands: beside the case's status, or at the personal data that it shows. */
  readonly place: "actions" | "applicant";
  /** Ends the case to the applicant's disadvantage. */
  readonly danger: boolean;
  /** Whether the case needs no more of its holder afterwards, who may then take the next one at once. */
  readonly finishes: boolean;
  /** What the standard says for whoever does it; above the fields. */
  readonly Guide?: ComponentType<Pick<FieldsProps, "kase">>;
  /** Asks for what the command needs; absent where it needs nothing. */
  readonly Fields?: ComponentType<FieldsProps>;
  /** What the fields hold before anybody types. */
  readonly initial?: (kase: StaffCase) => FieldValues;
  /** The command as the broker lays out its paper; absent where it makes none. */
  readonly previewOf?: (fields: FieldValues) => PreviewedCommand;
  /** Sends the command with what was filled in. */
  readonly tell: (
    client: Client,
    seen: SeenCase,
    fields: FieldValues,
  ) => Promise<CallResult<CaseAnswer | RevealedApplicant>>;
};
