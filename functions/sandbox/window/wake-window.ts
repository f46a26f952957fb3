import { isSandboxKey } from "@tongban/contract";
import { type KeptEvent, loadHeads, type StoreContext } from "@tongban/store";
import type { Queues } from "../../edge/queues.ts";

/**
 * Sends cases of the sandbox's partners to their region's queue again where somebody else than the window went on with them:
 * a supplement came, a clock ran out. The window's own commands wake nobody, and a submission is on its way there anyway.
 */
export const wakeWindow = async (
  store: StoreContext,
  queues: Pick<Queues, "routeCases">,
  events: readonly KeptEvent[],
): Promise<void> => {
  const waking = events.filter(
    ({ partner, actor, type }) => isSandboxKey(partner) && actor.kind !== "staff" && !onItsWay.has(type),
  );
  const heads = await loadHeads(store, [...new Set(waking.map(({ caseId }) => caseId))]);
  const byRegion = Map.groupBy(heads, ({ kase }) => kase.origin.handling);
  await Promise.all(
    [...byRegion].map(([region, cases]) =>
      queues.routeCases(
        region,
        cases.map(({ kase: { origin, window } }) => ({ caseId: origin.id, window })),
      ),
    ),
  );
};

const onItsWay: ReadonlySet<KeptEvent["type"]> = new Set(["CaseSubmitted", "CaseRouted"]);
