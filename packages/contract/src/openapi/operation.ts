import type { Audience, Route } from "../route.ts";
import { type JsonObject, withoutUndefined } from "./json.ts";
import { problemResponses } from "./problem-responses.ts";
import type { SchemaBook } from "./schema-book.ts";

/** Tag and security of each audience. */
const audiences: Readonly<
  Record<Audience, { readonly tag: string; readonly security: readonly JsonObject[] }>
> = {
  partner: { tag: "Partner", security: [{ Signature: [] }] },
  window: { tag: "Window", security: [{ Staff: [] }] },
  coordinator: { tag: "Coordinator", security: [{ Staff: [] }] },
  public: { tag: "Health", security: [] },
};

/** One operation of the document. */
export const operationOf = (route: Route, book: SchemaBook): JsonObject => {
  const { tag, security } = audiences[route.audience];
  return withoutUndefined({
    operationId: route.name,
    tags: [tag],
    summary: route.summary,
    description: route.roles.length > 0 ? `For staff with the role ${route.roles.join(" or ")}.` : undefined,
    security,
    parameters: parametersOf(route, book),
    requestBody: requestBodyOf(route, book),
    responses: { ...successOf(route, book), ...problemResponses(route) },
  });
};

/** A long poll waits for what is new: comparing it with a copy has no use. */
const isConditional = ({ method, audience, query }: Route): boolean =>
  method === "GET" && audience !== "public" && !("wait" in query.shape);

const reference = (name: string): JsonObject => ({ $ref: `#/components/parameters/${name}` });

const parametersOf = (route: Route, book: SchemaBook): readonly JsonObject[] => [
  ...shapeParameters("path", book.write(route.params, "input")),
  ...shapeParameters("query", book.write(route.query, "input")),
  ...(route.command === "none" ? [] : [reference("IdempotencyKey")]),
  ...(route.command === "if-match" ? [reference("IfMatch")] : []),
  ...(isConditional(route) ? [reference("IfNoneMatch")] : []),
  reference("AcceptLanguage"),
];

const shapeParameters = (where: "path" | "query", { properties, required }: JsonObject): JsonObject[] =>
  Object.entries(properties ?? {}).map(([name, schema]: [string, JsonObject]) => {
    const { description, ...rest } = schema;
    return withoutUndefined({
      name,
      in: where,
      required: Array.isArray(required) && required.includes(name),
      description,
      schema: rest,
    });
  });

const requestBodyOf = ({ body }: Route, book: SchemaBook): JsonObject | undefined =>
  body && {
    required: true,
    content: { "application/json": { schema: book.write(body, "input") } },
  };

const successOf = (route: Route, book: SchemaBook): JsonObject => {
  const schema = book.write(route.returns, "output");
  const headers = { ETag: { $ref: "#/components/headers/ETag" } };
  const success = {
    description: route.status === 201 ? "Made, or made before by the same request" : "Done",
    headers,
    content: { "application/json": { schema } },
  };
  return {
    [`${route.status}`]: success,
    ...(isConditional(route) ? { "304": { description: "Your copy is still right", headers } } : {}),
  };
};
