import type { Application } from "@tongban/contract";
import { type CitizenId, maskCitizenId, maskName, maskPhone } from "@tongban/domain";

type Applicant = Application["applicant"];

/** The number that tells an applicant from others: a person's citizen's number, an organisation's credit code. */
export const numberOf = (applicant: Applicant): string =>
  applicant.kind === "person" ? applicant.citizenId : applicant.creditCode;

/** The telephone at which an applicant is reached: a person's own, of an organisation its agent's. */
export const phoneOf = (applicant: Applicant): string | undefined =>
  applicant.kind === "person" ? applicant.phone : applicant.agent.phone;

/** An applicant as staff see them, as long as nobody looks at the personal data. */
export const maskApplicant = (applicant: Applicant) => {
  const { kind, name } = applicant;
  const phone = phoneOf(applicant);
  return {
    kind,
    name: kind === "person" ? maskName(name) : name,
    number: applicant.kind === "person" ? maskedNumber(applicant.citizenId) : applicant.creditCode,
    phone: phone ? maskPhone(phone) : null,
    agent: applicant.kind === "person" ? null : maskedAgent(applicant.agent),
  };
};

const maskedAgent = ({ name, citizenId }: { readonly name: string; readonly citizenId: string }): string =>
  `${maskName(name)} ${maskedNumber(citizenId)}`;

const maskedNumber = (citizenId: string): string => maskCitizenId(citizenId as CitizenId);
