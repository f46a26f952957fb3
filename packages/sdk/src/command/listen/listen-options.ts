import { partnerEventTypes } from "@tongban/contract";
import { InvalidArgumentError } from "commander";
import { typesNamed, unknownType } from "../event-types.ts";

const PREFIX = "cn.tongban.";
const known: readonly string[] = partnerEventTypes;

/** The types that are named, parted by commas; a whole name need not be known: a newer broker may have it. */
export const typesOf = (names: string): ReadonlySet<string> =>
  new Set(names.split(",").flatMap((name) => wantedTypes(name.trim())));

const wantedTypes = (name: string): readonly string[] => {
  if (name.startsWith(PREFIX)) return [name];
  const found = typesNamed(name, known);
  if (found.length > 0) return found;
  throw new InvalidArgumentError(unknownType(name, known));
};

/** Epoch ms of `now`, of an instant with its offset from UTC, or of the beginning of a day in China. */
export const sinceOf = (text: string): number => {
  if (text === "now") return Date.now();
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+08:00` : text;
  const at = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new InvalidArgumentError(
    "Give now, a day such as 2026-03-02, or an instant such as 2026-03-02T09:00:00+08:00.",
  );
};

/** The address that deliveries go to. */
export const receiverUrlOf = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).href;
  throw new InvalidArgumentError("Give an http address such as http://127.0.0.1:3000/hooks.");
};
