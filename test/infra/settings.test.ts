import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenName } from "@tongban/functions/settings";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../infra/bundle.ts";
import { readSettings } from "../../infra/settings.ts";
import { at, listed } from "./tree.ts";

const read = (context: Readonly<Record<string, unknown>>) =>
  readSettings((name) => ({ regions: ["610100"], ...context })[name]);

const extranet = { endpoint: "PRIVATE", vpcEndpointId: "vpce-0a1b2c3d" };

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(repositoryRoot, path), "utf8"));

describe("an installation's settings", () => {
  it("are made for the public partition on arm64 unless something else is said", () => {
    expect(read({})).toMatchObject({
      partition: "aws",
      region: "ap-east-1",
      architecture: "arm64",
      endpoint: { type: "REGIONAL" },
    });
  });

  it("are made for x86_64 in China", () => {
    expect(read({ partition: "aws-cn" })).toMatchObject({ region: "cn-north-1", architecture: "x86_64" });
  });

  it("read text from the command line as they read JSON from cdk.json", () => {
    const text = {
      regions: "610100,320100",
      reservedConcurrency: '{"partner":"50"}',
      queueConcurrency: "20",
    };
    expect(read(text)).toMatchObject({
      handlingRegions: ["610100", "320100"],
      reservedConcurrency: { partner: 50 },
      queueConcurrency: 20,
    });
  });

  it("let a private installation deliver webhooks to the networks that it lists", () => {
    expect(read({ ...extranet, webhookNetworks: "10.20.0.0/16,fd00:20::/32" }).webhookNetworks).toEqual([
      "10.20.0.0/16",
      "fd00:20::/32",
    ]);
    expect([read(extranet), read({})].map(({ webhookNetworks }) => webhookNetworks)).toEqual([[], []]);
  });

  it.each([
    ["partition", { partition: "aws-us-gov" }],
    ["region", { partition: "aws-cn", region: "us-east-1" }],
    ["region", { region: "cn-north-1" }],
    ["architecture", { architecture: "mips" }],
    ["regions", { regions: [] }],
    ["regions", { regions: ["610100", "610100"] }],
    ["regions", { regions: ["610100 "] }],
    ["vpcEndpointId", { endpoint: "PRIVATE" }],
    ["webhookNetworks", { webhookNetworks: "10.20.0.0/16" }],
    ["webhookNetworks", { ...extranet, webhookNetworks: "10.20.0.0" }],
    ["webhookNetworks", { ...extranet, webhookNetworks: ["10.20.0.0/33"] }],
    ["subnetIds", { securityGroupIds: "sg-1" }],
    ["reservedConcurrency", { reservedConcurrency: { nobody: 1 } }],
    ["queueConcurrency", { queueConcurrency: 1 }],
    ["warmThroughput.write", { warmThroughput: { read: 12_000 } }],
    ["replicas", { replicas: "ap-east-1" }],
    ["replicas", { replicas: "cn-north-1" }],
    ["primaryKeyArn", { primaryKeyArn: "alias/tongban" }],
    [
      "replicas",
      {
        replicas: "ap-southeast-1",
        primaryKeyArn: "arn:aws:kms:ap-east-1:123456789012:key/mrk-1a",
        region: "ap-southeast-1",
      },
    ],
    ["oidcIssuer", { oidcIssuer: "http://id.example.gov.cn" }],
    ["oidcIssuer", { oidcIssuer: "https://" }],
    ["oidcAudience", { oidcAudience: "" }],
    ["region", { region: "" }],
    ["reservedConcurrency", { reservedConcurrency: "partner=50" }],
  ])("refuse a wrong %s by its name", (name, context) => {
    expect(() => read(context)).toThrow(`context ${name} must be`);
  });

  /** By each variable that functions read: the context that passes it on, and a text that only its reader refuses. */
  const passedOn: Readonly<Record<WrittenName, readonly [context: string, malformed: string]>> = {
    OIDC_JWKS_URL: ["oidcJwksUrl", "http://id.example.gov.cn/jwks"],
    WEBHOOK_NETWORKS: ["webhookNetworks", "10.20.0.0/16,10.300.0.0/16"],
    VERIFICATION_URL: ["verificationUrl", "papers.example.gov.cn/"],
    SMS_GATEWAY: ["smsGateway", "https://"],
    CERTIFICATE_SOURCES: ["certificateSources", "tax=ftp://tax.example.gov.cn"],
    PAYMENT_PLATFORMS: ["paymentPlatforms", "pay=http://pay.example.gov.cn"],
    PARTNER_RATES: ["partnerRates", "write=99999"],
    LOG_LEVEL: ["logLevel", "loud"],
  };

  it.each(Object.entries(passedOn))("refuse what functions would refuse as %s", (_, [name, malformed]) => {
    expect(() => read({ ...extranet, [name]: malformed })).toThrow(`context ${name} must be`);
  });

  it.each([
    ["smsGateway", "http://127.0.0.1:9000/"],
    ["certificateSources", "tax=https://tax.example.gov.cn fund=file:///srv/fund.json"],
    ["paymentPlatforms", "pay=http://localhost/"],
  ])("refuse a %s that only a broker on one machine reaches", (name, text) => {
    expect(() => read({ [name]: text })).toThrow(`context ${name} must be`);
  });

  it("give every seeded region its queue", () => {
    const seeded = listed(readJson("packages/local/seeds/regions.json")).map((region) =>
      at(region, "region"),
    );
    expect(at(readJson("cdk.json"), "context", "regions")).toEqual(seeded);
  });
});
