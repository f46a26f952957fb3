import {
  type AgreementId,
  type BasicCode,
  type BundleId,
  type CaseId,
  type Instant,
  isVisibleText,
  type LocalDate,
  type MatterId,
  type MemberId,
  type PackageId,
  type PartId,
  type PartnerId,
  type PartPlace,
  parseBasicCode,
  parseCitizenId,
  parseInstant,
  parseLocalDate,
  parseRegionCode,
  parseSocialCreditCode,
  partPlaces,
  type RegionCode,
  type SocialCreditCode,
  type StaffId,
  systemHolder,
  type WindowId,
  windowOfIntakeDesk,
} from "@tongban/domain";
import * as z from "zod";
import {
  citizenIdWords,
  creditCodeWords,
  identifierProblem,
  regionCodeWords,
  rule,
} from "../wording/field-rules.ts";
import type { Said } from "../wording/said.ts";

/** A schema whose output carries the domain's brand; what it checks has proven the brand. */
const branded = <T extends string>(schema: z.ZodString): z.ZodType<T, string> =>
  schema as unknown as z.ZodType<T, string>;

const word = (max: number) => z.string().regex(new RegExp(`^[a-z0-9][a-z0-9-]{0,${max - 1}}$`), rule("word"));

/** 26 characters of lower-case Crockford base32. */
export const caseId = branded<CaseId>(z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, rule("caseId")));
/** A bundle, named as a case is. */
export const bundleId = branded<BundleId>(z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, rule("caseId")));
/** A partner system, or the intake desk of a window, whose id is longer. */
export const partnerId = branded<PartnerId>(word(70));
/** What ids of a sandbox's partners, and so those of their keys, begin with: no other stage takes such a one. */
export const sandboxMark = "sbx-";

/** Whether a key or a partner, by its id, is a sandbox's. */
export const isSandboxKey = (id: string): boolean => id.startsWith(sandboxMark);

/** A partner system as it is registered: ids of intake desks and of a sandbox's partners are taken. */
export const registeredPartnerId = branded<PartnerId>(
  word(40).refine(
    (id) => windowOfIntakeDesk(id as PartnerId) === undefined && !isSandboxKey(id),
    rule("registeredPartner"),
  ),
);
export const staffId = branded<StaffId>(word(40));
/** The subject of somebody who is to be registered; one id is the broker's own. */
export const registeredStaffId = branded<StaffId>(
  word(40).refine((id) => id !== systemHolder, rule("registeredStaff")),
);
export const windowId = branded<WindowId>(word(60));
export const agreementId = branded<AgreementId>(word(60));
/** A data source that certificates come from, such as `housing-fund`. */
export const sourceName = word(40);
export const matterId = branded<MatterId>(word(80));
/** A package (一件事), such as `open-restaurant`. */
export const packageId = branded<PackageId>(word(60));
/** A member of a package, by its name within the package. */
export const memberId = branded<MemberId>(word(20));
/** A part of a joint matter, by its name within the matter. */
export const partId = branded<PartId>(word(20));

const readBy = <T extends string>(
  problemOf: (text: string) => Said | undefined,
  max: number,
): z.ZodType<T, string> =>
  branded<T>(
    z
      .string()
      .max(max)
      .superRefine((text, context) => {
        const said = problemOf(text);
        if (said) context.addIssue({ code: "custom", message: said.en, params: { zh: said.zh } });
      }),
  );

/** GB/T 2260 code, or a functional zone below one. */
export const regionCode = readBy<RegionCode>(
  (text) => identifierProblem(regionCodeWords, parseRegionCode(text)),
  32,
);
/** Where a joint part is handled: a region, or a word that stands for one. */
export const partPlace = readBy<PartPlace | RegionCode>(
  (text) =>
    partPlaces.some((place) => place === text)
      ? undefined
      : identifierProblem(regionCodeWords, parseRegionCode(text)),
  32,
);
/** 基本编码 of a matter: twelve digits. */
export const basicCode = branded<BasicCode>(
  z.string().refine((text) => parseBasicCode(text).ok, rule("basicCode")),
);
/** 公民身份号码 (GB 11643) with a correct check digit. */
export const citizenId = readBy<string>(
  (text) => identifierProblem(citizenIdWords, parseCitizenId(text)),
  18,
);
/** 统一社会信用代码 (GB 32100) with a correct check digit. */
export const creditCode = readBy<SocialCreditCode>(
  (text) => identifierProblem(creditCodeWords, parseSocialCreditCode(text)),
  18,
);

/** RFC 3339 UTC with milliseconds. */
export const instant = branded<Instant>(
  z.string().refine((text) => parseInstant(text) !== undefined, rule("instant")),
);
/** From one instant to another, `…/…` (ISO 8601). */
export const interval = z
  .string()
  .max(60)
  .refine((text) => {
    const [from = "", to = "", ...more] = text.split("/");
    return parseInstant(from) !== undefined && parseInstant(to) !== undefined && more.length === 0;
  }, rule("interval"));
/** A civil date in China, `YYYY-MM-DD`. */
export const localDate = branded<LocalDate>(
  z.string().refine((text) => parseLocalDate(text) !== undefined, rule("localDate")),
);
/** An opaque, authenticated place in a list. */
export const cursor = z
  .string()
  .min(8)
  .max(400)
  .regex(/^[A-Za-z0-9_-]+$/, rule("cursor"));
/** Free text that people write and read; not blank. */
export const prose = (max: number) => z.string().trim().min(1).max(max);
/** What somebody or something is called: in it stands nothing that its reader does not see. */
export const visibleName = (max: number) => prose(max).refine(isVisibleText, rule("visible"));
