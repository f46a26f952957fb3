import { agreementKinds, staffRoles } from "@tongban/domain";
import * as z from "zod";
import { signedDocument } from "./schemas/agreement-view.ts";
import {
  agreementId,
  localDate,
  matterId,
  prose,
  regionCode,
  registeredPartnerId,
  sourceName,
  staffId,
  windowId,
} from "./schemas/identifiers.ts";
import { standard } from "./schemas/limits.ts";
import { materialRequirement, matterTerms } from "./schemas/matter-list.ts";
import { offeredPackage } from "./schemas/package.ts";
import { receptionTerms } from "./schemas/reception.ts";
import { organ } from "./schemas/registry.ts";
import { dutyPlan } from "./schemas/roster.ts";
import { localLimits } from "./schemas/zero-gap.ts";

/** A region that takes part: a city, a district, or a functional zone without a GB/T 2260 code. */
export const regionSeed = z.strictObject({ region: regionCode, name: prose(40) });

/** A matter as agreements list it. `materials` are titles of what is required, or say more of each. */
export const matterSeed = matterTerms.omit({ materials: true, delivery: true }).extend({
  matter: matterId,
  /** The data source that answers instant cases of it; absent: people do. */
  answeredBy: sourceName.exactOptional(),
  materials: z.array(z.union([prose(40), materialRequirement])),
  delivery: matterTerms.shape.delivery.default(["electronic"]),
  /**
   * What is assumed rather than read in a source: figures, the form, what other regions do, and which
   * materials may follow. */
  assumed: z.array(z.enum(["statutory", "promised", "form", "fee", "parts", "materials"])).default([]),
});

/** An agreement as its parties signed it, with its list and standard; `matters` absent means every seeded matter. */
export const agreementSeed = z.strictObject({
  id: agreementId,
  title: prose(80),
  kind: z.enum(agreementKinds),
  validFrom: localDate,
  validUntil: localDate,
  parties: z.array(regionCode).min(2),
  document: signedDocument.optional(),
  list: z.strictObject({ matters: z.array(matterId).optional() }).default({}),
  /** Why it was published, where it promises less than some party does to its own applicants. */
  reason: prose(1000).optional(),
  standard: standard.omit({ version: true }),
});

/**
 * What a region gives its own applicants: every matter as the seeds have it, but for what `differs` says, all of which
 * is assumed.
 */
export const localStandardSeed = z.strictObject({
  region: regionCode,
  limits: localLimits.optional(),
  differs: z.array(
    matterTerms
      .pick({ caseType: true, promised: true, extension: true, materials: true, fee: true, delivery: true })
      .partial()
      .extend({ matter: matterId }),
  ),
});

/**
 * A dedicated window with its team; `matters` absent means every seeded matter. `local` lets its webhook be loopback
 * http.
 */
export const windowSeed = z.strictObject({
  id: windowId,
  region: regionCode,
  name: prose(40),
  open: z.boolean(),
  matters: z.array(matterId).optional(),
  /** The organ that decides there; without it its cases have no case number. */
  organ: organ.optional(),
  /** Whether it takes applications in for other regions; that it does is assumed. */
  intake: z.boolean().exactOptional(),
  local: z.boolean().default(false),
  /** How it receives people who come; absent: as is assumed. */
  reception: receptionTerms.exactOptional(),
  /** Who is on duty when; absent: everybody on each working day. */
  roster: dutyPlan.exactOptional(),
});

/** A member of staff; demo people, not real ones. */
export const staffSeed = z.strictObject({
  id: staffId,
  name: prose(20),
  role: z.enum(staffRoles),
  regions: z.array(regionCode).describe("none for an operator"),
  windows: z.array(windowId),
  /** Of these windows, where they review proposed decisions. */
  reviews: z.array(windowId).exactOptional(),
});

/** A partner system. Its keys are registered apart. `local` lets its webhook be loopback http. */
export const partnerSeed = z.strictObject({
  id: registeredPartnerId,
  name: prose(40),
  /** None: it submits nothing, such as a payment platform. */
  regions: z.array(regionCode),
  local: z.boolean().default(false),
});

/** All that a broker starts with. */
export const seed = z.strictObject({
  regions: z.array(regionSeed),
  matters: z.array(matterSeed),
  agreements: z.array(agreementSeed),
  windows: z.array(windowSeed),
  staff: z.array(staffSeed),
  partners: z.array(partnerSeed),
  "local-standards": z.array(localStandardSeed).default([]),
  packages: z.array(offeredPackage).default([]),
});

/** All that a broker starts with, checked. */
export type Seed = z.output<typeof seed>;
