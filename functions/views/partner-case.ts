import type { partnerCase } from "@tongban/contract";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import { caseSummary, caseTerms, declinationOf, resultOf } from "./case-summary.ts";

/** A case as the partner that submitted it sees it: no names of staff, no looks at personal data. */
export const partnerCaseView = ({ head: { kase }, events }: CaseHistory): z.output<typeof partnerCase> => ({
  ...caseSummary(kase),
  terms: caseTerms(kase),
  result: resultOf(events),
  declination: declinationOf(events),
  timeline: events
    .filter(({ type }) => type !== "ApplicantRevealed")
    .map(({ n, type, at, before, after, actor }) => ({
      n,
      type,
      at,
      from: before,
      to: after,
      actor: actor.kind,
    })),
});
