import { matterId } from "@tongban/contract";
import * as z from "zod";
import { knownLicence } from "../licence/known-licence.ts";
import { certified } from "./source-answer.ts";

/**
 * People and organisations with what is certified of them, by matter, and their licences, by reference: made up, for a broker on
 * one machine.
 */
export const registerFile = z.array(
  z.strictObject({
    number: z.string(),
    name: z.string(),
    certificates: z.partialRecord(matterId as unknown as z.ZodString, certified),
    licences: z.record(z.string(), knownLicence).exactOptional(),
  }),
);
