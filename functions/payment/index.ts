import { paymentOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { listPaymentsOf } from "./list-payments.ts";
import { readPlatforms } from "./read-platforms.ts";
import { refundPayment } from "./refund-payment.ts";
import { reportPayment } from "./report-payment.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, platforms: readPlatforms(environment.PAYMENT_PLATFORMS, resources.documents) };

/** What payment platforms tell, and what coordinators ask of payments. */
export const handler = byAudience({
  partner: apiHandler(
    [on(paymentOperations.reportPayment, reportPayment(desk))],
    partnerAuthentication(resources),
  ),
  coordinator: apiHandler(
    [
      on(paymentOperations.listPayments, listPaymentsOf(desk)),
      on(paymentOperations.refundPayment, refundPayment({ ...desk, queues: openQueues(environment) })),
    ],
    staffAuthentication(resources, environment),
  ),
});
