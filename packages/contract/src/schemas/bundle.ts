import { bundleStates, memberModes, memberStates, refusalCodes } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { application } from "./application.ts";
import { caseStatus, declination, due, queryCode, result } from "./case-view.ts";
import {
  bundleId,
  caseId,
  instant,
  matterId,
  memberId,
  packageId,
  prose,
  regionCode,
} from "./identifiers.ts";
import { identityCheck, intakePlace } from "./intake.ts";
import { keptMaterial, material } from "./material.ts";

const { source, district, applicant, delivery, form } = application.shape;

/**
 * An application for a package: one form and each material once, by the titles that the package has for them. Members are
 * given what their lists ask for.
 */
export const bundleApplication = z.strictObject({
  externalRef: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,43}$/, rule("externalRef"))
    .describe("your own number; a member's case has it with a dot and the member's id"),
  package: packageId,
  source,
  district,
  applicant,
  delivery,
  form,
  materials: z.array(material).max(60),
});

/** The same as a window takes it in, for its own region. */
export const intakeBundleApplication = bundleApplication.omit({ source: true });

/** A package that a window takes in, with the identity check. */
export const intakeBundle = z.strictObject({
  identity: identityCheck,
  application: intakeBundleApplication,
});

/** A member of a bundle, with what became of it. */
export const bundleMember = z.strictObject({
  member: memberId,
  title: z.string(),
  matter: matterId,
  handling: regionCode,
  mode: z.enum(memberModes),
  after: z.array(memberId).describe("members that must be granted before it starts"),
  state: z
    .enum(memberStates)
    .describe(
      "not-started: what it waits for was not granted; hindered: its turn came and it could not start",
    ),
  caseId: caseId.nullable().describe("null before it has begun"),
  status: caseStatus.nullable(),
  due: due.nullable().describe("what is due next; null where nothing is"),
  result: result.nullable(),
  declination: declination.nullable(),
  hindrances: z
    .array(z.enum(refusalCodes))
    .describe("what its submission was refused with when its turn came"),
});

/** What an applicant asked for as one thing, in one view. */
export const bundle = z.strictObject({
  bundleId,
  version: z.int().min(1),
  externalRef: z.string(),
  package: packageId,
  packageVersion: z.int(),
  title: z.string(),
  source: regionCode,
  applicant: z.string().describe("masked"),
  submittedAt: instant,
  queryCode: queryCode.describe("of all of it: one code for the applicant"),
  state: z.enum(bundleStates),
  members: z.array(bundleMember),
});

/** One of {@link bundle}. */
export type BundleView = z.output<typeof bundle>;

/** What a window took in as one thing, with all that its receipt slip (收件凭证) says. */
export const intakeBundleReceipt = bundle.extend({
  receivedBy: z.string().describe("name of who took it in"),
  ...identityCheck.shape,
  materials: z
    .array(keptMaterial.pick({ title: true, size: true, sha256: true }))
    .describe("what was received, each once, by the titles that the package has"),
  received: intakePlace.describe("the window that took it in"),
});

/** What is done with a bundle: some members or all are taken back, or what could not start is tried again. */
export const bundleCommand = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("withdraw"),
    members: z.array(memberId).min(1).max(12).exactOptional().describe("absent: all that are not over yet"),
    reason: prose(500),
  }),
  z.strictObject({ do: z.literal("start") }),
]);
