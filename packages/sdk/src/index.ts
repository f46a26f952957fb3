export * from "./client/index.ts";
export {
  createPartnerKey,
  KeyFileError,
  type PartnerKey,
  readKeyFile,
  writeKeyFile,
} from "./partner/key-file.ts";
export {
  createPartnerClient,
  type FeedPage,
  type PartnerCase,
  type PartnerCaseRow,
  type PartnerClient,
  type PartnerClientSetting,
  type SubmittedApplication,
} from "./partner/partner-client.ts";
export type { PartnerSigningKey } from "./partner/sign-broker-request.ts";
