import { caseRoles } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { givenWords } from "../schemas/given-words.ts";
import { caseId, prose, staffId } from "../schemas/identifiers.ts";
import { limit } from "../schemas/limits.ts";

/** Cases of one request. */
export const BATCH_CASES = 25;

const cases = z
  .array(z.strictObject({ caseId, version: z.int().min(1).describe("the version that you saw") }))
  .min(1)
  .max(BATCH_CASES)
  .refine((some) => new Set(some.map((one) => one.caseId)).size === some.length, "a case is named twice");

/** Actions on several cases at once. */
export const batchOperations = {
  actOnCases: operation({
    name: "act-on-cases",
    method: "POST",
    path: "/window/v1/batches",
    audience: "window",
    roles: caseRoles,
    summary:
      "Claim, release, reassign (lead) or supervise (coordinator) up to 25 cases; each is answered by itself",
    body: z.discriminatedUnion("action", [
      z.strictObject({ action: z.literal("claim"), cases }),
      z.strictObject({ action: z.literal("release"), reason: prose(200), cases }),
      z.strictObject({ action: z.literal("reassign"), to: staffId, ...givenWords, cases }),
      z.strictObject({ action: z.literal("supervise"), demand: prose(2000), within: limit, cases }),
    ]),
    returns: z.strictObject({
      results: z.array(
        z.strictObject({
          caseId,
          done: z.boolean(),
          problem: z.string().nullable().describe("code of the problem type; null where it is done"),
          version: z.int().nullable().describe("the case's version after it; null where it is refused"),
        }),
      ),
    }),
  }),
} as const;
