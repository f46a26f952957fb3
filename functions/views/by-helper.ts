import { type Case, type Moment, throughHelper, type Verdict } from "@tongban/domain";

type Decide = (kase: Case, moment: Moment) => Verdict;

/** A command for the applicant as it was sent: by their helper where the request says so. */
export const byHelper = (query: { readonly helper?: "true" | undefined }, decide: Decide): Decide =>
  query.helper === undefined ? decide : (kase, moment) => throughHelper(kase, moment, decide(kase, moment));
