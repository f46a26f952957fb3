import { setTimeout as pause } from "node:timers/promises";
import type { DeliveryFault } from "@tongban/contract/sandbox";
import { instantFromEpochMs } from "@tongban/domain";
import type { StoreContext, Subscriber } from "@tongban/store";
import { type ForcedFault, takeFault } from "@tongban/store/sandbox";
import type { Posting } from "../../edge/stage.ts";
import type { Exchanged } from "../../edge/webhook/exchanged.ts";

type Post = () => Promise<Exchanged>;

const failed = (result: string, start: string): Exchanged => ({ kind: "failed", result, text: "", start });

const forced = (name: string, exchanged: Exchanged): Exchanged => ({
  ...exchanged,
  result: `forced-${name}-${exchanged.result}`,
});

/** A delivery that is to be overtaken is no exchange: it is queued again before one begins. */
type Exchanging = Exclude<DeliveryFault, "webhook-out-of-order">;

/** What each fault does to the exchange with an endpoint, which has `timeout` ms. */
const meeting: Readonly<
  Record<Exchanging, (post: Post, fault: ForcedFault, timeout: number) => Promise<Exchanged>>
> = {
  "webhook-error": async () => failed("forced-status-500", "This failure was forced by /sandbox/v1/faults."),
  "webhook-timeout": async (_post, _fault, timeout) => {
    await pause(timeout);
    return failed("forced-timeout", "");
  },
  "webhook-slow": async (post, { ms }, timeout) => {
    await pause(Math.min(ms, timeout));
    return ms < timeout ? forced("slow", await post()) : failed("forced-slow-timeout", "");
  },
  "webhook-duplicate": async (post) => {
    await post();
    return forced("duplicate", await post());
  },
};

const isExchanging = (kind: string): kind is Exchanging => Object.hasOwn(meeting, kind);

const take = async (
  store: StoreContext,
  subscriber: Subscriber,
  isWanted: (kind: string) => boolean,
): Promise<ForcedFault | undefined> =>
  "partner" in subscriber
    ? takeFault(store, subscriber.partner, "deliveries", instantFromEpochMs(Date.now()), isWanted)
    : undefined;

/** Posts a delivery to a partner's webhook, or lets it meet a fault that the partner forced on it. */
export const postOrMeetFault = async (
  { store, subscriber, timeout }: Posting,
  post: Post,
): Promise<Exchanged> => {
  const fault = await take(store, subscriber, isExchanging);
  return fault && isExchanging(fault.kind) ? meeting[fault.kind](post, fault, timeout) : post();
};

/** Why a delivery is overtaken by those that follow, where its partner forced that. */
export const isOvertaken = async (
  store: StoreContext,
  subscriber: Subscriber,
): Promise<string | undefined> => {
  const fault = await take(store, subscriber, (kind) => kind === "webhook-out-of-order");
  return fault && "forced-out-of-order";
};
