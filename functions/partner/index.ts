import { partnerRoutes, publicRoutes } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { openBroker } from "../edge/broker.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openQueues } from "../edge/queues.ts";
import { acknowledgeResult } from "./acknowledge-result.ts";
import { acknowledgeResults } from "./acknowledge-results.ts";
import { checkHealth } from "./check-health.ts";
import { getCase } from "./get-case.ts";
import { getWebhook } from "./get-webhook.ts";
import { listCases } from "./list-cases.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { replayWebhook } from "./replay-webhook.ts";
import { setWebhook } from "./set-webhook.ts";
import { submitCase } from "./submit-case.ts";
import { unsetWebhook } from "./unset-webhook.ts";
import { withdrawCase } from "./withdraw-case.ts";

const environment = readEnvironment(process.env);
const broker = openBroker(environment);
const queues = openQueues(environment);

/** What partner systems may ask. */
export const handler = apiHandler(
  [
    on(partnerRoutes.submitCase, submitCase(broker), "handler"),
    on(partnerRoutes.listCases, listCases(broker)),
    on(partnerRoutes.getCase, getCase(broker)),
    on(partnerRoutes.withdrawCase, withdrawCase(broker)),
    on(partnerRoutes.acknowledgeResult, acknowledgeResult(broker)),
    on(partnerRoutes.acknowledgeResults, acknowledgeResults(broker)),
    on(partnerRoutes.getWebhook, getWebhook(broker)),
    on(partnerRoutes.setWebhook, setWebhook(broker)),
    on(partnerRoutes.unsetWebhook, unsetWebhook(broker)),
    on(partnerRoutes.listDeliveries, listDeliveries(broker)),
    on(partnerRoutes.replayWebhook, replayWebhook(broker, queues)),
    on(publicRoutes.checkHealth, checkHealth(broker)),
  ],
  partnerAuthentication(broker),
);
