import { application } from "@tongban/contract";
import { type ApplicationParts, applicantKinds, deliveryWays, totalSizeOf } from "@tongban/domain";
import * as z from "zod";
import type { ApplicationSender } from "./take-application.ts";

const { externalRef, source, handling, matter, mode, form, district } = application.shape;

const matterBetween = z.object({ source, handling, matter });
const kindOf = z.object({ kind: z.enum(applicantKinds) });
const wished = z.object({ way: z.enum(deliveryWays) });
const titled = z.array(z.object({ title: z.string() }));
const sized = z.array(z.object({ sha256: z.string(), size: z.number() }));

/**
 * The parts of an application that can be read, whatever the others are like; nothing where the matter or one of the two
 * regions cannot, for then nothing can be asked.
 */
export const readableParts = (
  body: Readonly<Record<string, unknown>>,
  { regions }: ApplicationSender,
): ApplicationParts | undefined => {
  const between = matterBetween.safeParse(body).data;
  if (!between) return undefined;
  const read = {
    mode: mode.safeParse(body["mode"]).data,
    district: district.safeParse(body["district"]).data,
    applicantKind: kindOf.safeParse(body["applicant"]).data?.kind,
    materials: titlesIn(body),
    materialBytes: sizeOf(body["materials"]),
    form: form.safeParse(body["form"]).data,
    delivery: wished.safeParse(body["delivery"]).data?.way,
  };
  const known = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return { regions, ...between, ...known };
};

/** Titles of the materials that come as files and of those that are cited; nothing where the files cannot be read. */
const titlesIn = (body: Readonly<Record<string, unknown>>): readonly string[] | undefined => {
  const sent = titled.safeParse(body["materials"]).data;
  const cited = titled.safeParse(body["citations"]).data ?? [];
  return sent && [...sent, ...cited].map(({ title }) => title);
};

const sizeOf = (materials: unknown): number | undefined => {
  const read = sized.safeParse(materials).data;
  return read && totalSizeOf(read);
};

/** The reference of an application, or an empty one, which names no case. */
export const readableReference = (body: Readonly<Record<string, unknown>>): string =>
  externalRef.safeParse(body["externalRef"]).data ?? "";
