import type { applicantOperations } from "@tongban/contract";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { Applicant } from "./applicant-authentication.ts";
import { loadOwnHistory } from "./own-history.ts";
import { progressView } from "./progress-view.ts";

/** Shows how a case stands to whoever has its query code. */
export const showProgress =
  (resources: Resources): Run<typeof applicantOperations.showProgress, Applicant> =>
  async ({ caller }) => {
    const history = await loadOwnHistory(resources, caller);
    return answered(await progressView(resources, history), history.head.kase.version);
  };
