import { calendarStatuses, clockNames, clockOwners, DOCUMENT_FORMAT, standings } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { caseStatus, clockEnd, deadline, notice } from "./case-view.ts";
import { segment } from "./explanation.ts";
import { agreementId, caseId, instant, localDate, matterId, partnerId, regionCode } from "./identifiers.ts";
import { businessHours, limit } from "./limits.ts";

/** 32 bytes, base64url. */
const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/, rule("digest"));

/** SHA-256, base64url. */
const digest = bytes32.describe("SHA-256, base64url");

/** A public key (RFC 7517, RFC 8037); only one on P-256 has `y`. */
const documentKey = z.strictObject({
  kty: z.string().max(8),
  crv: z.string().max(8),
  x: bytes32,
  y: bytes32.optional(),
});

/** A signature as a document carries it. */
export const documentSignature = z.strictObject({
  algorithm: z.enum(["ed25519", "ecdsa-p256-sha256"]),
  keyId: digest.describe("RFC 7638 thumbprint of the key: compare it with the one that the signer publishes"),
  key: documentKey,
  value: z.string().regex(/^[A-Za-z0-9_-]{86}$/, rule("signature")),
});

const head = { format: z.literal(DOCUMENT_FORMAT), issuedAt: instant };

/** The keys that the broker signs its documents with, as a JWK set. */
export const documentKeys = z.strictObject({
  keys: z.array(documentKey.extend({ kid: digest })),
});

const packedEvent = z.strictObject({
  n: z.int().min(1),
  prevHash: z.string().describe("hash of the event before; empty for the first"),
  hash: digest.describe("of the canonical JSON (RFC 8785) of the whole event"),
  event: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      "the whole event as it is kept, what is sealed as base64url; null where it is not yours to see",
    ),
  shown: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("what you may see of an event that is not given whole"),
  prose: z
    .record(z.string(), z.string())
    .nullable()
    .describe("what people wrote in it, opened; in the event it is sealed"),
});

/** A case of a completeness statement. */
export const statementCase = z.strictObject({
  caseId,
  version: z.int().min(1),
  head: digest.describe("hash of the case's last event then"),
  standing: z.enum(standings),
});

/** Where a completeness statement counts a case, by its Merkle tree (RFC 6962). */
const inclusion = z
  .strictObject({
    agreement: agreementId,
    day: localDate,
    number: z.int().min(1),
    root: digest,
    size: z.int().min(1).describe("entries of the tree"),
    index: z.int().min(0).describe("place of the case, from 0"),
    path: z.array(digest).describe("from the entry to the root, nearest first"),
    case: statementCase.describe("the case as it stood then; its canonical JSON is the entry"),
  })
  .describe("in the last statement of the case's agreement and day; null while there is none");

/** All that proves what happened to one case. */
const caseEvidence = z.strictObject({
  case: z.strictObject({
    caseId,
    partner: partnerId,
    version: z.int().min(1),
    status: caseStatus,
    head: digest.describe("hash of the last event"),
  }),
  events: z.array(packedEvent),
  deliveries: z.strictObject({
    complete: z
      .boolean()
      .describe("whether the tries of every event are here: they are kept 30 days, and looked up for 3 each"),
    attempts: z.array(
      z.strictObject({
        eventId: z.string(),
        attempt: z.int().min(1),
        at: instant,
        delivered: z.boolean(),
        result: z.string(),
        durationMs: z.int().min(0),
      }),
    ),
  }),
  notices: z.array(notice).describe("what the applicant was told in writing"),
  acknowledgedBy: z
    .int()
    .nullable()
    .describe("number of the event in which the partner acknowledged the result"),
  inclusion: inclusion.nullable(),
});

/** All that proves what happened to a case, and of a joint case to its parts, signed by the broker. */
export const evidencePack = z.strictObject({
  kind: z.literal("evidence-pack"),
  ...head,
  ...caseEvidence.shape,
  parts: z
    .array(caseEvidence)
    .exactOptional()
    .describe(
      "of a joint case (联办): the same of each of its child cases, every run, as it may be seen elsewhere; absent for every other",
    ),
  signature: documentSignature,
});

/** Every due instant of a case with all that it follows from, so that anyone can compute it again. */
export const deadlineCertificate = z.strictObject({
  kind: z.literal("deadline-certificate"),
  ...head,
  case: z.strictObject({
    caseId,
    agreement: agreementId,
    agreementVersion: z.int(),
    standardVersion: z.int(),
    matter: matterId,
    handling: regionCode,
    submittedAt: instant,
    version: z.int().min(1),
    status: caseStatus,
    head: digest.describe("hash of the last event: what the case's evidence pack ends with"),
  }),
  hours: businessHours,
  limits: z
    .strictObject({ promised: limit, statutory: limit.nullable(), extendedBy: limit.nullable() })
    .describe("of the decision, as the agreement and law set them, and how far it was put off"),
  calendars: z.array(
    z.strictObject({
      version: z.string(),
      years: z.array(
        z.strictObject({
          year: z.int(),
          status: z.enum(calendarStatuses),
          off: z.array(localDate).readonly(),
          work: z.array(localDate).readonly(),
        }),
      ),
    }),
  ),
  clocks: z.array(
    z.strictObject({
      clock: z.enum(clockNames),
      owner: z.enum(clockOwners),
      calendar: z.string().describe("version of the calendar that it was counted by"),
      segments: z.array(segment),
      promised: deadline,
      statutory: deadline.nullable(),
      end: clockEnd.nullable(),
    }),
  ),
  signature: documentSignature,
});

/** That a region states the same by a key of its own. */
export const countersignature = documentSignature.extend({ region: regionCode, signedAt: instant });

/** What became of every case that an agreement admitted on a day. */
export const completenessStatement = z.strictObject({
  kind: z.literal("completeness-statement"),
  ...head,
  agreement: agreementId,
  day: localDate,
  number: z.int().min(1).describe("1 for the first statement of the agreement and day"),
  admitted: z.int().min(0),
  counts: z.record(z.enum(standings), z.int().min(0)).describe("their sum is `admitted`"),
  root: digest.describe("of the Merkle tree (RFC 6962) over the canonical JSON of the cases, by their ids"),
  signature: documentSignature,
  countersignatures: z.array(countersignature),
});
