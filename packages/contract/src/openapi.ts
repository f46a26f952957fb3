import packageFile from "../package.json" with { type: "json" };
import { headers, parameters, securitySchemes, servers, tags } from "./openapi/fixed-parts.ts";
import type { JsonObject } from "./openapi/json.ts";
import { operationOf } from "./openapi/operation.ts";
import { problemExamples, problemsOf, withFacts } from "./openapi/problem-responses.ts";
import { openSchemaBook } from "./openapi/schema-book.ts";
import { webhooksOf } from "./openapi/webhook.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problemDetails } from "./schemas/problem.ts";

const description = `Brokers applications between city governments that signed a 1+4 agreement (跨省通办).

Errors are RFC 9457 problem details: \`code\` says what is wrong, \`detail\` says it to people. Besides the problems listed
with an operation, any path may answer \`not-found\` (404) and any operation's path \`method-not-allowed\` (405).
What may pass (429, 502, 503, 504) can be sent again unchanged, with the same Idempotency-Key.`;

/** The OpenAPI 3.1 document of every operation; the same contract always makes the same document. */
export const openApiDocument = (): JsonObject => {
  const book = openSchemaBook();
  book.write(problemDetails, "output");
  const paths = pathsOf((operation) => operationOf(operation, book));
  const webhooks = webhooksOf(book);
  const schemas = book.written();
  return {
    openapi: "3.1.1",
    info: {
      title: "Tongban",
      version: packageFile.version,
      summary: "Cross-region request broker for city governments",
      description,
      contact: { name: "The operator of the installation that you call" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers,
    tags,
    paths,
    webhooks,
    components: {
      schemas: { ...schemas, ProblemDetails: withFacts(Object(schemas["ProblemDetails"])) },
      parameters,
      headers,
      securitySchemes,
      examples: problemExamples(new Set(operations.flatMap(problemsOf))),
    },
  };
};

const pathsOf = (write: (operation: Operation) => JsonObject): JsonObject => {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, atPath]) => [
      path,
      Object.fromEntries(atPath.map((operation) => [operation.method.toLowerCase(), write(operation)])),
    ]),
  );
};
