import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { paymentMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { collectFee } from "../payment/collect-fee.ts";
import { payBackUnmatched } from "../payment/pay-back-unmatched.ts";
import { readPlatforms } from "../payment/read-platforms.ts";

const environment = readEnvironment(process.env);
const { store, documents } = openResources(environment);
const desk = { store, platforms: readPlatforms(environment.PAYMENT_PLATFORMS, documents) };
const collect = collectFee(desk);
const payBack = payBackUnmatched(desk);

/** Orders at payment platforms what cases owe, and what has to go back. */
export const handler = queueHandler(paymentMessage, (message) => {
  const now = instantFromEpochMs(Date.now());
  return "caseId" in message ? collect(message.caseId, now) : payBack(message, now);
});
