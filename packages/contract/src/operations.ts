import type { ApiFunction, Operation } from "./operation.ts";
import { agreementOperations } from "./operations/agreements.ts";
import { applicantOperations } from "./operations/applicant.ts";
import { batchOperations } from "./operations/batches.ts";
import { bundleOperations } from "./operations/bundles.ts";
import { caseActionOperations } from "./operations/case-actions.ts";
import { catalogOperations } from "./operations/catalog.ts";
import { coordinatorOperations } from "./operations/coordinator.ts";
import { documentOperations } from "./operations/documents.ts";
import { explanationOperations } from "./operations/explanations.ts";
import { guidanceOperations } from "./operations/guidance.ts";
import { handlingOperations } from "./operations/handling.ts";
import { inquiryOperations } from "./operations/inquiries.ts";
import { inspectionOperations } from "./operations/inspections.ts";
import { intakeOperations } from "./operations/intake.ts";
import { listOperations } from "./operations/lists.ts";
import { localStandardOperations, zeroGapOperations } from "./operations/local-standards.ts";
import { materialMarkOperations } from "./operations/material-marks.ts";
import { materialOperations } from "./operations/materials.ts";
import { matterListOperations } from "./operations/matter-lists.ts";
import { noteOperations } from "./operations/notes.ts";
import { notificationOperations } from "./operations/notifications.ts";
import { originalOperations } from "./operations/originals.ts";
import { oversightOperations } from "./operations/oversight.ts";
import { packageOperations } from "./operations/packages.ts";
import { paperOperations } from "./operations/papers.ts";
import { parcelOperations } from "./operations/parcels.ts";
import { partnerOperations } from "./operations/partner.ts";
import { paymentOperations } from "./operations/payments.ts";
import { publicOperations } from "./operations/public.ts";
import { appointmentOperations, queueOperations } from "./operations/reception.ts";
import { ownKeyOperations, registryOperations } from "./operations/registry.ts";
import { rosterOperations } from "./operations/roster.ts";
import { serviceLevelOperations } from "./operations/service-level.ts";
import { statementOperations } from "./operations/statements.ts";
import { windowOperations } from "./operations/window.ts";
import { windowWebhookOperations } from "./operations/window-webhook.ts";

/** Every operation of the broker, by its property name. */
export const allOperations = {
  ...partnerOperations,
  ...windowOperations,
  ...caseActionOperations,
  ...batchOperations,
  ...listOperations,
  ...materialMarkOperations,
  ...noteOperations,
  ...notificationOperations,
  ...inquiryOperations,
  ...inspectionOperations,
  ...originalOperations,
  ...intakeOperations,
  ...parcelOperations,
  ...windowWebhookOperations,
  ...queueOperations,
  ...explanationOperations,
  ...coordinatorOperations,
  ...agreementOperations,
  ...documentOperations,
  ...materialOperations,
  ...paperOperations,
  ...paymentOperations,
  ...matterListOperations,
  ...guidanceOperations,
  ...localStandardOperations,
  ...zeroGapOperations,
  ...packageOperations,
  ...bundleOperations,
  ...registryOperations,
  ...ownKeyOperations,
  ...rosterOperations,
  ...serviceLevelOperations,
  ...statementOperations,
  ...oversightOperations,
  ...handlingOperations,
  ...publicOperations,
  ...catalogOperations,
  ...applicantOperations,
  ...appointmentOperations,
} as const;

/** Every operation of the broker. */
export const operations: readonly Operation[] = Object.values(allOperations);

/** The function that answers an operation: its own, or its audience's; the partner function answers public ones. */
export const servedBy = ({
  audience,
  servedBy: own,
}: Pick<Operation, "audience" | "servedBy">): ApiFunction =>
  own ?? (audience === "public" ? "partner" : audience);
