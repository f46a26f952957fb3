import {
  type Case,
  type CaseEvent,
  type CaseStatus,
  calendarRegionOf,
  endPart,
  type Instant,
  openStatuses,
} from "@tongban/domain";
import type { CaseChange } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { loadChildren } from "./children-of.ts";

/**
 * What happens to the parts that other regions still have when their joint case ends undecided: they end in the same
 * transaction. A part that was decided this moment stays decided.
 */
export const endingParts = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  kase: Case,
  events: readonly CaseEvent[],
  now: Instant,
): Promise<readonly CaseChange[]> => {
  const last = events.at(-1);
  if (!kase.parts || !last || !endsUndecided(last.after)) return [];
  const end = { status: last.after, reason: reasonOf(last) };
  const children = await loadChildren(store, [kase], ["open"]);
  const ended = [...children.values()].map(async (before): Promise<readonly CaseChange[]> => {
    const calendar = await calendarOf(calendarRegionOf(before.kase.origin));
    const verdict = endPart.verdict(before.kase, "broker", end, { now, calendar });
    return verdict.kind === "allowed" ? [{ before, events: verdict.events }] : [];
  });
  return (await Promise.all(ended)).flat();
};

const endsUndecided = (status: CaseStatus): boolean =>
  status !== "decided" && status !== "closed" && !openStatuses.some((open) => open === status);

/** Why the case ended, as far as somebody wrote it. */
const reasonOf = (event: CaseEvent): string =>
  event.type === "CaseWithdrawn" || event.type === "CaseDeclined" ? event.prose.reason : "";
