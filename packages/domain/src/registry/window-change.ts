import { substituteCycles } from "../agreement/choose-window.ts";
import { divisionsOf, type RegionCode } from "../identifiers/region-code.ts";
import type { MatterId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";

/** What of a window has to fit with what is around it. */
export type PlacedWindow = {
  readonly id: WindowId;
  readonly region: RegionCode;
  readonly matters: readonly MatterId[];
  readonly substitute?: WindowId;
  /** Whose calendar it works by; absent: its region's. */
  readonly calendar?: RegionCode;
};

/** What stands around a window: every window of its region, and every matter that is registered. */
export type WindowGround = {
  readonly windows: readonly PlacedWindow[];
  readonly matters: ReadonlySet<MatterId>;
};

/** Whether one of two regions lies in the other. */
const isAlong = (one: RegionCode, other: RegionCode): boolean =>
  divisionsOf(one).includes(other) || divisionsOf(other).includes(one);

/**
 * Why a window may not be as it is said to be: a matter that nobody registered, a calendar or a substitute of elsewhere,
 * or a circle.
 */
export const unlessWindowFits = (
  window: PlacedWindow,
  { windows, matters }: WindowGround,
): Refusal | undefined => {
  const unknown = window.matters.filter((matter) => !matters.has(matter));
  if (unknown.length > 0) return refusal("matter-not-registered", { matters: unknown });
  const { id, region, substitute, calendar } = window;
  if (calendar !== undefined && !isAlong(region, calendar))
    return refusal("calendar-elsewhere", { calendar, region });
  if (substitute === undefined) return undefined;
  const around = windows.filter((one) => one.id !== id);
  if (substitute !== id && !around.some((one) => one.id === substitute && one.region === region))
    return refusal("substitute-of-another-region", { window: substitute, region });
  const circle = substituteCycles([...around, window]).find((cycle) => cycle.includes(id));
  return circle && refusal("substitutes-cyclic", { windows: circle });
};

/** The windows that a window's work goes to while it is closed, one after another; each once. */
export const substitutesOf = (
  window: Pick<PlacedWindow, "id" | "substitute">,
  windows: readonly Pick<PlacedWindow, "id" | "substitute">[],
): readonly WindowId[] => {
  const next = new Map(windows.map(({ id, substitute }) => [id, substitute]));
  const chain: WindowId[] = [];
  for (let at = window.substitute; at !== undefined && at !== window.id; at = next.get(at)) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
};

/** Refuses to open a window that is open. */
export const unlessClosed = ({ open }: { readonly open: boolean }): Refusal | undefined =>
  open ? refusal("window-open-already") : undefined;

/** Refuses to close a window that is closed. */
export const unlessOpen = ({
  open,
  closedFor,
}: {
  readonly open: boolean;
  readonly closedFor?: string;
}): Refusal | undefined => (open ? undefined : refusal("window-closed-already", { reason: closedFor ?? "" }));
