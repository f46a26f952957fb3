import type { Audience, Route } from "../route.ts";
import { allRoutes } from "../routes.ts";
import { descriptions } from "./descriptions.ts";
import { exampleOf } from "./example.ts";
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
    description: descriptionOf(route),
    security,
    parameters: parametersOf(route, book),
    requestBody: requestBodyOf(route, book),
    responses: { ...successOf(route, book), ...problemResponses(route) },
  });
};

const described: Readonly<Record<string, string>> = descriptions;
const byName = new Map(Object.entries(allRoutes).map(([key, { name }]) => [name, described[key]]));

const descriptionOf = ({ name, roles, description = byName.get(name) }: Route): string => {
  if (description === undefined) throw new Error(`${name} has no description`);
  return [description, roles.length > 0 ? `For staff with the role ${roles.join(" or ")}.` : ""]
    .join(" ")
    .trim();
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

const requestBodyOf = (route: Route, book: SchemaBook): JsonObject | undefined => {
  const { body, name } = route;
  if (body === undefined) return undefined;
  const content = { schema: book.write(body, "input"), example: exampleOf(body, name) };
  return { required: true, content: { "application/json": content } };
};

const successOf = (route: Route, book: SchemaBook): JsonObject => {
  const schema = book.write(route.returns, "output");
  const headers = { ETag: { $ref: "#/components/headers/ETag" } };
  const success = {
    description: route.status === 201 ? "Made, or made before by the same request" : "Done",
    headers,
    content: { "application/json": { schema, example: exampleOf(route.returns, route.name) } },
  };
  return {
    [`${route.status}`]: success,
    ...(isConditional(route) ? { "304": { description: "Your copy is still right", headers } } : {}),
  };
};
