import type { ActionInput, ChangingAction } from "./tell-action.ts";

/** What the forms of all actions ask for, by field; the same names are used in drafts. */
export type ActionFields = {
  readonly to?: string;
  readonly reason?: string;
  readonly rightOrgan?: string;
  readonly outcome?: "granted" | "refused";
  readonly reasons?: string;
  readonly remedies?: string;
  readonly withDocument?: boolean;
  readonly documentNumber?: string;
  readonly documentTitle?: string;
};

/** The command that filled-in fields make up; the form has checked that what is required is there. */
export const inputOf = (action: ChangingAction, fields: ActionFields): ActionInput => {
  switch (action) {
    case "claim":
    case "release":
    case "accept":
      return { action };
    case "reassign":
      return { action, body: { to: fields.to ?? "" } };
    case "decline":
      return { action, body: { reason: fields.reason ?? "", rightOrgan: fields.rightOrgan ?? "" } };
    case "decide":
      return { action, body: decisionOf(fields) };
  }
};

const decisionOf = (fields: ActionFields): Extract<ActionInput, { action: "decide" }>["body"] => {
  if (fields.outcome === "refused")
    return { outcome: "refused", reasons: fields.reasons ?? "", remedies: fields.remedies ?? "" };
  if (fields.withDocument !== true) return { outcome: "granted", document: null };
  const document = { number: fields.documentNumber ?? "", title: fields.documentTitle ?? "" };
  return { outcome: "granted", document };
};
