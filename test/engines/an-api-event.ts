import type { Operation } from "@tongban/contract";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** What differs between two requests of a test. */
export type RequestParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text or bytes already. */
  readonly body?: unknown;
};

/** A request for a route as API Gateway's REST proxy integration hands it to a function. */
export const anApiEvent = (
  { method, path }: Pick<Operation, "method" | "path">,
  { params = {}, query = {}, headers = {}, body }: RequestParts = {},
): APIGatewayProxyEvent => {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const all = { host: "broker.example", ...(body === undefined ? {} : json), ...headers };
  return {
    httpMethod: method,
    resource: path,
    path: url,
    pathParameters: params,
    queryStringParameters: query,
    multiValueQueryStringParameters: listed(query),
    headers: all,
    multiValueHeaders: listed(all),
    stageVariables: null,
    requestContext: contextOf(method, url, path),
    ...bodyOf(body),
  };
};

const json = { "content-type": "application/json" };

const listed = (values: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));

const bodyOf = (body: unknown): Pick<APIGatewayProxyEvent, "body" | "isBase64Encoded"> => {
  if (body === undefined) return { body: null, isBase64Encoded: false };
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
  return { body: typeof body === "string" ? body : JSON.stringify(body), isBase64Encoded: false };
};

const contextOf = (httpMethod: string, path: string, resourcePath: string) => ({
  accountId: "000000000000",
  apiId: "api",
  authorizer: null,
  protocol: "HTTP/1.1",
  httpMethod,
  identity: nobody,
  path,
  stage: "v1",
  requestId: "request-1",
  requestTimeEpoch: 0,
  resourceId: "resource",
  resourcePath,
  domainName: "broker.example",
});

const nobody = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: "127.0.0.1",
  user: null,
  userAgent: null,
  userArn: null,
};
