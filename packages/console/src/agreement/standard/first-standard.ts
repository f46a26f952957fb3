import { lawBounds } from "@tongban/domain";
import type { DraftTerms } from "../draft-changes.ts";

/** What a standard begins with where no other one is taken over: the law's own limits, and those that every agreement of the seeds has. */
export const firstStandard: DraftTerms["standard"] = {
  claim: { unit: "working-hours", amount: 4 },
  notice: lawBounds.notice,
  supplement: { unit: "working-days", amount: 30 },
  delivery: lawBounds.delivery,
  return: { unit: "working-days", amount: 1 },
  explanation: { unit: "working-days", amount: 2 },
  lease: { unit: "working-hours", amount: 4 },
  hours: { opens: "09:00", closes: "17:30" },
  warnings: { yellow: 1, orange: 0, officeHours: true },
  extension: { single: lawBounds.single, joint: lawBounds.joint },
  pauseGrounds: [],
};
