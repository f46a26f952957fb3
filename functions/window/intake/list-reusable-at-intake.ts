import type { intakeOperations } from "@tongban/contract";
import { refusal, type Staff } from "@tongban/domain";
import { listReusable } from "../../citation/list-reusable.ts";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { spendApplicantSearch } from "../spend-applicant-search.ts";
import { findOwnDesk, takesIn } from "./own-desk.ts";

/**
 * Shows at an intake window what an applicant gave in earlier cases that came from its region, whoever sent them. It counts as a
 * search for an applicant.
 */
export const listReusableAtIntake =
  (resources: Resources): Run<typeof intakeOperations.listReusableAtIntake, Staff> =>
  async ({ params, body: { number }, caller, now }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const { window } = desk;
    if (!takesIn(window)) return refusal("takes-nothing-in", { window: window.id });
    const tooMany = await spendApplicantSearch(resources, caller, now);
    if (tooMany) return tooMany;
    const materials = await listReusable(resources, {
      number,
      regions: [window.region],
      may: ({ origin }) => origin.source === window.region,
      now,
    });
    return answered({ materials: [...materials] });
  };
