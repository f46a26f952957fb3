import { applicantOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { applicantAuthentication } from "./applicant-authentication.ts";
import { showProgress } from "./show-progress.ts";

const resources = openResources(readEnvironment(process.env));

/** What applicants may ask and do: apart from the rest, for anyone may try a query code. */
export const handler = apiHandler(
  [on(applicantOperations.showProgress, showProgress(resources))],
  applicantAuthentication(resources),
);
