import type { Stack } from "aws-cdk-lib";
import type { ConsoleSite } from "../../stacks/console.ts";
import { type Paths, pathParameters, serviceUri } from "./api-definition.ts";

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

/** Answers by what S3 answered, as a pattern of its status. */
const answers = {
  default: { statusCode: "200", responseParameters: fileHeaders },
  "304": { statusCode: "304", responseParameters: fileHeaders },
  "4\\d{2}": problem(404, "Not found"),
  "5\\d{2}": problem(502, "Bad gateway"),
};

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
const fileMethod = (stack: Stack, { bucket, reader }: ConsoleSite, path: string, name: string) => {
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
      responses: answers,
    },
  };
};

/**
 * Serves the console below /console/ from its bucket: files that the build has at its top and in its folders by their
 * names, and index.html for every other path, because the console routes those itself.
 */
export const consolePaths = (stack: Stack, site: ConsoleSite): Paths => {
  const { files = [], folders = ["assets"] } = site.build ?? {};
  const served = [
    ["/console", "index.html"],
    ["/console/{proxy+}", "index.html"],
    ...[...new Set([...files, "config.json"])].map((file) => [`/console/${file}`, file]),
    ...folders.map((folder) => [`/console/${folder}/{proxy+}`, `${folder}/{proxy}`]),
  ] as const;
  return Object.fromEntries(
    served.map(([path = "", name = ""]) => [path, { get: fileMethod(stack, site, path, name) }]),
  );
};
