import { keyAlgorithms } from "@tongban/domain";
import * as z from "zod";
import { application } from "../schemas/application.ts";
import { matterId, partnerId, prose, regionCode } from "../schemas/identifiers.ts";
import { keyId } from "../schemas/registry.ts";

/** What somebody registers themselves with. */
export const registration = z.strictObject({
  name: prose(40).describe("what your system is called"),
  publicKeyPem: z.string().min(1).max(2000).describe("SPKI as PEM; never the private half"),
  algorithm: z.enum(keyAlgorithms).default("ed25519"),
  language: z.enum(["zh-CN", "en"]).optional().describe("what the answer is worded in; else Accept-Language"),
});

/** A matter that can be submitted at once. */
const sample = z.strictObject({
  matter: matterId,
  title: z.string(),
  application: application.describe(
    "ready to be sent to POST /v1/cases; change `externalRef` to send another",
  ),
  files: z
    .array(z.strictObject({ title: z.string(), mediaType: z.string(), base64: z.string() }))
    .describe("the files that its materials declare by their digests"),
});

/** A partner of the sandbox. */
export const sandboxPartner = z.strictObject({
  partnerId,
  keyId: keyId.describe("goes into the signature's `keyid`"),
  source: regionCode.describe("the region that you submit for"),
  handling: regionCode.describe("the region whose window answers"),
  expiresAfterDays: z.int().describe("days without a signed request after which all of it is forgotten"),
  next: z.string().describe("what to do first, in words"),
  matters: z.array(sample),
});

/** What the sandbox is. */
export const sandboxView = z.strictObject({
  summary: z.string(),
  magicPrefix: z.string().describe("what comes before a word in `externalRef`"),
  magicWords: z.array(z.strictObject({ word: z.string(), example: z.string(), happens: z.string() })),
  limits: z.record(z.string(), z.number()).describe("by what they bound, with the unit in the name"),
});
