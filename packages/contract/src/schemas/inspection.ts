import { inspectionActions, inspectionResults, inspectionStates, inspectionWays } from "@tongban/domain";
import * as z from "zod";
import { instant, prose } from "./identifiers.ts";
import { keptMaterial, material } from "./material.ts";

const way = z.enum(inspectionWays).describe("at the place, or remote by video");
const state = z.enum(inspectionStates);
const point = z.strictObject({ point: prose(300), met: z.boolean() });

/** What is done about a site inspection (踏勘) of a case. */
export const inspectionCommand = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("schedule"),
    at: instant.describe("when it is; in the time to come"),
    way,
    place: prose(200).describe("where, or by which video room; the applicant is told"),
    inspectors: prose(200).describe("who comes"),
    organs: z.array(prose(60)).max(10).default([]).describe("other organs that take part (联合踏勘)"),
    reason: prose(300)
      .exactOptional()
      .describe("why, where it takes the place of an appointment that stands"),
  }),
  z.strictObject({
    do: z.literal("record"),
    heldAt: instant,
    result: z
      .enum(inspectionResults)
      .describe("conditional: passed under conditions; failed: another one may follow"),
    points: z.array(point).max(50).default([]).describe("the checklist, each point met or not"),
    findings: prose(2000),
    conditions: prose(2000).exactOptional().describe("of what passed under conditions"),
    materials: z
      .array(material)
      .max(20)
      .default([])
      .describe("photographs and notes; their files are sent afterwards as those of other materials"),
  }),
  z.strictObject({ do: z.literal("miss"), reason: prose(300) }),
]);

const appointment = z.strictObject({
  n: z.int(),
  at: instant,
  way,
  place: z.string(),
  inspectors: z.string(),
  organs: z.array(z.string()),
  reason: z.string().nullable().describe("why it took another one's place"),
  state: z.enum([...inspectionStates, "moved"]).describe("moved: a later appointment took its place"),
  heldAt: instant.nullable(),
  points: z.array(z.strictObject({ point: z.string(), met: z.boolean() })),
  findings: z.string().nullable(),
  conditions: z.string().nullable(),
  missedFor: z.string().nullable(),
  materials: z.array(keptMaterial),
});

/** The site inspections of a case (踏勘). */
export const inspectionView = z.strictObject({
  required: z.boolean().describe("the list wants one to be passed before a grant"),
  state: state.nullable().describe("of the last one while the case is open; null where none was appointed"),
  appointments: z.array(appointment).describe("the first one first"),
  actions: z.array(z.enum(inspectionActions)).describe("what you may do about it now"),
});

/** An appointment as an applicant is told of it without a session: not where, and not by whom. */
export const outlinedInspection = z.strictObject({
  at: instant,
  way,
  state: z.enum([...inspectionStates, "moved"]),
});
