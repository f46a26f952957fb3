import { helperKinds, mandateStates } from "@tongban/domain";
import * as z from "zod";
import { localDate, matterId, prose } from "./identifiers.ts";
import { material } from "./material.ts";

const kind = z
  .enum(helperKinds)
  .describe("staff of the source window, staff of the partner, or a person of the applicant's own");

/** Whom the applicant mandates to act for them (帮办代办). */
export const helper = z.strictObject({
  kind,
  name: prose(50).describe("in full; kept sealed"),
  contact: prose(50).exactOptional().describe("how to reach them; kept sealed"),
  until: localDate.describe("the last day of the mandate"),
  matters: z.array(matterId).min(1).max(50).readonly().exactOptional().describe("absent: it names none"),
  document: material.describe("the signed mandate (授权委托书)"),
});

/** Names a helper, or revokes the mandate of the one who is named. */
export const helperChange = z.strictObject({
  helper: helper.nullable().describe("null revokes the mandate"),
  reason: prose(500).exactOptional().describe("why it is revoked; required for that"),
});

/** The helper of a case; nobody is named in full. */
export const helperView = z.strictObject({
  kind,
  name: z.string().describe("masked"),
  until: localDate,
  state: z.enum(mandateStates),
});

/** Says that the applicant's helper gives a command, through whoever sends it. */
export const byHelper = z.strictObject({
  helper: z
    .literal("true")
    .exactOptional()
    .describe("the applicant's helper asks for it: their mandate is checked, and they are on the record"),
});
