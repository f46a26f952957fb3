import { writtenSettings } from "@tongban/functions/settings";
import { type StageFunctionName, type StageName, stageNames } from "@tongban/functions/stages";
import { dropRetentionDays } from "@tongban/functions/topology";
import {
  type Context,
  list,
  oneOf,
  passedOn,
  record,
  SettingError,
  someText,
  text,
  wholeNumber,
} from "./context.ts";
import { isFunctionOf } from "./deployed.ts";

/** AWS partitions that the broker is made for. */
type Partition = "aws" | "aws-cn";

/** What an installation may choose; each is a CDK context value of the same name unless said otherwise. */
export type Settings = {
  /** What the installation is for; a sandbox has functions and routes that production has not (context `stage`). */
  readonly stage: StageName;
  readonly partition: Partition;
  /** AWS region; it is the `home` of the cases that are written here. */
  readonly region: string;
  /** Where the table comes from: made here, or a replica of another AWS region's. */
  readonly table:
    | {
        readonly origin: "made-here";
        /** Other AWS regions that hold a replica (context `replicas`). */
        readonly replicas: readonly string[];
      }
    | {
        readonly origin: "replica";
        /** ARN of the key of the region that made the table (context `primaryKeyArn`). */
        readonly primaryKeyArn: string;
        /** ARN of the replica's stream (context `tableStreamArn`); absent: a parameter that deployment asks for. */
        readonly streamArn: string | undefined;
      };
  readonly architecture: "arm64" | "x86_64";
  /** Codes of the handling regions (context `regions`); each has its queue. */
  readonly handlingRegions: readonly string[];
  /** Accounts that read of their region's cases in a queue, by region's code (context `handlingAccounts`). */
  readonly handlingAccounts: Readonly<Record<string, string>>;
  /** ARNs of the IAM roles or users that put sheets into a partner's folder, by the partner's id (context `dropPrincipals`). */
  readonly dropPrincipals: Readonly<Record<string, string>>;
  /** Days that files in partners' folders are kept (context `dropRetentionDays`). */
  readonly dropRetentionDays: number;
  /** PRIVATE is reachable only through the interface endpoint `vpcEndpointId`. */
  readonly endpoint:
    | { readonly type: "REGIONAL" }
    | { readonly type: "PRIVATE"; readonly vpcEndpointId: string };
  /**
   * Networks (CIDRs) that webhook endpoints must be in. Only of a PRIVATE installation, which delivers nowhere else and
   * without any nowhere at all; a REGIONAL one delivers to public addresses.
   */
  readonly webhookNetworks: readonly string[];
  /** Where text messages to applicants are posted, an https URL; empty: none are sent (context `smsGateway`). */
  readonly smsGateway: string;
  /** Where functions run if they must reach a private network (contexts `subnetIds`, `securityGroupIds`). */
  readonly network: { readonly subnetIds: string[]; readonly securityGroupIds: string[] } | undefined;
  /** Staff sign-in (contexts `oidcIssuer`, …); an absent issuer becomes a parameter that deployment asks for. */
  readonly oidc: {
    readonly issuer: string | undefined;
    readonly audience: string;
    readonly jwksUrl: string;
    readonly clientId: string;
  };
  /** Concurrent runs set aside for a function; absent: it shares the account's. */
  readonly reservedConcurrency: Partial<Record<StageFunctionName, number>>;
  /** Most runs of a consumer at once, per queue; at least 2. */
  readonly queueConcurrency: number;
  /** Requests per second over the whole API, and how many may come at once. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /**
   * Requests in 5 minutes before the firewall blocks their caller: a person (by token), an address, and an address whose
   * requests have neither token nor signature (contexts `requestsPerPerson`, …).
   */
  readonly rates: {
    readonly perPerson: number;
    readonly perAddress: number;
    readonly perUnknownAddress: number;
  };
  /** How a new version of a function gets its work: by and by and taken back when it fails, or all at once. */
  readonly rollout: "gradual" | "at-once";
  /** Read and write units per second the table is made ready for, before the first peak. */
  readonly warmThroughput: { readonly read: number; readonly write: number } | undefined;
  /**
   * What comes before the code in the address by which a paper is verified; empty: its QR code holds the code alone. The
   * address of the API is known once it is deployed, or belongs to a domain of the installation's own.
   */
  readonly verificationUrl: string;
  /** Data sources that certificates come from: `name=https://…`, with spaces between; empty: people answer everything. */
  readonly certificateSources: string;
  /** Payment platforms, as `PAYMENT_PLATFORMS` names them. */
  readonly paymentPlatforms: string;
  /** What each partner may ask in a minute, as `PARTNER_RATES` names it; empty: as the domain assumes. */
  readonly partnerRates: string;
  readonly logLevel: string;
};

const readEndpoint = (context: Context): Settings["endpoint"] => {
  const type = oneOf(context, "endpoint", ["REGIONAL", "PRIVATE"], "REGIONAL");
  if (type === "REGIONAL") return { type };
  const vpcEndpointId = text(context, "vpcEndpointId", "");
  if (!/^vpce-[0-9a-z]+$/.test(vpcEndpointId))
    throw new SettingError("vpcEndpointId", "the id of an execute-api interface endpoint", vpcEndpointId);
  return { type, vpcEndpointId };
};

const readWebhookNetworks = (context: Context, endpoint: Settings["endpoint"]): readonly string[] => {
  const found = context("webhookNetworks") ?? [];
  const items: unknown[] = typeof found === "string" ? found.split(",").filter(Boolean) : [found].flat();
  const { wanted, read } = writtenSettings.WEBHOOK_NETWORKS;
  if (read(items.join(",")) === undefined) throw new SettingError("webhookNetworks", wanted, found);
  if (items.length > 0 && endpoint.type !== "PRIVATE")
    throw new SettingError("webhookNetworks", "given together with the endpoint PRIVATE", found);
  return items.map(String);
};

const readNetwork = (context: Context): Settings["network"] => {
  const subnetIds = list(context, "subnetIds");
  const securityGroupIds = list(context, "securityGroupIds");
  if (subnetIds.length === 0 && securityGroupIds.length === 0) return undefined;
  if (subnetIds.length === 0 || securityGroupIds.length === 0)
    throw new SettingError("subnetIds", "given together with securityGroupIds", subnetIds);
  return { subnetIds, securityGroupIds };
};

const readReservedConcurrency = (context: Context, stage: StageName): Settings["reservedConcurrency"] =>
  Object.fromEntries(
    Object.entries(record(context, "reservedConcurrency")).map(([name, amount]) => {
      if (!isFunctionOf(stage, name)) throw new SettingError("reservedConcurrency", "by function name", name);
      return [name, wholeNumber("reservedConcurrency", amount, 0)];
    }),
  );

const readWarmThroughput = (context: Context): Settings["warmThroughput"] => {
  const { read, write } = record(context, "warmThroughput");
  if (read === undefined && write === undefined) return undefined;
  return {
    read: wholeNumber("warmThroughput.read", read, 12_000),
    write: wholeNumber("warmThroughput.write", write, 4_000),
  };
};

const readTable = (context: Context, region: string): Settings["table"] => {
  const primaryKeyArn = text(context, "primaryKeyArn", "");
  const replicas = list(context, "replicas");
  if (primaryKeyArn === "") {
    const wrong = replicas.find(
      (each) => each === region || each.startsWith("cn-") !== region.startsWith("cn-"),
    );
    if (wrong !== undefined)
      throw new SettingError("replicas", `other regions of the partition of ${region}`, wrong);
    return { origin: "made-here", replicas };
  }
  if (!/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/mrk-\w+$/.test(primaryKeyArn))
    throw new SettingError("primaryKeyArn", "the ARN of a multi-Region key of another region", primaryKeyArn);
  if (replicas.length > 0) throw new SettingError("replicas", "given only where the table is made", replicas);
  return { origin: "replica", primaryKeyArn, streamArn: text(context, "tableStreamArn", "") || undefined };
};

const readHandlingRegions = (context: Context): readonly string[] => {
  const found = list(context, "regions");
  if (found.length === 0 || new Set(found).size !== found.length)
    throw new SettingError("regions", "a list of different handling regions", found);
  const odd = found.find((region) => !/^\d{6}(-\w+)?$/.test(region));
  if (odd !== undefined)
    throw new SettingError("regions", "codes of GB/T 2260 such as 610100, or with a suffix 610100-iwd", odd);
  return found;
};

const readHandlingAccounts = (context: Context, regions: readonly string[]): Settings["handlingAccounts"] =>
  Object.fromEntries(
    Object.entries(record(context, "handlingAccounts")).map(([region, account]) => {
      if (!regions.includes(region))
        throw new SettingError("handlingAccounts", "by codes of `regions`", region);
      if (typeof account !== "string" || !/^\d{12}$/.test(account))
        throw new SettingError("handlingAccounts", "AWS accounts of 12 digits, as text", account);
      return [region, account];
    }),
  );

/** Partners whose folders a bucket's policy can name: it has 20 KB at most, and each takes some 800 bytes. */
const DROP_PRINCIPALS = 20;

const readDropPrincipals = (context: Context, partition: Partition): Settings["dropPrincipals"] => {
  const found = Object.entries(record(context, "dropPrincipals"));
  if (found.length > DROP_PRINCIPALS)
    throw new SettingError("dropPrincipals", `of ${DROP_PRINCIPALS} partners at most`, found.length);
  const principal = new RegExp(`^arn:${partition}:iam::\\d{12}:(role|user)/[\\w+=,.@/-]{1,512}$`);
  return Object.fromEntries(
    found.map(([partner, arn]) => {
      if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(partner))
        throw new SettingError("dropPrincipals", "by ids of partners", partner);
      if (typeof arn !== "string" || !principal.test(arn))
        throw new SettingError("dropPrincipals", `ARNs of IAM roles or users of ${partition}`, arn);
      return [partner, arn];
    }),
  );
};

const readOidc = (context: Context): Settings["oidc"] => {
  const issuer = context("oidcIssuer") === undefined ? undefined : text(context, "oidcIssuer", "");
  if (issuer !== undefined && !/^https:\/\/[^/ ]+(\/[^ ]*)?$/.test(issuer))
    throw new SettingError("oidcIssuer", "an https URL", issuer);
  return {
    issuer,
    audience: someText(context, "oidcAudience", "tongban"),
    jwksUrl: passedOn(context, "oidcJwksUrl", "OIDC_JWKS_URL"),
    clientId: someText(context, "oidcClientId", "tongban-console"),
  };
};

/** Reads the settings of one installation; throws {@link SettingError} naming the first wrong context value. */
export const readSettings = (context: Context): Settings => {
  const partition = oneOf(context, "partition", ["aws", "aws-cn"], "aws");
  const china = partition === "aws-cn";
  const region = someText(context, "region", china ? "cn-north-1" : "ap-east-1");
  if (region.startsWith("cn-") !== china)
    throw new SettingError("region", `a region of ${partition}`, region);
  const endpoint = readEndpoint(context);
  const stage = oneOf(context, "stage", stageNames, "production");
  const handlingRegions = readHandlingRegions(context);
  return {
    stage,
    partition,
    region,
    table: readTable(context, region),
    architecture: oneOf(context, "architecture", ["arm64", "x86_64"], china ? "x86_64" : "arm64"),
    handlingRegions,
    handlingAccounts: readHandlingAccounts(context, handlingRegions),
    dropPrincipals: readDropPrincipals(context, partition),
    dropRetentionDays: wholeNumber("dropRetentionDays", context("dropRetentionDays") ?? dropRetentionDays, 1),
    endpoint,
    webhookNetworks: readWebhookNetworks(context, endpoint),
    smsGateway: passedOn(context, "smsGateway", "SMS_GATEWAY"),
    network: readNetwork(context),
    oidc: readOidc(context),
    reservedConcurrency: readReservedConcurrency(context, stage),
    queueConcurrency: wholeNumber("queueConcurrency", context("queueConcurrency") ?? 10, 2),
    throttle: {
      rate: wholeNumber("throttleRate", context("throttleRate") ?? 500, 1),
      burst: wholeNumber("throttleBurst", context("throttleBurst") ?? 1_000, 1),
    },
    rates: {
      perPerson: wholeNumber("requestsPerPerson", context("requestsPerPerson") ?? 3_000, 100),
      perAddress: wholeNumber("requestsPerAddress", context("requestsPerAddress") ?? 100_000, 100),
      perUnknownAddress: wholeNumber(
        "requestsPerUnknownAddress",
        context("requestsPerUnknownAddress") ?? 20_000,
        100,
      ),
    },
    rollout: oneOf(context, "rollout", ["gradual", "at-once"], "gradual"),
    warmThroughput: readWarmThroughput(context),
    verificationUrl: passedOn(context, "verificationUrl", "VERIFICATION_URL"),
    certificateSources: passedOn(context, "certificateSources", "CERTIFICATE_SOURCES"),
    paymentPlatforms: passedOn(context, "paymentPlatforms", "PAYMENT_PLATFORMS"),
    partnerRates: passedOn(context, "partnerRates", "PARTNER_RATES"),
    logLevel: passedOn(context, "logLevel", "LOG_LEVEL", "INFO"),
  };
};
