import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import type { Call } from "../edge/call.ts";
import { LIST_LIFE_MS, type Watched } from "../edge/unless-unchanged.ts";

/** What a board changes with: its window's events; one's own list with those of all one's windows. */
export const watchBoard = ({
  query,
  caller,
}: Call<typeof windowOperations.readBoard, Staff>): Watched | undefined => {
  const window = query.window ?? caller.windows[0];
  if (window === undefined || !caller.windows.includes(window)) return undefined;
  if (query.list === "sent") {
    return { scopes: caller.regions.map((region) => ({ kind: "source", id: region })), lifeMs: LIST_LIFE_MS };
  }
  const windows = query.list === "mine" ? caller.windows : [window];
  return { scopes: windows.map((one) => ({ kind: "window", id: one })), lifeMs: LIST_LIFE_MS };
};
