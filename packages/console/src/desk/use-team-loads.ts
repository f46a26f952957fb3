import { BOARD_PAGE, useBoard } from "../api/window-queries.ts";
import { useNow } from "../time/now.ts";
import { type TeamLoad, teamLoads } from "./team-loads.ts";

/** What a team holds, by person. */
export type TeamLoads = {
  readonly loads: readonly TeamLoad[];
  /** How many cases were counted, those that are due first, where the team holds more. */
  readonly countedFirst: number | undefined;
};

type Team = Parameters<typeof teamLoads>[0];

/** What everyone of a window's team holds, kept current while enabled. */
export const useTeamLoads = (window: string | undefined, team: Team, enabled: boolean): TeamLoads => {
  const now = useNow();
  const held = useBoard("team", window, { enabled });
  const rows = held.data?.pages.flatMap((page) => page.cases) ?? [];
  return {
    loads: teamLoads(team, rows, now),
    countedFirst: rows.length < BOARD_PAGE ? undefined : rows.length,
  };
};
