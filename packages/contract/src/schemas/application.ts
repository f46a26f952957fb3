import { holdsCitizenId, isVisibleText, MOST_PARTS } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { citation, keptCitation, MOST_CITATIONS } from "./citation.ts";
import { helper } from "./helper.ts";
import {
  agreementId,
  caseId,
  citizenId,
  creditCode,
  instant,
  matterId,
  prose,
  regionCode,
  windowId,
} from "./identifiers.ts";
import { resultDocument } from "./licence.ts";
import { serviceMode } from "./limits.ts";
import { keptMaterial, material } from "./material.ts";
import { applicationProblem } from "./problem.ts";

/** A telephone number. */
export const phone = z.string().regex(/^\+?[0-9-]{5,20}$/, rule("phone"));

const person = z.strictObject({
  kind: z.literal("person"),
  name: prose(50),
  citizenId,
  phone: phone.optional(),
});

const organization = z.strictObject({
  kind: z.literal("organization"),
  name: prose(120),
  creditCode,
  agent: z.strictObject({ name: prose(50), citizenId, phone: phone.optional() }),
});

/** Who applies: a person, or an organisation through its agent. */
export const applicant = z.discriminatedUnion("kind", [person, organization]);

/** An applicant as it is taken, with names that hold nothing unseen. */
const visibleApplicant = applicant.superRefine((one, context) => {
  const names = { name: one.name, ...(one.kind === "organization" ? { "agent/name": one.agent.name } : {}) };
  for (const [at, name] of Object.entries(names))
    if (!isVisibleText(name))
      context.addIssue({ code: "custom", path: at.split("/"), message: rule("visible") });
});

/** A written commitment to bring what may follow (承诺书). */
export const commitment = z.strictObject({
  signedBy: prose(50).describe("who signed it; kept sealed"),
  text: prose(2000).describe("what is committed to; kept sealed"),
  document: material.describe("the signed file"),
});
/** How the applicant wishes to have the result; it must be among the ways that the matter's list offers. */
export const deliveryWish = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("electronic") }),
  z.strictObject({ way: z.literal("pick-up") }),
  z.strictObject({ way: z.literal("post"), recipient: prose(50), phone, address: prose(200) }),
]);

/** An application: what a partner submits. `form` maps a readable label to what was entered. */
export const application = z.strictObject({
  externalRef: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/, rule("externalRef"))
    .refine((text) => !holdsCitizenId(text), rule("noCitizenId"))
    .describe("your own number of the application; what looks like a citizen identity number is refused"),
  source: regionCode,
  handling: regionCode,
  matter: matterId,
  mode: serviceMode,
  district: regionCode
    .exactOptional()
    .describe(
      "the division or zone that the applicant belongs to; chooses between windows that serve some of them",
    ),
  applicant: visibleApplicant,
  delivery: deliveryWish
    .exactOptional()
    .describe("how the applicant wishes to have the result; left out, you hand it over yourself"),
  form: z
    .record(z.string().min(1).max(64), z.string().max(2000))
    .refine((form) => Object.keys(form).length <= 100, rule("formSize")),
  materials: z.array(material).max(50),
  citations: z
    .array(citation)
    .max(MOST_CITATIONS)
    .refine((cited) => new Set(cited.map(({ title }) => title)).size === cited.length, rule("citedOnce"))
    .exactOptional()
    .describe("what stands for materials without a file: each is checked when the application is submitted"),
  commitment: commitment
    .exactOptional()
    .describe("to bring what may follow (容缺); refused where nothing may that is missing"),
  helper: helper
    .exactOptional()
    .describe("who acts for the applicant (帮办代办), by a mandate that they signed"),
  parts: z
    .record(z.string().min(1).max(20), regionCode)
    .refine((parts) => Object.keys(parts).length <= MOST_PARTS, rule("partCount"))
    .exactOptional()
    .describe("for a joint application: the region of each part that the matter list leaves to it"),
});

/** What submitting an application would come to. */
export const applicationCheck = z.strictObject({
  acceptable: z.boolean().describe("whether it would be taken now"),
  problems: z.array(applicationProblem).describe("everything that is wrong with it"),
  terms: z
    .strictObject({
      agreement: agreementId,
      agreementVersion: z.int(),
      listVersion: z.int(),
      window: windowId,
      mayFollow: z.array(z.string()).describe("materials that are missing and may follow (容缺)"),
      due: instant
        .nullable()
        .describe("the promised due date where it is accepted at once; null beyond the calendar"),
      provisional: z.boolean().describe("whether a calendar that is still to be published may move it"),
    })
    .nullable()
    .describe("what it would be handled by; null where a part of the 1+4 mechanism does not stand"),
});

/** An application as the broker keeps it: what was taken once stays readable, whatever is taken by now. */
export const keptApplication = application.extend({
  applicant,
  materials: z.array(keptMaterial),
  citations: z.array(keptCitation).exactOptional(),
  results: z
    .array(
      z.strictObject({
        title: z.string().describe("of the material that it stands for"),
        caseId,
        document: resultDocument.nullable(),
      }),
    )
    .exactOptional()
    .describe("what earlier members of its package resulted in, in the place of materials"),
});

/** One of {@link keptApplication}. */
export type Application = z.output<typeof keptApplication>;

/** An application as it is sent: its citations are not looked up yet. */
export type SentApplication = Omit<Application, "citations"> &
  Pick<z.output<typeof application>, "citations">;
