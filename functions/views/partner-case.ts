import type { partnerCase } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { CaseHistory, Sealing } from "@tongban/store";
import type * as z from "zod";
import {
  caseSummary,
  caseTerms,
  declinationOf,
  eventSummary,
  placementOf,
  resultOf,
} from "./case-summary.ts";
import { clockRunsOf } from "./clock-runs.ts";
import { noticesOf } from "./notices.ts";
import { openEvents } from "./opened-events.ts";

/** A case as the partner that submitted it sees it: no names of staff, no looks at personal data. */
export const partnerCaseView = async (
  sealing: Sealing,
  { head: { kase }, events }: CaseHistory,
  now: Instant,
): Promise<z.output<typeof partnerCase>> => {
  const seen = await openEvents(sealing, events, "elsewhere");
  return {
    ...caseSummary(kase),
    placement: placementOf(kase, events),
    terms: caseTerms(kase),
    clocks: clockRunsOf(events, now),
    notices: noticesOf(seen),
    result: resultOf(seen),
    declination: declinationOf(seen),
    timeline: seen.map((event) => ({ ...eventSummary(event), actor: event.actor.kind })),
  };
};
