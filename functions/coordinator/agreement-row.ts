import type { agreementRow } from "@tongban/contract";
import type { AgreementTerms, Staff } from "@tongban/domain";
import type * as z from "zod";
import type { Names } from "../edge/names.ts";

/** Whether a coordinator looks after a party to an agreement. */
export const concerns = (terms: AgreementTerms, { regions }: Staff): boolean =>
  terms.parties.some((party) => regions.includes(party));

/** An agreement as a list shows it. */
export const agreementRowView = (
  terms: AgreementTerms,
  { regions }: Names,
): z.output<typeof agreementRow> => ({
  ...terms,
  parties: terms.parties.map((region) => ({ region, name: regions.get(region) ?? region })),
});
