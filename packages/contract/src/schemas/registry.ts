import {
  highestRate,
  isPaperNumberForm,
  keyAlgorithms,
  matterKinds,
  type RecordKind,
  staffRoles,
} from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { phone } from "./application.ts";
import { handlingTerms } from "./handling-terms.ts";
import {
  basicCode,
  caseId,
  creditCode,
  instant,
  matterId,
  partnerId,
  prose,
  regionCode,
  sourceName,
  staffId,
  windowId,
} from "./identifiers.ts";
import { businessHours } from "./limits.ts";
import { oversight } from "./oversight.ts";
import { receptionTerms } from "./reception.ts";

/** Why a record is changed; it stands in the record's history. */
export const why = prose(500).describe("why; it stays on the record");

/** Form of the numbers of an organ's papers. */
export const paperNumberForm = prose(60)
  .refine(isPaperNumberForm, rule("paperNumber"))
  .describe("form of the numbers of its papers, such as `西审{kind}〔{year}〕{serial}号`");

/** The organ that decides at a window; without it its cases have no case number. */
export const organ = z.strictObject({
  creditCode,
  level: z.int().min(0).max(9).describe("行使层级"),
  paperNumber: paperNumberForm.exactOptional(),
});

const windowParts = {
  address: prose(120),
  phone,
  capacity: z.int().min(1).max(1000).describe("how much of the work it takes beside other windows"),
  districts: z.array(regionCode).max(60).readonly().describe("divisions whose applicants it serves first"),
  substitute: windowId.describe("the window that takes its work while it is closed"),
  hours: businessHours.describe("when it works, with its breaks; absent: as the agreement's standard says"),
  calendar: regionCode.describe("the region or zone whose calendar it works by; absent: its own region's"),
  reception: receptionTerms.describe("how it receives people: slots, stations, shares; absent: as assumed"),
  organ,
  intake: z
    .boolean()
    .describe(
      "whether it takes applications in for other regions (异地代收代办): its team works on the intake page",
    ),
};

const windowTerms = { name: prose(40), matters: z.array(matterId).max(1000).readonly() };

/** A new window as a coordinator registers it, closed until it is opened. */
export const newWindow = z.strictObject({
  region: regionCode,
  ...windowTerms,
  address: windowParts.address.exactOptional(),
  phone: windowParts.phone.exactOptional(),
  capacity: windowParts.capacity.exactOptional(),
  districts: windowParts.districts.exactOptional(),
  substitute: windowParts.substitute.exactOptional(),
  hours: windowParts.hours.exactOptional(),
  calendar: windowParts.calendar.exactOptional(),
  reception: windowParts.reception.exactOptional(),
  organ: windowParts.organ.exactOptional(),
  intake: windowParts.intake.exactOptional(),
});

/** What changes of a window; what is left out stays, and null takes it away. */
export const windowChange = z.strictObject({
  name: windowTerms.name.optional(),
  matters: windowTerms.matters.optional(),
  address: windowParts.address.nullable().optional(),
  phone: windowParts.phone.nullable().optional(),
  capacity: windowParts.capacity.nullable().optional(),
  districts: windowParts.districts.nullable().optional(),
  substitute: windowParts.substitute.nullable().optional(),
  hours: windowParts.hours.nullable().optional(),
  calendar: windowParts.calendar.nullable().optional(),
  reception: windowParts.reception.nullable().optional(),
  organ: windowParts.organ.nullable().optional(),
  intake: windowParts.intake.nullable().optional(),
});

const windowProfile = newWindow.extend({
  id: windowId,
  open: z.boolean(),
  closedFor: z.string().exactOptional().describe("why it is closed"),
  local: z.boolean().exactOptional().describe("its webhook may be on the broker's own machine"),
  team: z.array(z.strictObject({ id: staffId, name: z.string() })).readonly(),
});

/** What a person is granted. */
export const staffGrants = z.strictObject({
  name: prose(20),
  role: z.enum(staffRoles),
  regions: z.array(regionCode).max(20).readonly(),
  windows: z.array(windowId).max(5).readonly(),
  reviews: z
    .array(windowId)
    .max(5)
    .readonly()
    .exactOptional()
    .describe("of these windows, where they review proposed decisions (审核)"),
});

const staffProfile = staffGrants.extend({
  id: staffId,
  regions: z.array(regionCode).readonly(),
  windows: z.array(windowId).readonly(),
  reviews: z.array(windowId).readonly().exactOptional(),
});

const answeredBy = sourceName.describe(
  "the data source that answers instant cases of it (网上开证明), by its name; absent: people do",
);

/** A matter by its title and kind, with what it needs at least. */
export const newMatter = z.strictObject({
  matter: matterId,
  title: prose(80),
  kind: z.enum(matterKinds),
  materials: z.array(prose(80)).max(60).readonly(),
  basicCode: basicCode.exactOptional(),
  answeredBy: answeredBy.exactOptional(),
});

/** What changes of a matter; what is left out stays, and null takes its basic code or its data source away. */
export const matterChange = newMatter
  .omit({ matter: true, basicCode: true, answeredBy: true })
  .partial()
  .extend({ basicCode: basicCode.nullable().optional(), answeredBy: answeredBy.nullable().optional() });

/** A region by its code and name. */
export const namedRegion = z.strictObject({ region: regionCode, name: prose(40) });

const rate = z.int().min(1).max(highestRate).exactOptional();

/** What one partner may ask in a minute, where that is not as of every partner. */
const ownRates = z.strictObject({
  read: rate.describe("requests that only read"),
  write: rate.describe("every other request"),
  feed: rate.describe("requests that may wait for news"),
});

const mayDrop = z.literal(true);

/** A partner system and the regions that it submits for; an overseeing department and what it follows; or a handling system and where it works. */
export const partnerTerms = z.strictObject({
  name: prose(40),
  regions: z
    .array(regionCode)
    .max(400)
    .readonly()
    .describe("none of an overseeing department, of a handling system and of a payment platform"),
  oversees: oversight.exactOptional().describe("of an overseeing department (监管部门): what it follows"),
  handles: handlingTerms.exactOptional().describe("of a region's own system (办理系统): where it works"),
  rates: ownRates.exactOptional().describe("requests that it may make in a minute; absent: as every partner"),
  drop: mayDrop
    .exactOptional()
    .describe("it may put sheets of applications into its folder (CSV 投递); absent: it may not"),
});

/**
 * What changes of a partner; what is left out stays. Null for its rates: those of every partner hold; null for its drop: it
 * may no longer.
 */
export const partnerChange = partnerTerms.partial().extend({
  rates: ownRates.nullable().optional(),
  drop: mayDrop.nullable().optional().describe("null: it may no longer put sheets into its folder"),
});

const partnerProfile = partnerTerms.extend({
  id: partnerId,
  local: z.boolean().describe("whether its webhook may be on the broker's own machine"),
});

const version = z
  .int()
  .min(0)
  .describe("goes into If-Match of what changes it; 0: nothing was registered yet");

/** A record of a kind that says something of a shape. */
export const recordOf = <K extends RecordKind, P extends z.ZodType>(kind: K, profile: P) =>
  z.strictObject({
    kind: z.literal(kind),
    id: z.string(),
    version,
    says: profile.nullable().describe("null: it was removed"),
  });

/** Records as they stand, by their kinds. */
export const windowRecord = recordOf("window", windowProfile);
export const staffRecord = recordOf("staff", staffProfile);
export const matterRecord = recordOf("matter", newMatter);
export const regionRecord = recordOf("region", namedRegion);
export const partnerRecord = recordOf("partner", partnerProfile);

/** Kinds of records that can be listed. */
export const listedKinds = ["window", "staff", "matter", "region", "partner"] as const;

/** A record in a list. */
export const registryRecord = z.discriminatedUnion("kind", [
  windowRecord,
  staffRecord,
  matterRecord,
  regionRecord,
  partnerRecord,
]);

/** A public key as it is registered. */
export const publicKey = z.strictObject({
  algorithm: z.enum(keyAlgorithms),
  publicKeyPem: z.string().min(1).max(2000).describe("SPKI as PEM; never the private half"),
});

/** The name of a key: its partner, a dot, and the thumbprint of the key (RFC 7638). */
export const keyId = z.string().min(3).max(120);

/** The live keys of a partner. */
export const partnerKeys = z.strictObject({
  partner: partnerId,
  version,
  keys: z.array(publicKey.extend({ keyId, createdAt: instant })).readonly(),
});

/** What a record said, in the members of its kind. */
const said = z.record(z.string(), z.unknown()).nullable();

/** A change of a record. */
export const recordChange = z.strictObject({
  n: z.int().min(1),
  at: instant,
  actorKind: z.enum(["staff", "partner", "operator", "broker"]).describe("operator: with a file"),
  by: z.string().describe("the person, the partner, or the operator with a file (`seeds`: the seeds)"),
  why: z
    .string()
    .describe("what the person gave; of an operator with a file, a code such as `operator-file`"),
  before: said.describe("null: there was none"),
  after: said.describe("null: it was removed"),
  hash: z.string().describe("of the change, chained to the one before it"),
});

/** What became of a case that somebody held who leaves a window. */
export const releasedClaim = z.strictObject({
  caseId,
  released: z.boolean().describe("a claim, which is back on the board"),
  handedTo: staffId.nullable().describe("the other one of their pair (AB 岗), who has what they had begun"),
  problem: z
    .string()
    .nullable()
    .describe("why it was not, such as `already-accepted`: the window's lead reassigns it"),
});

/** A person's record after a change, and the cases that they held where they left. */
export const staffChanged = z.strictObject({ record: staffRecord, claims: z.array(releasedClaim) });

/** How far the transfer of a closed window's cases is (移交). */
export const windowTransfer = z.strictObject({
  since: instant.describe("when it began"),
  by: z.string().describe("who closed the window, or began it anew"),
  reason: z.string(),
  moved: z
    .int()
    .min(0)
    .describe(
      "cases that went to another window, at least: what a look that was broken off did is not counted",
    ),
  left: z
    .int()
    .min(0)
    .nullable()
    .describe("cases that stayed at the last look, because no window can take them; null: not looked yet"),
  stuck: z.array(caseId).describe("some of those that stayed"),
  lookedAt: instant.nullable(),
});

/** A window's record after it was closed, and the cases that go to other windows from now on. */
export const windowClosed = z.strictObject({
  record: windowRecord,
  waiting: z.int().min(0).describe("cases on its board, as they are counted"),
  held: z.int().min(0).describe("cases that its team holds, as they are counted"),
  transfer: windowTransfer.nullable(),
});
