import type { Stack } from "aws-cdk-lib";
import type { Sites } from "../../stacks/sites.ts";
import { type Paths, pathParameters, serviceUri } from "./api-definition.ts";
import { missingPage } from "./missing-page.ts";

/** Headers that come from the stored file, by the header of the answer. */
const stored: Readonly<Record<string, string>> = {
  "Content-Type": "Content-Type",
  "Cache-Control": "Cache-Control",
  ETag: "ETag",
  "Content-Security-Policy": "x-amz-meta-content-security-policy",
};

const fixed: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Strict-Transport-Security": "max-age=31536000",
};

const answerHeader = (name: string): string => `method.response.header.${name}`;

const mapped = (headers: Readonly<Record<string, string>>, source: (value: string) => string) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [answerHeader(name), source(value)]));

const fixedHeaders = mapped(fixed, (value) => `'${value}'`);
const fileHeaders = { ...mapped(stored, (value) => `integration.response.header.${value}`), ...fixedHeaders };

const problem = (status: number, title: string) => {
  const text = JSON.stringify({ type: "about:blank", title, status });
  return {
    statusCode: String(status),
    responseParameters: { ...fixedHeaders, [answerHeader("Content-Type")]: "'application/problem+json'" },
    responseTemplates: { "application/json": text, "application/xml": text },
  };
};

/** Says in a page, which has no script, that there is none. */
const noSuchPage = (text: string) => ({
  statusCode: "404",
  responseParameters: { ...fixedHeaders, [answerHeader("Content-Type")]: "'text/html; charset=utf-8'" },
  responseTemplates: { "application/json": text, "application/xml": text },
});

/** Answers by what S3 answered, as a pattern of its status. */
const answers = {
  default: { statusCode: "200", responseParameters: fileHeaders },
  "304": { statusCode: "304", responseParameters: fileHeaders },
  "4\\d{2}": problem(404, "Not found"),
  "5\\d{2}": problem(502, "Bad gateway"),
};

/** The answers of a path of pages: what is not there is a page, too. */
const answersOfPages = ({ builds }: Sites): typeof answers => ({
  ...answers,
  "4\\d{2}": noSuchPage(missingPage(builds.docs?.prefix ?? "")),
});

const declared = {
  description: "The stored file, or why it cannot be had",
  headers: Object.fromEntries(
    [...Object.keys(stored), ...Object.keys(fixed)].map((name) => [name, { schema: { type: "string" } }]),
  ),
};

const responses = Object.fromEntries(
  Object.values(answers).map(({ statusCode }) => [statusCode, declared] as const),
);

const ifNoneMatch = { name: "If-None-Match", in: "header", required: false, schema: { type: "string" } };

/** Answers with one stored file, or with `{proxy}` in its name with whatever file of a folder is asked for. */
const fileMethod = (stack: Stack, sites: Sites, path: string, name: string) => {
  const { bucket, reader } = sites;
  const named = name.includes("{proxy}") ? { "path.proxy": "path.proxy" } : {};
  const taken = { ...named, "header.If-None-Match": "header.If-None-Match" };
  return {
    parameters: [...pathParameters(path), ifNoneMatch],
    responses,
    "x-amazon-apigateway-integration": {
      type: "aws",
      httpMethod: "GET",
      uri: serviceUri(stack, "s3", `path/${bucket.bucketName}/${name}`),
      credentials: reader.roleArn,
      passthroughBehavior: "when_no_match",
      requestParameters: Object.fromEntries(
        Object.entries(taken).map(([to, from]) => [`integration.request.${to}`, `method.request.${from}`]),
      ),
      responses: /^docs\/(en\/)?\{proxy\}$/.test(name) ? answersOfPages(sites) : answers,
    },
  };
};

/**
 * Files of the console by their paths below /console/: those that the build has at its top and in its folders by their
 * names, and index.html for every other path, because the console routes those itself.
 */
const consoleFiles = ({ builds }: Sites): Readonly<Record<string, string>> => {
  const { files = [], folders = ["assets"] } = builds.console ?? {};
  return Object.fromEntries([
    ["/console", "index.html"],
    ["/console/{proxy+}", "index.html"],
    ...[...files, "config.json"].map((file) => [`/console/${file}`, file]),
    ...folders.map((folder) => [`/console/${folder}/{proxy+}`, `${folder}/{proxy}`]),
  ]);
};

/**
 * Files of the documentation by their paths: its pages end in .html but for the first of each language, whose folder is
 * asked for with and without a slash at its end.
 */
const documentationFiles: Readonly<Record<string, string>> = {
  "/docs": "docs/index.html",
  "/docs/{proxy+}": "docs/{proxy}",
  "/docs/en": "docs/en/index.html",
  "/docs/en/{proxy+}": "docs/en/{proxy}",
  "/openapi.json": "docs/openapi.json",
};

/** Serves the console and the documentation from their bucket. */
export const sitePaths = (stack: Stack, sites: Sites): Paths => {
  const served = { ...consoleFiles(sites), ...documentationFiles };
  return Object.fromEntries(
    Object.entries(served).map(([path, name]) => [path, { get: fileMethod(stack, sites, path, name) }]),
  );
};
