import type { partnerCase } from "@tongban/contract";
import { groupedQueryCode, type Instant } from "@tongban/domain";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import {
  caseSummary,
  caseTerms,
  declinationOf,
  eventSummary,
  placementOf,
  resultOf,
} from "./case-summary.ts";
import { clockRunsOf } from "./clock-runs.ts";
import { feeView } from "./fee.ts";
import { helperOf } from "./helper.ts";
import { inspectionOf } from "./inspection.ts";
import { jointView } from "./joint.ts";
import { noticesOf } from "./notices.ts";
import { openEvents } from "./opened-events.ts";
import { parcelsView } from "./parcels.ts";
import { deliveryOf } from "./result-delivery.ts";

/** A case as the partner that submitted it sees it: no names of staff, no looks at personal data. */
export const partnerCaseView = async (
  { store, sealing, queryCodes }: Pick<Resources, "store" | "sealing" | "queryCodes">,
  history: CaseHistory,
  now: Instant,
): Promise<z.output<typeof partnerCase>> => {
  const {
    head: { kase },
    events,
  } = history;
  const seen = await openEvents(sealing, events, "elsewhere");
  return {
    ...caseSummary(kase),
    queryCode: groupedQueryCode(await queryCodes.ofCase(kase.origin.id)),
    placement: placementOf(kase, events),
    terms: caseTerms(kase),
    joint: (await jointView(store, history, seen, now)).map((part) => ({ ...part, caseId: null })),
    inspection: inspectionOf(kase, seen),
    parcels: parcelsView(kase, seen, "partner"),
    clocks: clockRunsOf(events, now),
    notices: noticesOf(seen),
    fee: await feeView(store, history),
    result: resultOf(seen),
    delivery: deliveryOf(seen),
    declination: declinationOf(seen),
    helper: helperOf(kase, now),
    timeline: seen.map((event) => ({ ...eventSummary(event), actor: event.actor.kind })),
  };
};
