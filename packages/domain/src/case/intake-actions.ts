import type { Instant } from "../clock/instant.ts";
import { windowOfIntakeDesk } from "../registry/intake-desk.ts";
import type { Staff } from "../staff.ts";
import type { Case } from "./case.ts";
import { acknowledge } from "./transitions/acknowledge.ts";
import { fillGap } from "./transitions/gap/fill-gap.ts";
import { giveCommitment } from "./transitions/gap/give-commitment.ts";
import { nameHelper } from "./transitions/helper/name-helper.ts";
import { revokeHelper } from "./transitions/helper/revoke-helper.ts";
import { supply } from "./transitions/supply.ts";
import { withdraw } from "./transitions/withdraw.ts";

/** What the team of an intake window may do for the applicants of its own cases, as a partner system may for its. */
export const intakeActions = [
  "supply",
  "giveCommitment",
  "fillGap",
  "nameHelper",
  "revokeHelper",
  "withdraw",
  "acknowledge",
] as const;

/** One of {@link intakeActions}. */
export type IntakeAction = (typeof intakeActions)[number];

const transitions = {
  supply,
  giveCommitment,
  fillGap,
  nameHelper,
  revokeHelper,
  withdraw,
  acknowledge,
} as const;

/** Whether a case was taken in at one of somebody's windows. */
export const tookIn = ({ regions, windows }: Staff, { origin }: Pick<Case, "origin">): boolean => {
  const window = windowOfIntakeDesk(origin.partner);
  return window !== undefined && regions.includes(origin.source) && windows.includes(window);
};

/** What a member of the intake window's team may do with a case now; nobody else may do anything. */
export const allowedIntakeActions = (kase: Case, staff: Staff, now: Instant): readonly IntakeAction[] =>
  tookIn(staff, kase)
    ? intakeActions.filter((action) => transitions[action].objection(kase, staff, now) === undefined)
    : [];
