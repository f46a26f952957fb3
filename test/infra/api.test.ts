import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { operationsOf } from "@tongban/functions/stages";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../infra/bundle.ts";
import { statements } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { apiMethods, textOf } from "./templates.ts";
import { at } from "./tree.ts";

const SYNTHESIS_MS = 600_000;
const regions = ["610100"];

/** Logical ids of the aliases by which functions are called, by the functions' names. */
const aliasIds = (made: Synthesized): ReadonlyMap<unknown, string> => {
  const names = new Map(
    made.of("AWS::Lambda::Function").map(({ id, properties }) => [id, properties["FunctionName"]]),
  );
  return new Map(
    made
      .of("AWS::Lambda::Alias")
      .map(({ id, properties }) => [names.get(String(at(properties, "FunctionName", "Ref"))), id]),
  );
};

const bucketIn = (made: Synthesized, stack: string) =>
  made.of("AWS::S3::Bucket").find((bucket) => bucket.stack === stack);

describe("the API on the public internet", () => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ regions, oidcIssuer: "https://id.example.gov.cn/staff" });
  }, SYNTHESIS_MS);

  it("has for every route of the contract a method that leads to the alias of the function that serves it", () => {
    const ids = aliasIds(made);
    const methods = apiMethods(made);
    const wrong = operationsOf("production").filter(({ operation, by, route }) => {
      const found = methods.find(({ method, path }) => method === operation.method && path === route);
      const id = ids.get(`tongban-${by}`);
      return !found || id === undefined || !found.uri.split(" ").includes(id);
    });
    expect(wrong.map(({ operation }) => operation.name)).toEqual([]);
  });

  it("has no other method than the contract's and those of the console and the documentation", () => {
    const known = new Set(
      operationsOf("production").map(({ operation, route }) => `${operation.method} ${route}`),
    );
    const others = apiMethods(made).filter(({ method, path }) => !known.has(`${method} ${path}`));
    expect(others.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "GET /console",
      "GET /console/assets/{proxy+}",
      "GET /console/config.json",
      "GET /console/favicon.svg",
      "GET /console/{proxy+}",
      "GET /docs",
      "GET /docs/en",
      "GET /docs/en/{proxy+}",
      "GET /docs/{proxy+}",
      "GET /openapi.json",
    ]);
  });

  it("stays within the 300 paths that an API may have", () => {
    const parts = apiMethods(made).flatMap(({ path }) => {
      const names = path.split("/").slice(1);
      return names.map((_, last) => names.slice(0, last + 1).join("/"));
    });
    expect(new Set(parts).size).toBeLessThanOrEqual(300);
  });

  it("may call each of its functions, and with one permission for all methods", () => {
    const permitted = made.of("AWS::Lambda::Permission").filter(({ stack }) => stack === "tongban-api");
    const called = apiMethods(made).flatMap(({ uri }) => /functions\/ (\w+)/.exec(uri)?.[1] ?? []);
    expect(permitted.map(({ properties }) => at(properties, "FunctionName", "Ref")).sort()).toEqual(
      [...new Set(called)].sort(),
    );
    for (const { properties } of permitted)
      expect(textOf(at(properties, "SourceArn"))).toMatch(/:execute-api:.* ApiF\w+ \/\*\/\*\/\*$/);
  });

  it("takes bodies as the bytes that were sent, and refuses in the contract's words", () => {
    const body = at(made.of("AWS::ApiGateway::RestApi")[0]?.properties, "Body");
    expect(at(body, "x-amazon-apigateway-binary-media-types")).toEqual(["*/*"]);
    const throttled = at(body, "x-amazon-apigateway-gateway-responses", "THROTTLED");
    expect(throttled).toMatchObject({
      statusCode: "429",
      responseParameters: { "gatewayresponse.header.Retry-After": "'1'" },
    });
    expect(JSON.parse(String(at(throttled, "responseTemplates", "application/json")))).toMatchObject({
      code: "try-again",
      status: 429,
    });
  });

  it("answers every path of the console that is no file with index.html", () => {
    const uris = new Map(apiMethods(made).map(({ path, uri }) => [path, uri]));
    expect(uris.get("/console")).toContain("/index.html");
    expect(uris.get("/console/{proxy+}")).toContain("/index.html");
    expect(uris.get("/console/assets/{proxy+}")).toContain("/assets/{proxy}");
    expect(uris.get("/console/favicon.svg")).toContain("/favicon.svg");
  });

  it("answers the paths of the documentation with its files, and every language's with its first page", () => {
    const uris = new Map(apiMethods(made).map(({ path, uri }) => [path, uri]));
    expect(uris.get("/docs/{proxy+}")).toMatch(/\/docs\/\{proxy\}$/);
    expect(uris.get("/openapi.json")).toMatch(/\/docs\/openapi\.json$/);
    const pages = join(repositoryRoot, "docs/site");
    const languages = readdirSync(pages).filter((name) => existsSync(join(pages, name, "index.md")));
    expect(languages).toContain("en");
    for (const folder of ["", ...languages.map((name) => `/${name}`)]) {
      expect(uris.get(`/docs${folder}`)).toMatch(new RegExp(`/docs${folder}/index\\.html$`));
      expect(uris.get(`/docs${folder}/{proxy+}`)).toMatch(new RegExp(`/docs${folder}/\\{proxy\\}$`));
    }
  });

  it("caches hashed files for ever and nothing else", () => {
    const copies = made.of("Custom::CDKBucketDeployment").map(({ properties }) => ({
      to: properties["DestinationBucketKeyPrefix"],
      cache: at(properties, "SystemMetadata", "cache-control"),
    }));
    expect(copies).toEqual([
      { to: "assets", cache: "public, max-age=31536000, immutable" },
      { to: undefined, cache: "no-cache" },
      { to: "docs/assets", cache: "public, max-age=31536000, immutable" },
      { to: "docs", cache: "no-cache" },
    ]);
  });

  it("sends the console with a policy that runs no inline script and asks only here and the identity provider", () => {
    const policy = made
      .of("Custom::CDKBucketDeployment")
      .map(({ properties }) => textOf(at(properties, "UserMetadata", "content-security-policy")))
      .find((text) => text.includes("script-src"));
    expect(policy).toContain("script-src 'self';");
    expect(policy).toMatch(/connect-src 'self' https:\/\/id\.example\.gov\.cn https:\/\/tongban-objects-/);
    const [page] = apiMethods(made).filter(({ path }) => path === "/console");
    expect(at(page?.integration, "responses", "default", "responseParameters")).toMatchObject({
      "method.response.header.Content-Security-Policy":
        "integration.response.header.x-amz-meta-content-security-policy",
    });
  });

  it("sends the documentation with a policy that asks nobody else, and with the console's other headers", () => {
    const [policy] = made
      .of("Custom::CDKBucketDeployment")
      .filter(({ properties }) => properties["DestinationBucketKeyPrefix"] === "docs")
      .map(({ properties }) => textOf(at(properties, "UserMetadata", "content-security-policy")));
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain("https:");
    const answersOf = (path: string) =>
      at(apiMethods(made).find((method) => method.path === path)?.integration, "responses");
    const { "4\\d{2}": missing, ...others } = Object(answersOf("/docs/{proxy+}"));
    expect(answersOf("/console/{proxy+}")).toMatchObject(others);
    expect(missing).toMatchObject({
      statusCode: "404",
      responseParameters: {
        "method.response.header.Content-Type": "'text/html; charset=utf-8'",
        "method.response.header.X-Content-Type-Options": "'nosniff'",
      },
    });
    const page = at(missing, "responseTemplates", "application/xml");
    expect(page).toContain('href="/live/docs/en/"');
    expect(page).not.toMatch(/[#$]|<script/);
  });

  it("keeps what the console's bucket had for 90 days after it was replaced", () => {
    const bucket = bucketIn(made, "tongban-console");
    expect(bucket?.properties).toMatchObject({
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: [{ NoncurrentVersionExpiration: { NoncurrentDays: 90 }, Status: "Enabled" }],
      },
    });
  });

  it("opens nothing but the console's files to who reads and copies them, and through S3 alone", () => {
    const bucket = bucketIn(made, "tongban-console");
    const decrypting = statements(made).filter(
      ({ holder, actions }) => holder.stack === "tongban-console" && actions.includes("kms:Decrypt"),
    );
    const throughS3 = decrypting.filter(({ conditions }) => /\bs3\./.test(textOf(conditions)));
    expect(throughS3).toHaveLength(2);
    for (const { conditions } of throughS3)
      expect(at(conditions, "StringEquals", "kms:EncryptionContext:aws:s3:arn", "Fn::GetAtt", 0)).toBe(
        bucket?.id,
      );
    for (const { conditions } of decrypting)
      expect(at(conditions, "StringEquals", "kms:ViaService")).toBeDefined();
  });

  it.each(["tongban-console", "tongban-storage"])("keeps the bucket of %s private", (stack) => {
    const bucket = bucketIn(made, stack);
    expect(bucket?.properties["PublicAccessBlockConfiguration"]).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  it("logs each request without address, agent, path, query or token", () => {
    const [stage] = made.of("AWS::ApiGateway::Stage");
    const format = String(at(stage?.properties, "AccessLogSetting", "Format"));
    const variables = [...format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name);
    expect(
      variables.filter((name) => /^(identity|path|authorizer|requestOverride|customDomain)/.test(name ?? "")),
    ).toEqual([]);
    const line = format.replaceAll(/\$context\.responseLatency/g, "12").replaceAll(/\$context\.[\w.]+/g, "x");
    expect(JSON.parse(line)).toMatchObject({ responseLatency: 12, resourcePath: "x" });
  });

  it("measures answer times without the route that waits on purpose", () => {
    const pattern = made
      .of("AWS::Logs::MetricFilter")
      .map(({ properties }) => String(properties["FilterPattern"]))
      .find((text) => text.includes("responseLatency"));
    expect(pattern).toContain('($.resourcePath != "/v1/events")');
  });

  it("is throttled, behind a firewall, and takes nothing older than TLS 1.2", () => {
    const [stage] = made.of("AWS::ApiGateway::Stage");
    expect(at(stage?.properties, "MethodSettings", 0)).toMatchObject({
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1_000,
      DataTraceEnabled: false,
    });
    expect(made.of("AWS::WAFv2::WebACLAssociation")).toHaveLength(1);
    expect(made.of("AWS::WAFv2::WebACL").map(({ properties }) => properties["Scope"])).toEqual(["REGIONAL"]);
    expect(at(made.of("AWS::ApiGateway::RestApi")[0]?.properties, "SecurityPolicy")).toContain("TLS13_1_2");
  });

  it("asks for no parameter when the settings name the identity provider", () => {
    const issuers = made
      .of("AWS::Lambda::Function")
      .flatMap(({ properties }) => at(properties, "Environment", "Variables", "OIDC_ISSUER") ?? []);
    expect(new Set(issuers)).toEqual(new Set(["https://id.example.gov.cn/staff"]));
  });
});

describe("the API of a private network", () => {
  let made: Synthesized;
  beforeAll(() => {
    const context = {
      partition: "aws-cn",
      endpoint: "PRIVATE",
      vpcEndpointId: "vpce-0a1b2c3d",
      subnetIds: "subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719",
      securityGroupIds: "sg-0a1b2c3d4e5f60718",
      webhookNetworks: "10.20.0.0/16",
    };
    made = synthesize({ regions, ...context }, { withSites: false });
  }, SYNTHESIS_MS);

  it("is reached only through the named endpoint", () => {
    const [api] = made.of("AWS::ApiGateway::RestApi");
    expect(api?.properties["EndpointConfiguration"]).toEqual({
      Types: ["PRIVATE"],
      VpcEndpointIds: ["vpce-0a1b2c3d"],
    });
    expect(at(api?.properties, "Policy", "Statement", 0, "Condition")).toEqual({
      StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" },
    });
    expect(made.of("AWS::WAFv2::WebACLAssociation")).toEqual([]);
  });

  it("runs its functions in the network, so that they reach partners and the identity provider there", () => {
    for (const { properties } of made.of("AWS::Lambda::Function"))
      expect(properties["VpcConfig"]).toEqual({
        SubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
        SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
      });
  });

  it("delivers webhooks to the networks that it lists, and a public one to public addresses", () => {
    const listed = (of: Synthesized) =>
      of
        .of("AWS::Lambda::Function")
        .flatMap(({ properties }) => at(properties, "Environment", "Variables", "WEBHOOK_NETWORKS") ?? []);
    expect(new Set(listed(made))).toEqual(new Set(["10.20.0.0/16"]));
    const context = { regions, endpoint: "PRIVATE", vpcEndpointId: "vpce-0a1b2c3d" };
    expect(new Set(listed(synthesize(context, { withSites: false })))).toEqual(new Set(["none"]));
  });

  it("has the places of console and documentation before they are built, and copies nothing", () => {
    expect(made.of("Custom::CDKBucketDeployment")).toEqual([]);
    expect(apiMethods(made).map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/console/{proxy+}", "/docs/{proxy+}"]),
    );
  });
});
