import { applicantOperations, inquiryOperations } from "@tongban/contract";
import { addressHashing } from "@tongban/store";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { passerAuthentication } from "../edge/caller-address.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { smsBy } from "../edge/sms.ts";
import { applicantAuthentication } from "./applicant-authentication.ts";
import { askAboutOwnCase } from "./inquiry/ask-about-own-case.ts";
import { askInquiry } from "./inquiry/ask-inquiry.ts";
import { followInquiry } from "./inquiry/follow-inquiry.ts";
import { beginSession } from "./session/begin-session.ts";
import {
  rateOwnCase,
  revokeOwnHelper,
  showOwnCase,
  supplyOwnMaterials,
  withdrawOwnCase,
} from "./session/own-case.ts";
import { sendOneTimeCode } from "./session/send-one-time-code.ts";
import { showProgress } from "./show-progress.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const sms = smsBy(environment);

/** What applicants and anybody who asks may do: apart from the rest, for anyone may try a query code. */
export const handler = byAudience({
  applicant: apiHandler(
    [
      on(applicantOperations.showProgress, showProgress(resources)),
      on(applicantOperations.sendOneTimeCode, sendOneTimeCode({ ...resources, sms })),
      on(applicantOperations.beginSession, beginSession(resources)),
      on(applicantOperations.showOwnCase, showOwnCase(resources)),
      on(applicantOperations.supplyOwnMaterials, supplyOwnMaterials(resources)),
      on(applicantOperations.rateOwnCase, rateOwnCase(resources)),
      on(applicantOperations.revokeOwnHelper, revokeOwnHelper(resources)),
      on(applicantOperations.withdrawOwnCase, withdrawOwnCase(resources)),
      on(inquiryOperations.askAboutOwnCase, askAboutOwnCase(resources)),
    ],
    applicantAuthentication(resources),
  ),
  public: apiHandler(
    [
      on(inquiryOperations.askInquiry, askInquiry({ ...resources, hashOf: addressHashing(resources.store) })),
      on(inquiryOperations.followInquiry, followInquiry(resources)),
    ],
    passerAuthentication,
  ),
});
