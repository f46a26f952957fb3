import { type ProblemCode, problems } from "@tongban/contract";
import { ResponseType } from "aws-cdk-lib/aws-apigateway";

type OwnAnswer = {
  readonly type: ResponseType;
  readonly code: ProblemCode;
  readonly status?: number;
  /** Seconds after which to ask again. */
  readonly retryAfter?: number;
};

/**
 * What the gateway itself answers when a request reaches no function, in the words of the contract. Its throttle is one
 * budget of everybody's, which fills within a second; nobody was authenticated yet, so there is no partner whose `RateLimit`
 * could be told.
 */
const answers: readonly OwnAnswer[] = [
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: "not-found" },
  { type: ResponseType.RESOURCE_NOT_FOUND, code: "not-found" },
  { type: ResponseType.REQUEST_TOO_LARGE, code: "body-too-large" },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: "unsupported-media-type" },
  { type: ResponseType.THROTTLED, code: "try-again", status: 429, retryAfter: 1 },
  { type: ResponseType.WAF_FILTERED, code: "forbidden" },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: "internal-error", status: 504 },
  { type: ResponseType.INTEGRATION_FAILURE, code: "internal-error", status: 502 },
  { type: ResponseType.DEFAULT_5XX, code: "internal-error" },
];

/** What the details' placeholders stand for here; the gateway takes bodies of up to 10 MB. */
const facts: Readonly<Record<string, string>> = { limit: "10485760", correlationId: "$context.requestId" };

const problemText = (code: ProblemCode, status: number): string =>
  JSON.stringify({
    type: `urn:tongban:problem:${code}`,
    title: problems[code].title,
    status,
    detail: problems[code].en.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole),
    code,
    correlationId: facts["correlationId"],
  });

const header = (name: string): string => `gatewayresponse.header.${name}`;

/** The gateway's own refusals as RFC 9457 problem details like every other answer, by their types. */
export const gatewayProblems = (): Readonly<Record<string, object>> =>
  Object.fromEntries(
    answers.map(({ type, code, status = problems[code].status, retryAfter }) => [
      type.responseType,
      {
        statusCode: String(status),
        responseTemplates: { "application/json": problemText(code, status) },
        responseParameters: {
          [header("Content-Type")]: "'application/problem+json'",
          [header("Cache-Control")]: "'no-store'",
          [header("X-Content-Type-Options")]: "'nosniff'",
          ...(retryAfter === undefined ? {} : { [header("Retry-After")]: `'${retryAfter}'` }),
        },
      },
    ]),
  );
