import {
  bundleOperations,
  explanationOperations,
  handlingOperations,
  inquiryOperations,
  ownKeyOperations,
  parcelOperations,
  partnerOperations,
  publicOperations,
  serviceLevelOperations,
} from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { byMachineTime } from "../edge/machine-time.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { explaining } from "../views/explaining.ts";
import { acknowledgeResult } from "./acknowledge-result.ts";
import { acknowledgeResults } from "./acknowledge-results.ts";
import { checkApplication } from "./application/check-application.ts";
import { listOwnReusable } from "./application/list-own-reusable.ts";
import { submitCase } from "./application/submit-case.ts";
import { commandOwnBundle, getBundle, submitBundle } from "./bundle/bundles.ts";
import { checkHealth } from "./check-health.ts";
import { commitToGaps, fillGaps } from "./gaps.ts";
import { getCase } from "./get-case.ts";
import { getEvidence } from "./get-evidence.ts";
import { getNationalHistory } from "./get-national-history.ts";
import { getOwnServiceLevel } from "./get-own-service-level.ts";
import { askAboutCase, listCaseInquiries } from "./inquiry/case-inquiries.ts";
import { listOwnKeys, registerOwnKey, revokeOwnKey } from "./keys/own-keys.ts";
import { listCases } from "./list-cases.ts";
import { listDocumentKeys } from "./list-document-keys.ts";
import { ownsCase } from "./own-case.ts";
import { changeOwnParcel, sendOwnParcel } from "./parcels.ts";
import { rateCase } from "./rate-case.ts";
import { setHelper } from "./set-helper.ts";
import { supplyMaterials } from "./supply-materials.ts";
import { filterWebhook } from "./webhook/filter-webhook.ts";
import { getDelivery } from "./webhook/get-delivery.ts";
import { getWebhook } from "./webhook/get-webhook.ts";
import { listDeliveries } from "./webhook/list-deliveries.ts";
import { replayWebhook } from "./webhook/replay-webhook.ts";
import { resendDelivery } from "./webhook/resend-delivery.ts";
import { rotateWebhookSecret } from "./webhook/rotate-webhook-secret.ts";
import { setWebhook } from "./webhook/set-webhook.ts";
import { testWebhook } from "./webhook/test-webhook.ts";
import { unsetWebhook } from "./webhook/unset-webhook.ts";
import { withdrawCase } from "./withdraw-case.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const queues = openQueues(environment);

const { explain, suppose, certify } = explaining<Partner>(resources, ownsCase);

/** What partner systems may ask. */
export const handler = apiHandler(
  [
    on(partnerOperations.submitCase, submitCase(resources), "handler"),
    on(partnerOperations.checkApplication, checkApplication(resources)),
    on(partnerOperations.listReusable, listOwnReusable(resources)),
    on(partnerOperations.listCases, listCases(resources)),
    on(partnerOperations.getCase, getCase(resources)),
    on(partnerOperations.getEvidence, getEvidence(resources)),
    on(handlingOperations.getNationalHistory, getNationalHistory(resources)),
    on(bundleOperations.submitBundle, submitBundle(resources)),
    on(bundleOperations.getBundle, getBundle(resources)),
    on(bundleOperations.commandBundle, commandOwnBundle(resources)),
    on(explanationOperations.explainCase, explain),
    on(explanationOperations.supposeCase, suppose),
    on(explanationOperations.certifyCase, certify),
    on(serviceLevelOperations.getOwnServiceLevel, getOwnServiceLevel(resources)),
    on(partnerOperations.rateCase, rateCase(resources)),
    on(partnerOperations.withdrawCase, withdrawCase(resources)),
    on(partnerOperations.supplyMaterials, supplyMaterials(resources)),
    on(partnerOperations.setHelper, setHelper(resources)),
    on(partnerOperations.giveCommitment, commitToGaps(resources)),
    on(partnerOperations.fillGap, fillGaps(resources)),
    on(inquiryOperations.askAboutCase, askAboutCase(resources)),
    on(inquiryOperations.listCaseInquiries, listCaseInquiries(resources)),
    on(parcelOperations.sendParcel, sendOwnParcel(resources)),
    on(parcelOperations.changeParcel, changeOwnParcel(resources)),
    on(partnerOperations.acknowledgeResult, acknowledgeResult(resources)),
    on(partnerOperations.acknowledgeResults, acknowledgeResults(resources)),
    on(partnerOperations.getWebhook, byMachineTime(getWebhook(resources))),
    on(partnerOperations.setWebhook, byMachineTime(setWebhook(resources))),
    on(partnerOperations.unsetWebhook, byMachineTime(unsetWebhook(resources))),
    on(partnerOperations.testWebhook, byMachineTime(testWebhook(resources))),
    on(partnerOperations.listDeliveries, byMachineTime(listDeliveries(resources))),
    on(partnerOperations.getDelivery, byMachineTime(getDelivery(resources))),
    on(partnerOperations.resendDelivery, byMachineTime(resendDelivery(resources))),
    on(partnerOperations.rotateWebhookSecret, byMachineTime(rotateWebhookSecret(resources))),
    on(partnerOperations.filterWebhook, byMachineTime(filterWebhook(resources))),
    on(partnerOperations.replayWebhook, byMachineTime(replayWebhook(resources, queues))),
    on(ownKeyOperations.listOwnKeys, listOwnKeys(resources)),
    on(ownKeyOperations.registerOwnKey, registerOwnKey(resources)),
    on(ownKeyOperations.revokeOwnKey, revokeOwnKey(resources)),
    on(publicOperations.checkHealth, checkHealth(resources)),
    on(publicOperations.listDocumentKeys, listDocumentKeys(resources)),
  ],
  partnerAuthentication(resources),
);
