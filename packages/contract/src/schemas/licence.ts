import { licenceStandings } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { localDate, prose } from "./identifiers.ts";

/** The name of a data source, as the operator configures it. */
export const dataSource = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, rule("dataSource"))
  .describe("the data source that keeps it, as the operator configures it");

/** What a licence is called in its source (证照标识). */
export const licenceReference = prose(200).describe("what it is called there (证照标识)");

/** An electronic licence (电子证照) beside a result's document. */
export const electronicLicence = z.strictObject({
  type: prose(60).describe("what kind of licence it is (证照类型), as its source calls it"),
  issuer: prose(120).describe("the organ that issued it"),
  validFrom: localDate,
  validUntil: localDate.exactOptional().describe("the last day on which it holds; absent: for good"),
  source: dataSource,
  reference: licenceReference,
});

/** The licence or certificate of a grant. */
export const resultDocument = z.strictObject({
  number: z.string(),
  title: z.string(),
  licence: electronicLicence
    .exactOptional()
    .describe("the electronic licence beside it, by reference; absent where there is none"),
});

/** How a licence stood when it was looked up. */
export const licenceStanding = z
  .enum(licenceStandings)
  .describe(
    "valid; expired: its time is over or has not begun; revoked; unknown-there: the source knows no such licence of this holder",
  );
