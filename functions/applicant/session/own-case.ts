import type { applicantOperations } from "@tongban/contract";
import { fillGap, rate, revokeHelper, supply, withdraw } from "@tongban/domain";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { Applicant } from "../applicant-authentication.ts";
import { loadOwnHistory } from "../own-history.ts";
import { commandOwnCase } from "./command-own-case.ts";
import { ownCaseView } from "./own-case-view.ts";

type Operations = typeof applicantOperations;

/** Shows an applicant what only they are told. */
export const showOwnCase =
  (resources: Resources): Run<Operations["showOwnCase"], Applicant> =>
  async ({ caller, now }) => {
    const history = await loadOwnHistory(resources, caller);
    return answered(await ownCaseView(resources.store, history, now), history.head.kase.version);
  };

/** Supplies what the applicant was asked for; of a case that was accepted with gaps, what has to follow. */
export const supplyOwnMaterials =
  (resources: Resources): Run<Operations["supplyOwnMaterials"], Applicant> =>
  (call) =>
    commandOwnCase(resources, call, (kase, moment) =>
      ("gaps" in kase && kase.gaps?.length ? fillGap : supply).verdict(kase, "applicant", call.body, moment),
    );

/** Rates a stage of the applicant's case. */
export const rateOwnCase =
  (resources: Resources): Run<Operations["rateOwnCase"], Applicant> =>
  (call) =>
    commandOwnCase(resources, call, (kase, moment) => rate.verdict(kase, "applicant", call.body, moment));

/** Takes the applicant's application back before it is decided. */
export const withdrawOwnCase =
  (resources: Resources): Run<Operations["withdrawOwnCase"], Applicant> =>
  (call) =>
    commandOwnCase(resources, call, (kase, moment) => withdraw.verdict(kase, "applicant", call.body, moment));

/** Revokes the mandate of whoever acts for the applicant. */
export const revokeOwnHelper =
  (resources: Resources): Run<Operations["revokeOwnHelper"], Applicant> =>
  (call) =>
    commandOwnCase(resources, call, (kase, moment) =>
      revokeHelper.verdict(kase, "applicant", call.body, moment),
    );
