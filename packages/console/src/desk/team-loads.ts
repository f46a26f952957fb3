import { type Instant, localDateOf } from "@tongban/domain";
import type { CaseRow } from "../api/wire.ts";

/** What one person of a team holds, and how much of it is due today or overdue; what stands still is neither. */
export type TeamLoad = {
  readonly id: string;
  readonly name: string;
  readonly held: number;
  readonly dueToday: number;
  readonly overdue: number;
};

type Person = { readonly id: string; readonly name: string };
type Held = Pick<CaseRow, "holder" | "due" | "status">;

/** The load of everyone on a team, also of who holds nothing. */
export const teamLoads = (
  team: readonly Person[],
  held: readonly Held[],
  now: Instant,
): readonly TeamLoad[] =>
  team.map(({ id, name }) => {
    const theirs = held.filter(({ holder }) => holder === id);
    const running = theirs.filter(({ status }) => status !== "suspended");
    const overdue = running.filter(({ due }) => due.at < now);
    const today = running.filter(({ due }) => due.at >= now && localDateOf(due.at) === localDateOf(now));
    return { id, name, held: theirs.length, dueToday: today.length, overdue: overdue.length };
  });
