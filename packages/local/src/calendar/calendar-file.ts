import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CalendarNotice, calendarNotice } from "@tongban/contract";
import * as z from "zod";

/** A notice as a file has it, with the file's SHA-256 in hex. */
export type CalendarFile = CalendarNotice & { readonly fileDigest: string };

/** The notice of the country's working days that comes with the broker. */
export const seededCalendarFile = fileURLToPath(new URL("../../seeds/calendar.json", import.meta.url));

/** Reads a file of a notice; a list of sentences where it is none, each naming the field. */
export const readCalendarFile = (path: string): CalendarFile | readonly string[] => {
  const bytes = bytesOf(path);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const json = jsonOf(bytes, path);
  if ("sentence" in json) return [json.sentence];
  const read = calendarNotice.safeParse(json.value);
  if (!read.success)
    return read.error.issues.map(
      (issue) => `${z.core.toDotPath(issue.path) || "the file"}: ${issue.message}.`,
    );
  return { ...read.data, fileDigest: hash("sha256", bytes, "hex") };
};

const bytesOf = (path: string): Buffer | readonly string[] => {
  try {
    return readFileSync(path);
  } catch (error) {
    return [`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`];
  }
};

const jsonOf = (bytes: Buffer, path: string): { readonly value: unknown } | { readonly sentence: string } => {
  try {
    return { value: JSON.parse(bytes.toString("utf8")) };
  } catch (error) {
    return { sentence: `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
};
