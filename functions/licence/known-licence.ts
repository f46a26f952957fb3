import { localDate, prose } from "@tongban/contract";
import * as z from "zod";

/** A licence as a source tells it. */
export const knownLicence = z.strictObject({
  type: prose(60),
  number: prose(80),
  title: prose(120),
  issuer: prose(120),
  validFrom: localDate,
  validUntil: localDate.exactOptional(),
  revoked: z.boolean(),
});

/** What a source answers. */
export const licenceAnswer = z.union([
  z.strictObject({ found: z.literal(false) }),
  knownLicence.extend({ found: z.literal(true) }),
]);
