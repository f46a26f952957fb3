import {
  agreementKinds,
  agreementParts,
  agreementStatuses,
  findingCodes,
  findingSeverities,
  proposalKinds,
} from "@tongban/domain";
import * as z from "zod";
import { missingPart, signedDocument } from "./agreement-view.ts";
import { agreementId, instant, localDate, matterId, prose, regionCode } from "./identifiers.ts";
import { standard } from "./limits.ts";

/** What a draft says beside its list. */
export const agreementDraft = z.strictObject({
  title: prose(80),
  kind: z.enum(agreementKinds),
  parties: z.array(regionCode).min(2).max(400).readonly(),
  validFrom: localDate.describe("first day in force"),
  validUntil: localDate.describe("last day in force"),
  document: signedDocument.exactOptional(),
  standard: standard.omit({ version: true }),
});

const content = agreementDraft.extend({
  list: z.strictObject({ digest: z.string(), rows: z.int() }).describe("the matter list, by its content"),
  guidance: z
    .strictObject({ digest: z.string(), entries: z.int() })
    .exactOptional()
    .describe("review checklists and phrases, by their content; absent: none"),
});

/** One thing that a check found in a draft. */
export const finding = z.strictObject({
  severity: z
    .enum(findingSeverities)
    .describe("error: not to be published so; needs-reason: only with a reason; notice: to be known"),
  part: z.enum(agreementParts),
  code: z.enum(findingCodes),
  row: z.string().exactOptional().describe("matter, handling region and sources of the row; * is every one"),
  facts: z.record(z.string(), z.string()),
});

/** What happened to an agreement. */
export const agreementEvent = z.strictObject({
  n: z.int().min(1),
  at: instant,
  type: z.string(),
  actorKind: z.enum(["staff", "operator", "broker"]).describe("operator: with a file"),
  by: z.string().describe("the person, the operator (`seeds`: the seeds), or the broker by the clock"),
  note: z
    .string()
    .nullable()
    .describe(
      "the reason or comment that was given; of an operator with a file, maybe the code `operator-file`",
    ),
  hash: z.string(),
});

/** A version of an agreement as it was published. */
export const agreementVersionView = z.strictObject({
  version: z.int(),
  listVersion: z.int(),
  standardVersion: z.int(),
  publishedAt: instant,
  content,
});

/** An agreement with its draft, what is asked about it, and its history. */
export const agreementFile = z.strictObject({
  id: agreementId,
  revision: z.int().min(1).describe("goes into If-Match of what changes it"),
  status: z.enum(agreementStatuses),
  published: agreementVersionView
    .extend({
      live: z.boolean().describe("false: admission is still being led to it, for a minute at most"),
    })
    .nullable(),
  draft: z
    .strictObject({
      content,
      author: z.string(),
      sentBack: z.string().nullable().describe("why another party sent it back last"),
    })
    .nullable(),
  proposal: z
    .strictObject({
      what: z.enum(proposalKinds),
      by: z.string(),
      region: regionCode,
      reason: z.string(),
      consents: z.array(regionCode),
      asked: z.array(regionCode).describe("parties whose consent is missing"),
    })
    .nullable(),
  history: z.array(agreementEvent),
});

/** An agreement that waits for somebody. */
export const draftRow = z.strictObject({
  id: agreementId,
  title: z.string(),
  status: z.enum(agreementStatuses),
  parties: z.array(regionCode),
  proposal: z.enum(proposalKinds).nullable(),
  asked: z.array(regionCode),
});

const pair = z.strictObject({ source: regionCode, handling: regionCode });

/** How far a matter can be handled under an agreement. */
export const matterReadiness = z.strictObject({
  matter: matterId,
  title: z.string(),
  live: z.int().describe("pairs that are live"),
  pairs: z.int().describe("pairs that the list speaks of"),
  liveAt: z
    .array(z.strictObject({ handling: regionCode, sources: z.int() }))
    .describe("by handling region, for how many sources it is live"),
  gaps: z.array(
    z.strictObject({
      handling: regionCode,
      sources: z.array(regionCode),
      missing: z.array(missingPart),
    }),
  ),
});

/** What a publication would change for a matter. */
export const readinessChange = z.strictObject({
  matter: matterId,
  title: z.string(),
  gained: z.array(pair),
  lost: z.array(pair),
});

/** What a publication would have meant for the submissions of a matter between two regions. */
export const submissionEffect = z.strictObject({
  matter: matterId,
  title: z.string(),
  source: regionCode,
  handling: regionCode,
  refused: z.int().describe("taken submissions that would be refused"),
  admitted: z.int().describe("refused submissions that would be admitted"),
  codes: z.array(z.string()).describe("why the taken ones would be refused"),
});

/** What the publication of a draft would have meant for the submissions of the last days. */
export const publicationEffect = z.strictObject({
  since: localDate.describe("the first day that is looked at"),
  bounded: z.boolean().describe("there were too many submissions to look at all 30 days"),
  cases: z.int().describe("taken submissions that were asked again"),
  refusals: z.int().describe("refused submissions that were asked again"),
  unasked: z
    .int()
    .describe("refused submissions that cannot be asked again: their materials or form were wrong"),
  refused: z.int(),
  admitted: z.int(),
  changes: z.array(submissionEffect),
});
