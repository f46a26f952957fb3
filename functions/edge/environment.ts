import type { environmentNames, localEnvironmentNames } from "../deployment.ts";

/** The environment of a function, checked. */
export type Environment = Readonly<
  Record<(typeof environmentNames)[number] | (typeof localEnvironmentNames)[number], string>
>;

const optional = {
  OIDC_JWKS_URL: "",
  WEBHOOK_NETWORKS: "",
  LOG_LEVEL: "INFO",
  LOOPBACK_PORTS_REFUSED: "",
  REGION_QUEUES: "",
  OBJECT_ENDPOINT: "",
  SMS_GATEWAY: "",
  VERIFICATION_URL: "",
  CERTIFICATE_SOURCES: "",
  PAYMENT_PLATFORMS: "",
  PARTNER_RATES: "",
  HANDLING_QUEUES: "",
};

/** Reads the environment once; throws naming every variable that is missing or empty and may not be. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const missing: string[] = [];
  const read = (name: keyof Environment): string => {
    const value = variables[name] || (optional as Readonly<Record<string, string>>)[name];
    if (value === undefined) missing.push(name);
    return value ?? "";
  };
  const environment: Environment = {
    TABLE_NAME: read("TABLE_NAME"),
    KEY_ID: read("KEY_ID"),
    HOME_REGION: read("HOME_REGION"),
    QUEUE_URL_PREFIX: read("QUEUE_URL_PREFIX"),
    OIDC_ISSUER: read("OIDC_ISSUER"),
    OIDC_AUDIENCE: read("OIDC_AUDIENCE"),
    OIDC_JWKS_URL: read("OIDC_JWKS_URL"),
    WEBHOOK_NETWORKS: read("WEBHOOK_NETWORKS"),
    OBJECT_BUCKET: read("OBJECT_BUCKET"),
    DROP_BUCKET: read("DROP_BUCKET"),
    VERIFICATION_URL: read("VERIFICATION_URL"),
    CERTIFICATE_SOURCES: read("CERTIFICATE_SOURCES"),
    PAYMENT_PLATFORMS: read("PAYMENT_PLATFORMS"),
    PARTNER_RATES: read("PARTNER_RATES"),
    HANDLING_QUEUES: read("HANDLING_QUEUES"),
    LOG_LEVEL: read("LOG_LEVEL"),
    LOOPBACK_PORTS_REFUSED: read("LOOPBACK_PORTS_REFUSED"),
    REGION_QUEUES: read("REGION_QUEUES"),
    OBJECT_ENDPOINT: read("OBJECT_ENDPOINT"),
    SMS_GATEWAY: read("SMS_GATEWAY"),
  };
  if (missing.length > 0) throw new Error(`missing environment variables: ${missing.join(", ")}`);
  return environment;
};
