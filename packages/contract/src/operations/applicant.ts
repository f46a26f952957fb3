import { operation } from "../operation.ts";
import { progress } from "../schemas/applicant.ts";

const audience = "applicant";

/** What an applicant may ask and do, who has the query code of a case and does not sign in. */
export const applicantOperations = {
  showProgress: operation({
    audience,
    name: "show-progress",
    method: "GET",
    path: "/applicant/v1/case",
    summary: "Where a case is, whose turn it is, by when and why, what is missing and whom to call",
    returns: progress,
  }),
} as const;
