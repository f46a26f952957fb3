import type { PartnerEvent } from "@tongban/contract";
import { wait } from "../../client/retry.ts";
import { type Answered, sendDelivery } from "../../conformance/receiver/send-delivery.ts";
import { signedDelivery } from "../../conformance/receiver/signed-delivery.ts";
import type { Acknowledgement } from "./acknowledge-by-answer.ts";

/** Where events go, which, and what to do while nobody is there. */
export type ForwardSetting = {
  readonly url: string;
  readonly secret: string;
  readonly wanted: (event: PartnerEvent) => boolean;
  readonly signal: AbortSignal;
  /** Told that the receiver cannot be reached and is tried again after `pause` ms; what it throws ends all. */
  readonly onAway: (reason: string, pause: number) => void;
  /** What comes of an answer that acknowledges a result. */
  readonly acknowledge?:
    | ((event: PartnerEvent, answer: Answered) => Promise<Acknowledgement | undefined>)
    | undefined;
  /** ms of the first pause, doubled up to ten seconds; 500 if not given. */
  readonly firstPause?: number | undefined;
};

/** An event that was forwarded, what the receiver said, and what came of that where it acknowledges a result. */
export type ForwardedEvent = {
  readonly event: PartnerEvent;
  readonly answer: Answered;
  readonly acknowledgement?: Acknowledgement;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Delivers events to a receiver one after the other, each as a broker does, and tells what it answered. What is answered,
 * or late, is not sent again; a receiver that is not there is waited for. Rejects with the signal's reason when stopped.
 */
export async function* forwardFeed(
  events: AsyncIterable<PartnerEvent>,
  setting: ForwardSetting,
): AsyncGenerator<ForwardedEvent, void> {
  for await (const event of events) {
    if (!setting.wanted(event)) continue;
    const answer = await deliver(event, setting);
    const acknowledgement = await setting.acknowledge?.(event, answer);
    yield { event, answer, ...(acknowledgement === undefined ? {} : { acknowledgement }) };
  }
}

const deliver = async (
  event: PartnerEvent,
  { url, secret, signal, onAway, firstPause = FIRST_PAUSE_MS }: ForwardSetting,
): Promise<Answered> => {
  for (let tries = 0; ; tries++) {
    const delivery = signedDelivery(event, [secret], Math.floor(Date.now() / 1_000));
    const answer = await sendDelivery(url, delivery, signal);
    if (answer.kind !== "unreachable") return answer;
    const pause = Math.min(firstPause * 2 ** tries, LONGEST_PAUSE_MS);
    onAway(answer.reason, pause);
    await wait(pause, signal);
  }
};
