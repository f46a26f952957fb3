import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** A request whose route is known. */
export type RoutedRequest = {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** The route's path with `{parameter}` segments. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** Name of the stage; it is not part of the path, as behind a custom domain. */
const STAGE = "local";

/** The gateway sets these itself, whatever a client says. */
const OWN_HEADERS = /^(x-forwarded-(for|proto|port)|x-amzn-trace-id|connection|transfer-encoding)$/i;

/** Values by names that a client chose: an object of its own kind, so that `toString` and `__proto__` are names like any other. */
const valuesByName = (): Record<string, string[]> => Object.create(null);

const append = (values: Record<string, string[]>, name: string, value: string): void => {
  const earlier = values[name];
  if (earlier) earlier.push(value);
  else values[name] = [value];
};

const headerValues = (request: IncomingMessage): Record<string, string[]> => {
  const values = valuesByName();
  const raw = request.rawHeaders;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name, value] = [raw[at] ?? "", raw[at + 1] ?? ""];
    if (!OWN_HEADERS.test(name)) append(values, name, value);
  }
  values["X-Forwarded-For"] = [request.socket.remoteAddress ?? ""];
  values["X-Forwarded-Proto"] = ["http"];
  values["X-Forwarded-Port"] = [String(request.socket.localPort ?? "")];
  return values;
};

const queryValues = (search: URLSearchParams): Record<string, string[]> | null => {
  const values = valuesByName();
  for (const [name, value] of search) append(values, name, value);
  return search.size === 0 ? null : values;
};

const lastOfEach = (values: Record<string, string[]>): Record<string, string> => {
  const last: Record<string, string> = Object.create(null);
  for (const [name, all] of Object.entries(values)) last[name] = all.at(-1) ?? "";
  return last;
};

const noIdentity = {
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
  user: null,
  userArn: null,
};

const requestContext = (
  { request, template }: RoutedRequest,
  path: string,
  requestId: string,
): APIGatewayProxyEvent["requestContext"] => {
  const now = new Date();
  return {
    accountId: "000000000000",
    apiId: "local",
    authorizer: null,
    domainName: request.headers.host,
    extendedRequestId: requestId,
    httpMethod: request.method ?? "GET",
    identity: {
      ...noIdentity,
      sourceIp: request.socket.remoteAddress ?? "",
      userAgent: request.headers["user-agent"] ?? null,
    },
    path,
    protocol: `HTTP/${request.httpVersion}`,
    requestId,
    requestTime: now.toUTCString(),
    requestTimeEpoch: now.getTime(),
    resourceId: template,
    resourcePath: template,
    stage: STAGE,
  };
};

const bodyOf = (body: Buffer): Pick<APIGatewayProxyEvent, "body" | "isBase64Encoded"> => {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  return isUtf8(body)
    ? { body: body.toString("utf8"), isBase64Encoded: false }
    : { body: body.toString("base64"), isBase64Encoded: true };
};

/** Makes the event that API Gateway's REST proxy integration (payload v1) hands to a function. */
export const apiEvent = (routed: RoutedRequest): APIGatewayProxyEvent => {
  const { request, template, parameters } = routed;
  const target = request.url ?? "/";
  const [path = "/"] = target.split("?", 1);
  const multiValueHeaders = headerValues(request);
  const multiValueQuery = queryValues(new URLSearchParams(target.slice(path.length + 1)));
  return {
    resource: template,
    path,
    httpMethod: request.method ?? "GET",
    headers: lastOfEach(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: multiValueQuery && lastOfEach(multiValueQuery),
    multiValueQueryStringParameters: multiValueQuery,
    pathParameters: Object.keys(parameters).length === 0 ? null : { ...parameters },
    stageVariables: null,
    requestContext: requestContext(routed, path, randomUUID()),
    ...bodyOf(routed.body),
  };
};
