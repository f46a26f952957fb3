import {
  AwsIntegration,
  type IntegrationResponse,
  type IResource,
  type RestApi,
} from "aws-cdk-lib/aws-apigateway";
import type { ConsoleSite } from "../../stacks/console.ts";

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

const problem = (statusCode: string, selectionPattern: string, title: string): IntegrationResponse => {
  const text = JSON.stringify({ type: "about:blank", title, status: Number(statusCode) });
  return {
    statusCode,
    selectionPattern,
    responseParameters: { ...fixedHeaders, [answerHeader("Content-Type")]: "'application/problem+json'" },
    responseTemplates: { "application/json": text, "application/xml": text },
  };
};

const answers: IntegrationResponse[] = [
  { statusCode: "200", responseParameters: fileHeaders },
  { statusCode: "304", selectionPattern: "304", responseParameters: fileHeaders },
  problem("404", "4\\d{2}", "Not found"),
  problem("502", "5\\d{2}", "Bad gateway"),
];

const declared = Object.fromEntries(Object.keys(fileHeaders).map((name) => [name, true]));

/** Serves one stored file, or with `{proxy}` in its name whatever file of a folder is asked for. */
const addFile = (resource: IResource, { bucket, reader }: ConsoleSite, name: string): void => {
  const named = name.includes("{proxy}") ? { "path.proxy": "path.proxy" } : {};
  const taken = { ...named, "header.If-None-Match": "header.If-None-Match" };
  const integration = new AwsIntegration({
    service: "s3",
    path: `${bucket.bucketName}/${name}`,
    integrationHttpMethod: "GET",
    options: {
      credentialsRole: reader,
      requestParameters: Object.fromEntries(
        Object.entries(taken).map(([to, from]) => [`integration.request.${to}`, `method.request.${from}`]),
      ),
      integrationResponses: answers,
    },
  });
  resource.addMethod("GET", integration, {
    requestParameters: Object.fromEntries(
      Object.values(taken).map((from) => [`method.request.${from}`, from.startsWith("path.")]),
    ),
    methodResponses: answers.map(({ statusCode }) => ({ statusCode, responseParameters: declared })),
  });
};

/**
 * Serves the console below /console/ from its bucket: files that the build has at its top and in its folders by their
 * names, and index.html for every other path, because the console routes those itself.
 */
export const addConsoleMethods = (api: RestApi, site: ConsoleSite): void => {
  const root = api.root.addResource("console");
  const { files = [], folders = ["assets"] } = site.build ?? {};
  addFile(root, site, "index.html");
  addFile(root.addResource("{proxy+}"), site, "index.html");
  for (const file of new Set([...files, "config.json"])) addFile(root.addResource(file), site, file);
  for (const folder of folders)
    addFile(root.addResource(folder).addResource("{proxy+}"), site, `${folder}/{proxy}`);
};
