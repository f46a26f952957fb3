import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId, WindowId } from "../ids.ts";
import type { StaffedWindow } from "./agreement.ts";

/** A window of a region with all that choosing between several asks. */
export type Desk = StaffedWindow & {
  readonly matters: ReadonlySet<MatterId>;
  /** How much of the work it takes beside other windows; 1 where it does not say. */
  readonly capacity?: number;
  /** Divisions whose applicants it serves before others do. */
  readonly districts?: readonly RegionCode[];
  /** The window that takes its work while it is closed. */
  readonly substitute?: WindowId;
};

/** Why a case came to its window where there were several, or its own was closed. */
export const windowChoices = ["only", "district", "capacity", "substitute"] as const;

/** One of {@link windowChoices}. */
export type WindowChoice = (typeof windowChoices)[number];

/** The window that takes a case, and why that one. */
export type ChosenWindow = { readonly desk: Desk; readonly why: WindowChoice };

/** What a case is sorted to a window by. */
export type WindowQuestion = {
  readonly matter: MatterId;
  /** The division that the applicant belongs to, where it is known. */
  readonly district?: RegionCode;
  /** Spreads cases: the same text always leads to the same window, such as the case's id. */
  readonly key: string;
};

/**
 * The window that takes a case, of those of the handling region: one that serves the applicant's division, else by
 * capacity; where it is closed or has no team, its substitute. Where none can work, the first that should have, so that
 * what is missing can be told; nothing where no window handles the matter. Adding or closing one window moves only the
 * cases that it takes or took (rendezvous hashing).
 */
export const chooseWindow = (
  desks: readonly Desk[],
  { matter, district, key }: WindowQuestion,
): ChosenWindow | undefined => {
  const handling = desks.filter(({ matters }) => matters.has(matter));
  const near = handling.filter(({ districts }) => district !== undefined && districts?.includes(district));
  const [nearby] = preferred(near.filter(canWork), key);
  if (nearby) return { desk: nearby, why: handling.length === 1 ? "only" : "district" };
  const wished = preferred(near.length > 0 ? near : handling, key);
  const working = preferred(handling.filter(canWork), key);
  const [first] = wished;
  const substitute = first && !canWork(first) ? substituteOf(desks, first) : undefined;
  if (substitute) return { desk: substitute, why: "substitute" };
  const [best = first] = working;
  return best && { desk: best, why: handling.length === 1 ? "only" : "capacity" };
};

/** Whether a window can take work. */
export const canWork = ({ open, team }: Pick<Desk, "open" | "team">): boolean => open && team.length > 0;

/** The first window on a closed one's chain of substitutes that can work; a chain that leads back to its start ends there. */
export const substituteOf = (desks: readonly Desk[], closed: Desk): Desk | undefined => {
  const seen = new Set<WindowId>([closed.window]);
  let next = closed.substitute;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const found = desks.find(({ window }) => window === next);
    if (found && canWork(found)) return found;
    next = found?.substitute;
  }
  return undefined;
};

/** Windows by how much a key leads to each, weighted by capacity (highest random weight). */
const preferred = (desks: readonly Desk[], key: string): readonly Desk[] => {
  if (desks.length < 2) return desks;
  const weighed = desks.map((desk) => ({ desk, weight: weightOf(desk, key) }));
  return weighed
    .sort((a, b) => b.weight - a.weight || (a.desk.window < b.desk.window ? -1 : 1))
    .map(({ desk }) => desk);
};

const weightOf = ({ window, capacity = 1 }: Desk, key: string): number =>
  capacity / -Math.log((hashOf(`${window} ${key}`) + 0.5) / 0x1_0000_0000);

/** FNV-1a with a finisher, 32 bits: even enough to spread work by, and the same on every machine. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The chains of substitutes that lead back to where they began, each by its windows in order. */
export const substituteCycles = (
  windows: readonly { readonly id: WindowId; readonly substitute?: WindowId }[],
): readonly (readonly WindowId[])[] => {
  const next = new Map(windows.map(({ id, substitute }) => [id, substitute]));
  const found = new Map<string, readonly WindowId[]>();
  for (const { id } of windows) {
    const chain: WindowId[] = [];
    let at: WindowId | undefined = id;
    while (at !== undefined && !chain.includes(at)) {
      chain.push(at);
      at = next.get(at);
    }
    if (at === undefined) continue;
    const cycle = chain.slice(chain.indexOf(at));
    found.set(cycle.toSorted().join(" "), cycle);
  }
  return [...found.values()];
};
