import {
  type environmentNames,
  type localEnvironmentNames,
  REGION_QUEUES_FOLLOW,
} from "@tongban/functions/deployment";
import { BUCKET, DROP_BUCKET } from "../engines/bucket.ts";
import { queueUrl } from "../engines/queue-definitions.ts";
import { AUDIENCE } from "../identity/sign-in-configuration.ts";
import { DEMO_PLATFORM } from "../payments/payment-platform.ts";
import { type Endpoints, LOCAL_CREDENTIALS, REGION } from "./aws-clients.ts";
import { KEY_ALIAS } from "./engines.ts";

/** What a function's environment is made from. */
export type EnvironmentSetting = {
  readonly endpoints: Endpoints;
  readonly table: string;
  readonly issuer: string;
  /** Where people reach the files. */
  readonly objects: string;
  /** Where people verify papers, up to the code. */
  readonly verification: string;
  /** Data sources that certificates come from, as `CERTIFICATE_SOURCES` names them. */
  readonly certificateSources: string;
  /** Where the payment platform of this machine is; undefined where there is none. */
  readonly payments: string | undefined;
  /** What partners may ask in a minute, as `PARTNER_RATES` says it; empty: as the domain assumes. */
  readonly partnerRates: string;
  readonly logLevel: string;
};

const portsOf = (urls: readonly string[]): string =>
  [...new Set(urls.map((url) => new URL(url).port || "80"))].join(",");

/**
 * The environment of every function but its own name. Nothing in it tells that this is one machine but the ports of
 * its engines and its own, which no webhook may lead to, that files are reached by its own port, and that the host makes the queues of new
 * regions.
 */
export const functionEnvironment = ({
  endpoints,
  table,
  issuer,
  objects,
  verification,
  certificateSources,
  payments,
  partnerRates,
  logLevel,
}: EnvironmentSetting) => {
  const ours: Record<(typeof environmentNames)[number] | (typeof localEnvironmentNames)[number], string> = {
    TABLE_NAME: table,
    KEY_ID: KEY_ALIAS,
    HOME_REGION: REGION,
    QUEUE_URL_PREFIX: queueUrl(endpoints.sqs, ""),
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_JWKS_URL: `${issuer}/jwks`,
    WEBHOOK_NETWORKS: "",
    OBJECT_BUCKET: BUCKET,
    DROP_BUCKET,
    OBJECT_ENDPOINT: objects,
    VERIFICATION_URL: verification,
    SMS_GATEWAY: endpoints.sms,
    CERTIFICATE_SOURCES: certificateSources,
    PAYMENT_PLATFORMS: payments === undefined ? "" : `${DEMO_PLATFORM}=${payments}`,
    PARTNER_RATES: partnerRates,
    HANDLING_QUEUES: "",
    LOG_LEVEL: logLevel,
    REGION_QUEUES: REGION_QUEUES_FOLLOW,
    LOOPBACK_PORTS_REFUSED: portsOf([
      issuer,
      ...Object.values(endpoints),
      ...(payments === undefined ? [] : [payments]),
    ]),
  };
  return {
    ...ours,
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
  };
};
