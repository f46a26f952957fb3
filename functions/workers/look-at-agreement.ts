import { type AgreementId, type Instant, passTime, type Refusal } from "@tongban/domain";
import { compilePublished, decideOnAgreement, type StoreContext } from "@tongban/store";
import { logInfo } from "../edge/log.ts";

/** How a run that takes longer than one message may: asked before each step, and told where it broke off. */
export type LongRun = { readonly goOn: () => boolean; readonly comeAgain: () => Promise<void> };

/** Nothing is due. */
type NothingDue = { readonly kind: "nothing-due" };

/**
 * Does what time has brought to an agreement: its end that is near, or its end; and leads admission to what it says.
 * One that is too large for one run comes again and goes on; its timer stands until it is compiled.
 */
export const lookAtAgreement = async (
  store: StoreContext,
  id: AgreementId,
  now: Instant,
  { goOn, comeAgain }: LongRun,
): Promise<void> => {
  const changed = await decideOnAgreement<NothingDue | Refusal>(
    store,
    id,
    (head) => (head && passTime(head.agreement, now)) ?? { kind: "nothing-due" },
    { id: "timer", digest: "" },
  );
  if (changed.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  const { kind, written } = await compilePublished(store, id, { now, goOn });
  logInfo("agreement looked at", { agreementId: id, code: kind, count: written });
  if (kind === "broken-off") await comeAgain();
};
