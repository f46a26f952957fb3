import { addMs, type Instant, instantFromEpochMs, type LocalDate, type WindowId } from "@tongban/domain";
import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, timerMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { smsBy } from "../edge/sms.ts";
import { fireTimers } from "./fire-timers.ts";
import { inviteByText } from "./invite-to-rate.ts";
import { type LongRun, lookAtAgreement } from "./look-at-agreement.ts";
import { lookAtInquiry } from "./look-at-inquiry.ts";
import { lookAtParcel } from "./look-at-parcel.ts";
import { lookAtRoster } from "./look-at-roster.ts";
import { tellSubscriber } from "./tell-subscriber.ts";
import { transferCases } from "./transfer-cases.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const queues = openQueues(environment);
const timeOf = caseTime(resources.store);
const invite = inviteByText(resources, smsBy(environment));

/** ms that one message may spend on an agreement or a transfer; the function's own time is longer. */
const LONG_RUN_MS = 20_000;

const tellUnstaffed = (window: WindowId, days: readonly LocalDate[], at: Instant): Promise<void> =>
  tellSubscriber(
    resources.store,
    queues,
    { window },
    (generation) => days.map((unstaffed) => ({ window, unstaffed, at, generation })),
    at,
  );

/** Does what time brings to the cases, agreements, rosters and transfers that the sweep found. */
export const handler = queueHandler(timerMessage, async (owner) => {
  if ("caseId" in owner)
    return fireTimers({ ...resources, queues }, owner.caseId, await timeOf(owner.caseId), invite);
  if ("parcelOf" in owner)
    return lookAtParcel(resources, owner.parcelOf, owner.parcel, await timeOf(owner.parcelOf));
  const now = instantFromEpochMs(Date.now());
  if ("inquiryId" in owner) return lookAtInquiry(resources.store, owner.inquiryId, now);
  if ("rosterOf" in owner) {
    const { rosterOf: window } = owner;
    return lookAtRoster(resources, window, now, (days) => tellUnstaffed(window, days, now));
  }
  const until = addMs(now, LONG_RUN_MS);
  const run: LongRun = {
    goOn: () => instantFromEpochMs(Date.now()) < until,
    comeAgain: () => queues.fireTimers([{ ...owner, delay: 0 }]),
  };
  return "transferFrom" in owner
    ? transferCases(resources, owner.transferFrom, now, run)
    : lookAtAgreement(resources.store, owner.agreementId, now, run);
});
