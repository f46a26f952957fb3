import type { Submission } from "@tongban/domain";
import { aCaseId, aMatterId, aPartnerId, aRegion } from "./ids.ts";

/** A submission of Nanjing's for a food business permit in Xi'an, as the domain takes it. */
export const aSubmission = (parts: Partial<Submission> = {}): Submission => ({
  id: aCaseId("0123456789abcdefghjkmnpqrs"),
  partner: aPartnerId("nanjing-gov"),
  externalRef: "NJ-1",
  source: aRegion("320100"),
  handling: aRegion("610100"),
  matter: aMatterId("food-business-permit"),
  mode: "agent-intake",
  applicant: "张*",
  ...parts,
});
