import type { Instant, RegionCode } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { forgetIfUnused, listDuePartners } from "@tongban/store/sandbox";
import { logInfo } from "../../edge/log.ts";
import { sandboxRegions } from "../limits.ts";

/** Partners that one run looks at, at most; the next comes in a minute. */
const MOST_PARTNERS = 25;
/** ms that one run may take of the minute that its function has. */
const LONGEST_MS = 20_000;

/** Forgets partners of the sandbox that sent no signed request for so long that they count as unused. */
export const expirePartners = async (
  store: StoreContext,
  now: Instant,
  longestMs: number = LONGEST_MS,
): Promise<void> => {
  const began = performance.now();
  const goOn = () => performance.now() - began < longestMs;
  for (const due of await listDuePartners(store, now, MOST_PARTNERS)) {
    if (!goOn()) return;
    const outcome = await forgetIfUnused(store, due, sandboxRegions.source as RegionCode, now, goOn);
    logInfo("partner of the sandbox was due", { partner: due.id, code: outcome });
  }
};
