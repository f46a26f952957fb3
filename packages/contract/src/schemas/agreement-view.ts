import { agreementKinds, agreementParts, agreementStatuses, missingPartCodes } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { agreementId, localDate, matterId, prose, regionCode, staffId, windowId } from "./identifiers.ts";
import { caseType, limit, serviceMode, standard } from "./limits.ts";

/** A part of a 1+4 mechanism that does not stand. */
export const missingPart = z.strictObject({
  part: z.enum(agreementParts),
  code: z.enum(missingPartCodes),
  facts: z.record(z.string(), z.string()),
});

/** A SHA-256, hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, rule("sha256"));

/** The document that the parties signed. */
export const signedDocument = z.strictObject({
  number: prose(60).exactOptional().describe("文号"),
  signedOn: localDate.exactOptional(),
  sha256: sha256.exactOptional().describe("of the PDF or OFD"),
});

/** A framework agreement in a list. */
export const agreementRow = z.strictObject({
  id: agreementId,
  version: z.int().min(1),
  title: z.string(),
  kind: z.enum(agreementKinds),
  status: z.enum(agreementStatuses),
  validFrom: localDate,
  validUntil: localDate,
  parties: z.array(z.strictObject({ region: regionCode, name: z.string() })),
});

/** A framework agreement with its four annexes, as far as they exist. */
export const agreementView = agreementRow.extend({
  list: z
    .strictObject({
      version: z.int(),
      entries: z.array(
        z.strictObject({
          matter: matterId,
          title: z.string(),
          modes: z.array(serviceMode),
          caseType,
          statutory: limit.nullable(),
          promised: limit,
          materials: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  standard: standard.nullable(),
  windows: z.array(
    z.strictObject({
      id: windowId,
      region: regionCode,
      name: z.string(),
      open: z.boolean(),
      matters: z.array(matterId),
      team: z.array(z.strictObject({ id: staffId, name: z.string() })),
    }),
  ),
});

/** Whether one matter can be handled from one region in another today, and what is missing if not. */
export const liveMatter = z.strictObject({
  matter: matterId,
  title: z.string(),
  live: z.boolean(),
  agreement: agreementId.nullable(),
  modes: z.array(serviceMode),
  caseType: caseType.nullable(),
  statutory: limit.nullable(),
  promised: limit.nullable(),
  window: windowId.nullable(),
  missing: z.array(missingPart),
});
