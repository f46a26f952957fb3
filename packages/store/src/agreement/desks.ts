import type { Desk, MatterId, RegionCode, StaffedWindow, WindowId } from "@tongban/domain";
import { hours } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import { type Attributes, type Codec, flag, kept, list, map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import type { DirectoryWindow } from "./directory-codec.ts";
import { organ } from "./terms-codec.ts";

/** What a submission reads of a region's windows: one attribute for each, so that two are never changed against each other. */
const prefix = "window ";

/** The attribute of a window. */
export const deskAttribute = (window: WindowId): string => `${prefix}${window}`;

/** Matters as one text: a window may handle hundreds, and this is read with each submission. */
const matters: Codec<ReadonlySet<MatterId>> = kept(
  text(),
  (set) => [...set].join(" "),
  (words) => new Set(words.split(" ").filter((word) => word !== "") as MatterId[]),
);

const desk = map<Desk>({
  window: ["window", text()],
  name: ["name", text()],
  open: ["open", flag],
  team: ["team", list(text())],
  organ: ["organ", organ, "optional"],
  matters: ["matters", matters],
  capacity: ["capacity", whole, "optional"],
  districts: ["districts", list(text()), "optional"],
  substitute: ["substitute", text(), "optional"],
  hours: ["hours", hours, "optional"],
  calendar: ["calendar", text(), "optional"],
});

/** The windows of a region as a submission reads them, in the order of their ids. */
export const desksIn = (item: Attributes | undefined): readonly Desk[] =>
  Object.keys(item ?? {})
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => desk.read(item?.[name]));

/** A window as its region's desks have it. */
export const deskOf = ({
  id,
  name,
  open,
  team,
  organ: decides,
  matters: handled,
  capacity,
  districts,
  substitute,
  hours: works,
  calendar,
}: DirectoryWindow): Attributes =>
  desk.write({
    window: id,
    name,
    open,
    team: team.map((member) => member.id),
    matters: new Set(handled),
    ...(decides ? { organ: decides } : {}),
    ...(capacity === undefined ? {} : { capacity }),
    ...(districts ? { districts } : {}),
    ...(substitute === undefined ? {} : { substitute }),
    ...(works ? { hours: works } : {}),
    ...(calendar === undefined ? {} : { calendar }),
  });

/** The windows of some regions as submissions find them, by region. */
export const loadDesks = async (
  context: TableContext,
  regions: readonly RegionCode[],
): Promise<ReadonlyMap<RegionCode, readonly Desk[]>> => {
  const found = await batchGet(context, regions.map(keys.desks));
  const byKey = new Map(found.map((item) => [item["pk"], item]));
  return new Map(regions.map((region) => [region, desksIn(byKey.get(keys.desks(region).pk))]));
};

/** A desk without what only the choice between several asks. */
export const staffedWindowOf = ({
  window,
  name,
  open,
  team,
  organ: decides,
  hours: works,
  calendar,
}: Desk): StaffedWindow => ({
  window,
  name,
  open,
  team,
  ...(decides ? { organ: decides } : {}),
  ...(works ? { hours: works } : {}),
  ...(calendar === undefined ? {} : { calendar }),
});
