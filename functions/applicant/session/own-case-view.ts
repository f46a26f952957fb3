import { applicantActions, type ownCase } from "@tongban/contract";
import {
  type Case,
  fillGap,
  type Instant,
  type RatingStage,
  rateableIn,
  supply,
  withdraw,
} from "@tongban/domain";
import type { CaseHistory, StoreContext } from "@tongban/store";
import type * as z from "zod";
import { readOwnInquiries } from "../../inquiry/own-inquiries.ts";
import { maskApplicant } from "../../views/applicant.ts";
import { declinationOf, resultOf } from "../../views/case-summary.ts";
import { helperOf } from "../../views/helper.ts";
import { noticesOf } from "../../views/notices.ts";
import { openEvents } from "../../views/opened-events.ts";
import { ratingsView } from "../../views/ratings.ts";
import { readApplication } from "../../views/read-application.ts";
import { deliveryOf } from "../../views/result-delivery.ts";

type OwnCase = z.output<typeof ownCase>;
type ApplicantAction = OwnCase["actions"][number];

/** A case as its applicant sees it after a one-time code: everything that was said to them. */
export const ownCaseView = async (
  store: StoreContext,
  history: CaseHistory,
  now: Instant,
): Promise<OwnCase> => {
  const { kase } = history.head;
  const { sealing } = store;
  const [{ applicant }, seen, inquiries] = await Promise.all([
    readApplication(sealing, history),
    openEvents(sealing, history.events, "elsewhere"),
    readOwnInquiries(store, kase.origin.id, now),
  ]);
  const { number, phone } = maskApplicant(applicant);
  return {
    version: kase.version,
    status: kase.status,
    name: applicant.name,
    number,
    phone,
    notices: noticesOf(seen),
    result: resultOf(seen),
    delivery: deliveryOf(seen),
    declination: declinationOf(seen),
    ratings: ratingsView(kase),
    helper: helperOf(kase, now),
    inquiries,
    actions: actionsOf(kase, now),
  };
};

/** Whether each action may be done now; one that is missing does not compile. */
const allowed: Readonly<Record<ApplicantAction, (kase: Case, now: Instant) => boolean>> = {
  supply: (kase, now) =>
    [supply, fillGap].some(({ objection }) => objection(kase, "applicant", now) === undefined),
  withdraw: (kase, now) => withdraw.objection(kase, "applicant", now) === undefined,
  "rate-acceptance": (kase) => mayRate(kase, "acceptance"),
  "rate-result": (kase) => mayRate(kase, "result"),
};

const mayRate = ({ status, ratings = [] }: Case, stage: RatingStage): boolean =>
  rateableIn[stage].includes(status) &&
  !ratings.some((rating) => rating.stage === stage && rating.appeal === "set-aside");

const actionsOf = (kase: Case, now: Instant): OwnCase["actions"] =>
  applicantActions.filter((action) => allowed[action](kase, now));
