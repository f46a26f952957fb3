import { useBoard } from "../api/window-queries.ts";
import { useNow } from "../time/now.ts";
import { type TeamLoad, teamLoads } from "./team-loads.ts";

type Team = Parameters<typeof teamLoads>[0];

/** What everyone of a window's team holds, kept current while enabled. */
export const useTeamLoads = (
  window: string | undefined,
  team: Team,
  enabled: boolean,
): readonly TeamLoad[] => {
  const now = useNow();
  const held = useBoard("team", window, { enabled });
  return teamLoads(team, held.data?.pages.flatMap((page) => page.cases) ?? [], now);
};
