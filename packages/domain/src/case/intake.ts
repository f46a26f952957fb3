import type { WindowId } from "../ids.ts";

/** What somebody shows who they are by (证件); its number stands in the sealed application alone. */
export const identityDocuments = [
  "resident-identity-card",
  "temporary-identity-card",
  "electronic-identity-card",
  "household-register",
  "hmt-residence-permit",
  "permanent-residence-card",
] as const;

/** One of {@link identityDocuments}. */
export type IdentityDocument = (typeof identityDocuments)[number];

/** Who stands at the intake window: the applicant, or somebody who acts for them. */
export const presenters = ["applicant", "agent"] as const;

/** One of {@link presenters}. */
export type Presenter = (typeof presenters)[number];

/**
 * That a window took an application in (收件) and whose identity it checked by what; who did, and when, are the event's
 * own. Receipt is not acceptance: only form and identity were checked.
 */
export type Intake = {
  readonly window: WindowId;
  readonly document: IdentityDocument;
  readonly presentedBy: Presenter;
};
