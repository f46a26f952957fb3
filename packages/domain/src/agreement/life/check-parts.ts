import type { RegionCode } from "../../identifiers/region-code.ts";
import { isRegionPlace, type JointPart, repeatedIds } from "../../joint/joint-part.ts";
import { cyclesIn, unknownBefore } from "../../joint/precedence.ts";
import { compareLimits, limitText as textOf } from "../compare-limits.ts";
import { isAbout, type MatterListRow, rowName } from "../matter-list.ts";
import type { DraftSurroundings } from "./check-draft.ts";
import type { Finding, FindingCode } from "./finding.ts";

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
  const error = saying("error", row);
  return [
    ...(modes.includes("joint") ? [] : [error("parts-without-joint", {})]),
    ...(caseType === "instant" ? [error("joint-instant", {})] : []),
    ...repeatedIds(parts).map((id) => error("part-twice", { id })),
    ...unknownBefore(parts).map((id) => error("part-order-unknown", { id })),
    ...cyclesIn(parts).map((cycle) => error("parts-cyclic", { parts: cycle.join(", ") })),
    ...parts.flatMap((part) => [
      ...(around.matters.has(part.matter)
        ? []
        : [error("part-matter-unknown", { id: part.id, matter: part.matter })]),
      ...checkPartLimits(row, part),
      ...checkPlace(row, part, around),
    ]),
  ];
};

const saying =
  (severity: Finding["severity"], row: MatterListRow) =>
  (code: FindingCode, facts: Finding["facts"], part: Finding["part"] = "list"): Finding => ({
    severity,
    part,
    code,
    facts,
    row: rowName(row),
  });

const checkPartLimits = (row: MatterListRow, { id, promised, statutory }: JointPart): readonly Finding[] => [
  ...(statutory && compareLimits(promised, statutory) === "longer"
    ? [
        saying("error", row)("part-promise-over-statutory", {
          id,
          promised: textOf(promised),
          statutory: textOf(statutory),
        }),
      ]
    : []),
  ...(compareLimits(promised, row.promised) === "longer"
    ? [saying("notice", row)("part-outlasts-promise", { id, promised: textOf(promised) })]
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
  if (places.length === 0) return [saying("error", row)("part-region-not-a-party", { id, region: where })];
  const without = places.filter((place) => !handled.get(place)?.has(matter));
  if (without.length === 0) return [];
  const severity = without.length === places.length ? "error" : "notice";
  return [
    saying(severity, row)("part-window-missing", { id, matter, regions: without.join(", ") }, "window"),
  ];
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
