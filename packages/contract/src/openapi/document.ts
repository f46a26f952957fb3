import packageFile from "../../package.json" with { type: "json" };
import type { Operation } from "../operation.ts";
import { problemDetails } from "../schemas/problem.ts";
import { headers, parameters, securitySchemes } from "./fixed-parts.ts";
import type { JsonObject } from "./json.ts";
import { operationOf } from "./operation.ts";
import { problemExamples, problemsOf, withFacts } from "./problem-responses.ts";
import { openSchemaBook, type SchemaBook } from "./schema-book.ts";

/** What an OpenAPI document is of. */
export type DocumentContent = {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly servers: readonly JsonObject[];
  readonly tags: readonly JsonObject[];
  readonly operations: readonly Operation[];
  /** What the broker sends by itself, if anything. */
  readonly webhooks?: (book: SchemaBook) => JsonObject;
};

/** The OpenAPI 3.1 document of some operations; the same contract always makes the same document. */
export const documentOf = (content: DocumentContent): JsonObject => {
  const { title, summary, description, servers, tags, operations, webhooks } = content;
  const book = openSchemaBook();
  book.write(problemDetails, "output");
  const described = {
    paths: pathsOf(operations, (operation) => operationOf(operation, book)),
    ...(webhooks ? { webhooks: webhooks(book) } : {}),
  };
  const schemas = book.written();
  return {
    openapi: "3.1.1",
    info: {
      title,
      version: packageFile.version,
      summary,
      description,
      contact: { name: "The operator of the installation that you call" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers,
    tags,
    ...described,
    components: {
      schemas: { ...schemas, ProblemDetails: withFacts(Object(schemas["ProblemDetails"])) },
      parameters: usedOf(parameters, described, (name) => `"#/components/parameters/${name}"`),
      headers: usedOf(headers, described, (name) => `"#/components/headers/${name}"`),
      securitySchemes: usedOf(securitySchemes, described, (name) => `"security":[{"${name}":[]}]`),
      examples: problemExamples(new Set(operations.flatMap(problemsOf))),
    },
  };
};

const pathsOf = (
  operations: readonly Operation[],
  write: (operation: Operation) => JsonObject,
): JsonObject => {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, atPath]) => [
      path,
      Object.fromEntries(atPath.map((operation) => [operation.method.toLowerCase(), write(operation)])),
    ]),
  );
};

/** The fixed parts that something names, by how it names them. */
const usedOf = (parts: JsonObject, described: JsonObject, named: (name: string) => string): JsonObject => {
  const text = JSON.stringify(described);
  return Object.fromEntries(Object.entries(parts).filter(([name]) => text.includes(named(name))));
};
