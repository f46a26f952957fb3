import { setTimeout as pause } from "node:timers/promises";
import type { RequestFault } from "@tongban/contract/sandbox";
import { instantFromEpochMs, type PartnerId } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { type ForcedFault, takeFault } from "@tongban/store/sandbox";
import { problem } from "../../edge/answer.ts";
import type { Hindrance } from "../../edge/stage.ts";

/** Seconds that a forced 503 asks to wait. */
const retryAfter = 1;

/** What each fault does to a request. */
const meeting: Readonly<Record<RequestFault, (fault: ForcedFault) => Promise<Hindrance | undefined>>> = {
  "too-many-requests": async () => ({ kind: "out-of-budget" }),
  unavailable: async () => problem("try-again", { retryAfter }),
  slow: async ({ ms }) => {
    await pause(ms);
    return undefined;
  },
};

const isRequestFault = (kind: string): kind is RequestFault => Object.hasOwn(meeting, kind);

/** Lets a partner's request meet a fault that it forced on itself. */
export const meetFault = async (store: StoreContext, partner: PartnerId): Promise<Hindrance | undefined> => {
  const fault = await takeFault(store, partner, "requests", instantFromEpochMs(Date.now()));
  return fault && isRequestFault(fault.kind) ? meeting[fault.kind](fault) : undefined;
};
