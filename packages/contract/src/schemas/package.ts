import {
  agreementParts,
  MOST_MEMBERS,
  memberModes,
  missingPartCodes,
  packageFindingCodes,
} from "@tongban/domain";
import * as z from "zod";
import { instant, matterId, memberId, packageId, prose, regionCode } from "./identifiers.ts";
import { limit } from "./limits.ts";
import { materialRequirement } from "./matter-list.ts";
import { recordOf } from "./registry.ts";

/** A member of a package: one matter, where it is handled, and what must be granted before it starts. */
export const packageMember = z.strictObject({
  id: memberId,
  title: prose(60),
  matter: matterId,
  handling: regionCode,
  mode: z
    .enum(memberModes)
    .describe("joint matters have parts of their own and are applied for by themselves"),
  after: z
    .array(memberId)
    .min(1)
    .max(MOST_MEMBERS)
    .readonly()
    .exactOptional()
    .describe("members that must be granted before it starts; absent: it starts at once"),
});

/** A material that serves members under titles of their own, or the result of one that serves later ones. */
export const sharedMaterial = z.strictObject({
  title: prose(120),
  serves: z
    .array(z.strictObject({ member: memberId, title: prose(120) }))
    .min(1)
    .max(MOST_MEMBERS * 5)
    .readonly()
    .describe("the members that it serves, each with the title that its list has"),
  resultOf: memberId.exactOptional().describe("it is the result of this member, so nobody brings it"),
});

/** What a package says, without its id. */
export const packageTerms = z.strictObject({
  region: regionCode.describe("whose people may ask for it"),
  title: prose(60),
  summary: prose(500).exactOptional(),
  open: z.boolean().describe("whether it may be asked for; an unfinished one is kept closed"),
  members: z.array(packageMember).max(MOST_MEMBERS).readonly(),
  materials: z
    .array(sharedMaterial)
    .max(60)
    .readonly()
    .exactOptional()
    .describe("materials of one title are shared without being named here"),
});

/** A package with its id: a row of a file of packages. */
export const offeredPackage = packageTerms.extend({ id: packageId });

/** A package's record. */
export const packageRecord = recordOf("package", offeredPackage);

/** What keeps a package from being offered. */
export const packageFinding = z.strictObject({
  code: z.enum(packageFindingCodes),
  member: memberId.exactOptional(),
  missing: z
    .array(
      z.strictObject({
        part: z.enum(agreementParts),
        code: z.enum(missingPartCodes),
        facts: z.record(z.string(), z.string()),
      }),
    )
    .readonly()
    .exactOptional()
    .describe("what a member lacks that cannot be handled today"),
  facts: z.record(z.string(), z.string()).describe("the members, fields and titles that it is about"),
});

/** A package's record with what its check finds today. */
export const checkedPackage = z.strictObject({
  record: packageRecord,
  findings: z.array(packageFinding).describe("empty: it can be offered today"),
});

const named = z.strictObject({ region: regionCode, name: z.string() });

/** A package as applicants find it: one thing, with all that it takes. */
export const catalogPackage = z.strictObject({
  id: packageId,
  title: z.string(),
  summary: z.string().nullable(),
  source: named,
  live: z.boolean().describe("whether it can be asked for today"),
  members: z.array(
    z.strictObject({
      id: memberId,
      title: z.string(),
      matter: matterId,
      handling: named,
      mode: z.enum(memberModes),
      after: z.array(memberId),
      live: z.boolean(),
      promised: limit.nullable().describe("null where no list between the two regions has it"),
    }),
  ),
  materials: z
    .array(materialRequirement.extend({ members: z.array(memberId).readonly() }))
    .describe("each once, whichever members it serves; without what results of earlier members supply"),
  form: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("JSON Schema (2020-12) of the one form; each member is given its own fields alone"),
  path: z
    .strictObject({
      members: z.array(memberId).describe("the members that follow one another and take the longest"),
      due: instant.describe("when the last of them is due if each is decided on its last promised day"),
      provisional: z.boolean(),
    })
    .nullable()
    .describe("null where it is not live, or reaches beyond the calendar"),
});
