export type { PartnerEvent, RateLimitItem } from "@tongban/contract";
export { type ApplicantClient, createApplicantClient } from "./applicant-client.ts";
export { type CatalogClient, createCatalogClient } from "./catalog-client.ts";
export * from "./client/index.ts";
export { cursorFile } from "./consume/cursor-file.ts";
export { type CursorStore, type FollowOptions, followEvents } from "./consume/follow-events.ts";
export {
  type DeliveredEvent,
  type RefusedWebhook,
  type UnknownEvent,
  verifyWebhook,
} from "./consume/verify-webhook.ts";
export {
  type DeliveryStore,
  deliveriesInMemory,
  type NodeRequest,
  type NodeResponse,
  nodeWebhookHandler,
  type WebhookHandlerOptions,
  webhookHandler,
} from "./consume/webhook-handler.ts";
export { declareMaterial } from "./material/declare-material.ts";
export { type UploadOptions, uploadMaterials } from "./material/upload-materials.ts";
export type { FeedOptions } from "./partner/feed-pages.ts";
export {
  createPartnerKey,
  KeyFileError,
  type PartnerKey,
  readKeyFile,
  writeKeyFile,
} from "./partner/key-file.ts";
export {
  createPartnerClient,
  type DecisionPage,
  type FeedPage,
  type HandledCase,
  type HandlingCommand,
  type HandlingPage,
  type ParcelChange,
  type PartnerCase,
  type PartnerCaseRow,
  type PartnerClient,
  type PartnerClientSetting,
  type SentParcel,
  type SubmittedApplication,
  type SubmittedBundle,
  type Supposition,
  type WebhookDelivery,
} from "./partner/partner-client.ts";
export type { PartnerSigningKey } from "./partner/sign-broker-request.ts";
export { type Countersigning, countersign, StatementFault } from "./proof/countersign.ts";
export { readWholeStatement, type StatementName, type WholeStatement } from "./proof/whole-statement.ts";
export type { Finding } from "./verify/finding.ts";
export { type Verified, verifyText } from "./verify/verify-text.ts";
