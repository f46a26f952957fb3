import type { Limit } from "../clock/limit.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import type { Preceded } from "./precedence.ts";

/** A part's name within its joint matter, such as `check-at-origin`. */
export type PartId = string & { readonly __brand: "PartId" };

/** Words in the place of a region: the region that the application comes from, or one that the application names. */
export const partPlaces = ["source", "named"] as const;

/** One of {@link partPlaces}. */
export type PartPlace = (typeof partPlaces)[number];

/** What a part of a joint matter is handled by: the terms of the co-handling region's own case. */
export type PartTerms = {
  readonly id: PartId;
  readonly title: string;
  /** The matter whose windows take it. */
  readonly matter: MatterId;
  readonly promised: Limit;
  readonly statutory?: Limit;
  /** Parts that must be granted before it starts; absent: it starts at once. */
  readonly after?: readonly PartId[];
};

/** A part of a joint matter (多地联办) that another region handles, as a row of the list says it. */
export type JointPart = PartTerms & { readonly where: PartPlace | RegionCode };

/** Most parts of one matter: a case and all its parts are written in one transaction of 100 items. */
export const MOST_PARTS = 12;

/** The limit of a decision that several organs make jointly, where the matter's own law sets none (行政许可法 art 42). */
export const jointStatutory = { unit: "working-days", amount: 45 } as const satisfies Limit;

/** Whether a place is a region, and not a word for one. */
export const isRegionPlace = (where: JointPart["where"]): where is RegionCode =>
  !partPlaces.some((place) => place === where);

/** Where a part is handled: as its row says, where the application comes from, or as the application names it. */
export const regionOfPart = (
  { id, where }: Pick<JointPart, "id" | "where">,
  source: RegionCode,
  named: Readonly<Record<string, RegionCode>>,
): RegionCode | undefined => {
  if (isRegionPlace(where)) return where;
  if (where === "source") return source;
  return Object.hasOwn(named, id) ? named[id] : undefined;
};

/** Ids that stand more than once. */
export const repeatedIds = (parts: readonly Preceded[]): readonly string[] => [
  ...new Set(parts.map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i)),
];
