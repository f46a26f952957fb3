import { applicantOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { smsBy } from "../edge/sms.ts";
import { applicantAuthentication } from "./applicant-authentication.ts";
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

/** What applicants may ask and do: apart from the rest, for anyone may try a query code. */
export const handler = apiHandler(
  [
    on(applicantOperations.showProgress, showProgress(resources)),
    on(applicantOperations.sendOneTimeCode, sendOneTimeCode({ ...resources, sms })),
    on(applicantOperations.beginSession, beginSession(resources)),
    on(applicantOperations.showOwnCase, showOwnCase(resources)),
    on(applicantOperations.supplyOwnMaterials, supplyOwnMaterials(resources)),
    on(applicantOperations.rateOwnCase, rateOwnCase(resources)),
    on(applicantOperations.revokeOwnHelper, revokeOwnHelper(resources)),
    on(applicantOperations.withdrawOwnCase, withdrawOwnCase(resources)),
  ],
  applicantAuthentication(resources),
);
