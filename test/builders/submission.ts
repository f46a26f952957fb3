import type { FormChecks, Submission } from "@tongban/domain";
import { aCaseId, aMatterId, aPartnerId, aRegion } from "./ids.ts";

/** A submission of Nanjing's for a food business permit in Xi'an, as the domain takes it; it brings nothing. */
export const aSubmission = (parts: Partial<Submission> = {}): Submission => ({
  id: aCaseId("0123456789abcdefghjkmnpqrs"),
  partner: aPartnerId("nanjing-gov"),
  regions: [aRegion("320100")],
  externalRef: "NJ-1",
  source: aRegion("320100"),
  handling: aRegion("610100"),
  matter: aMatterId("food-business-permit"),
  mode: "agent-intake",
  applicant: "张*",
  applicantKind: "person",
  materials: [],
  materialBytes: 0,
  form: {},
  ...parts,
});

/** The checks of a book whose lists name no form. */
export const noForms: FormChecks = new Map();
