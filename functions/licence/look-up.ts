import type { Application } from "@tongban/contract";
import { type Instant, type LicenceCheck, localDateOf, standingOn } from "@tongban/domain";
import { numberOf } from "../views/applicant.ts";
import type { LicenceSource } from "./licence-source.ts";

/** A licence that is cited: for which material, and what it is called in its source. */
export type CitedReference = { readonly title: string; readonly reference: string };

/** Looks a cited licence up for the applicant who must be its holder; throws where the source cannot be asked. */
export const lookUp = async (
  source: LicenceSource,
  { title, reference }: CitedReference,
  applicant: Application["applicant"],
  now: Instant,
): Promise<LicenceCheck> => {
  const { kind, name } = applicant;
  const licence = await source({
    reference,
    holder: { kind, name, number: numberOf(applicant) },
    askedAt: now,
  });
  return { title, standing: standingOn(licence, localDateOf(now)), ...(licence ? { licence } : {}) };
};
