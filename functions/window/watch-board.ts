import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import type { Call } from "../edge/call.ts";
import { DUE_LIFE_MS, LIST_LIFE_MS, type Watched } from "../edge/unless-unchanged.ts";

/** What a board changes with: its window's events; one's own lists with those of all one's windows. */
export const watchBoard = ({
  query,
  caller,
}: Call<typeof windowOperations.readBoard, Staff>): Watched | undefined => {
  const window = query.window ?? caller.windows[0];
  if (window === undefined || !caller.windows.includes(window)) return undefined;
  if (query.list === "sent") {
    const lifeMs = query.due === undefined ? LIST_LIFE_MS : DUE_LIFE_MS;
    return { scopes: caller.regions.map((region) => ({ kind: "source", id: region })), lifeMs };
  }
  const windows = query.list === "mine" || query.list === "done" ? caller.windows : [window];
  return { scopes: windows.map((one) => ({ kind: "window", id: one })), lifeMs: LIST_LIFE_MS };
};
