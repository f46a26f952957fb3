import type { RegionCode } from "../../identifiers/region-code.ts";
import { isRegionPlace, type JointPart, repeatedIds } from "../../joint/joint-part.ts";
import { cyclesIn, unknownBefore } from "../../joint/precedence.ts";
import { compareLimits, limitText as textOf } from "../compare-limits.ts";
import { isAbout, type MatterListRow } from "../matter-list.ts";
import type { DraftSurroundings } from "./check-draft.ts";
import type { Finding } from "./finding.ts";
import { error, notice } from "./make-finding.ts";

/** The parties of a draft, what their windows handle, and the matters that are registered. */
type PartSurroundings = Pick<DraftSurroundings, "matters" | "handled"> & {
  readonly parties: readonly RegionCode[];
};

/**
 * What is wrong with the parts of a joint matter (多地联办): their order, their matters and limits, and whether another
 * party's window takes each.
 */
export const checkParts = (row: MatterListRow, around: PartSurroundings): readonly Finding[] => {
  const { parts, modes, caseType } = row;
  if (!parts) return [];
  return [
    ...(modes.includes("joint") ? [] : [error("list", "parts-without-joint", {}, row)]),
    ...(caseType === "instant" ? [error("list", "joint-instant", {}, row)] : []),
    ...repeatedIds(parts).map((id) => error("list", "part-twice", { id }, row)),
    ...unknownBefore(parts).map((id) => error("list", "part-order-unknown", { id }, row)),
    ...cyclesIn(parts).map((cycle) => error("list", "parts-cyclic", { parts: cycle.join(", ") }, row)),
    ...parts.flatMap((part) => [
      ...(around.matters.has(part.matter)
        ? []
        : [error("list", "part-matter-unknown", { id: part.id, matter: part.matter }, row)]),
      ...checkPartLimits(row, part),
      ...checkPlace(row, part, around),
    ]),
  ];
};

const checkPartLimits = (row: MatterListRow, { id, promised, statutory }: JointPart): readonly Finding[] => [
  ...(statutory && compareLimits(promised, statutory) === "longer"
    ? [
        error(
          "list",
          "part-promise-over-statutory",
          { id, promised: textOf(promised), statutory: textOf(statutory) },
          row,
        ),
      ]
    : []),
  ...(compareLimits(promised, row.promised) === "longer"
    ? [notice("list", "part-outlasts-promise", { id, promised: textOf(promised) }, row)]
    : []),
];

/** A part belongs to another party than the one that accepts, whose window takes its matter. */
const checkPlace = (
  row: MatterListRow,
  part: JointPart,
  { parties, handled }: PartSurroundings,
): readonly Finding[] => {
  const { id, where, matter } = part;
  const places = placesOf(row, part, parties);
  if (places.length === 0) return [error("list", "part-region-not-a-party", { id, region: where }, row)];
  const without = places.filter((place) => !handled.get(place)?.has(matter));
  if (without.length === 0) return [];
  const found = without.length === places.length ? error : notice;
  return [found("window", "part-window-missing", { id, matter, regions: without.join(", ") }, row)];
};

/** The parties that may come to handle a part. */
const placesOf = (
  row: MatterListRow,
  { where }: JointPart,
  parties: readonly RegionCode[],
): readonly RegionCode[] => {
  if (isRegionPlace(where)) return parties.includes(where) && where !== row.handling ? [where] : [];
  const handlers = row.handling === undefined ? parties : [row.handling];
  return parties.filter((place) =>
    handlers.some(
      (handling) => handling !== place && (where === "named" || isAbout(row, { source: place, handling })),
    ),
  );
};
