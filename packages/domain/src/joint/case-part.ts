import type { RegionCode } from "../identifiers/region-code.ts";
import type { PartId, PartTerms } from "./joint-part.ts";
import { isReady } from "./precedence.ts";

/**
 * Where a part of a joint case stands: it waits for others; a co-handling region has it; it was granted or refused; it
 * came back undone, so that another region may be named; or it ended undone with its parent.
 */
export const partStates = ["waiting", "open", "granted", "refused", "returned", "ended"] as const;

/** One of {@link partStates}. */
export type PartState = (typeof partStates)[number];

/** A part of a joint case as the parent knows it; its child case is found by the parent, the part and the run. */
export type CasePart = {
  readonly id: PartId;
  readonly region: RegionCode;
  readonly state: PartState;
  /** How often it was started: each time is a child case of its own. */
  readonly run: number;
  readonly after?: readonly PartId[];
};

/** A part's terms with the region that handles it. */
export type PlacedPart = PartTerms & { readonly region: RegionCode };

/** The parts of a case that begins: none is started yet. */
export const waitingParts = (parts: readonly PlacedPart[]): readonly CasePart[] =>
  parts.map(({ id, region, after }) => ({
    id,
    region,
    state: "waiting",
    run: 0,
    ...(after ? { after } : {}),
  }));

/** The part of a name; nothing where there is none. */
export const partOf = (parts: readonly CasePart[] | undefined, id: PartId): CasePart | undefined =>
  parts?.find((part) => part.id === id);

/** Parts that wait for nothing any more. */
export const readyParts = (parts: readonly CasePart[]): readonly CasePart[] => {
  const granted = new Set<string>(parts.filter(({ state }) => state === "granted").map(({ id }) => id));
  return parts.filter((part) => part.state === "waiting" && isReady(part, granted));
};

/** Parts with one of them changed. */
export const withPart = (
  parts: readonly CasePart[],
  id: PartId,
  change: Partial<CasePart>,
): readonly CasePart[] => parts.map((part) => (part.id === id ? { ...part, ...change } : part));

/** Parts of a case that ended: what was not settled ends with it. */
export const endedParts = (parts: readonly CasePart[]): readonly CasePart[] =>
  parts.map((part) =>
    part.state === "granted" || part.state === "refused" ? part : { ...part, state: "ended" },
  );
