import type { KnownLicence, LicenceStanding } from "../../../licence/licence.ts";
import { openStatuses } from "../../case.ts";
import type { CaseEventDetail } from "../../event.ts";
import { transition } from "../../transition.ts";

/** What looking up a cited licence (电子证照) came to, for the material that it stands for. */
export type LicenceCheck = {
  readonly title: string;
  readonly standing: LicenceStanding;
  /** What the source says of it; absent where it knows none. */
  readonly licence?: KnownLicence;
};

/** A check as an event says it: what it is about and how it stands in the open, what the licence says sealed. */
export const licenceCheckEvent = ({ title, standing, licence }: LicenceCheck): CaseEventDetail => ({
  type: "LicenceChecked",
  title,
  standing,
  prose: licence
    ? {
        type: licence.type,
        number: licence.number,
        title: licence.title,
        issuer: licence.issuer,
        validFrom: licence.validFrom,
        ...(licence.validUntil ? { validUntil: licence.validUntil } : {}),
      }
    : {},
});

/** Says how a cited licence stands, where its source could not be asked when the application was submitted. */
export const checkLicence = transition({
  from: openStatuses,
  happens: (_kase, _by: "broker", check: LicenceCheck) => [licenceCheckEvent(check)],
});
