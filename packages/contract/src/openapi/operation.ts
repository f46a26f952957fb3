import { type Audience, isConditional, type Operation } from "../operation.ts";
import { allOperations } from "../operations.ts";
import { descriptions } from "./descriptions.ts";
import { exampleOf } from "./example.ts";
import { type JsonObject, withoutUndefined } from "./json.ts";
import { liveExampleOf } from "./live-examples.ts";
import { parameterDescription } from "./parameter-descriptions.ts";
import { problemResponses, rateHeadersOf } from "./problem-responses.ts";
import type { SchemaBook } from "./schema-book.ts";

/** Tag and security of each audience. */
const audiences: Readonly<
  Record<Audience, { readonly tag: string; readonly security: readonly JsonObject[] }>
> = {
  partner: { tag: "Partner", security: [{ Signature: [] }] },
  window: { tag: "Window", security: [{ Staff: [] }] },
  coordinator: { tag: "Coordinator", security: [{ Staff: [] }] },
  applicant: { tag: "Applicant", security: [{ QueryCode: [] }] },
  public: { tag: "Public", security: [] },
};

/** One operation of the document. */
export const operationOf = (operation: Operation, book: SchemaBook): JsonObject => {
  const { tag, security } = audiences[operation.audience];
  return withoutUndefined({
    operationId: operation.name,
    tags: [tag],
    summary: operation.summary,
    description: descriptionOf(operation),
    security: operation.session ? [{ ApplicantSession: [] }] : security,
    parameters: parametersOf(operation, book),
    requestBody: requestBodyOf(operation, book),
    responses: { ...successOf(operation, book), ...problemResponses(operation) },
  });
};

const described: Readonly<Record<string, string>> = descriptions;
const byName = new Map(Object.entries(allOperations).map(([key, { name }]) => [name, described[key]]));

const descriptionOf = ({ name, roles, description = byName.get(name) }: Operation): string => {
  if (description === undefined) throw new Error(`${name} has no description`);
  return [description, roles.length > 0 ? `For staff with the role ${roles.join(" or ")}.` : ""]
    .join(" ")
    .trim();
};

const reference = (name: string): JsonObject => ({ $ref: `#/components/parameters/${name}` });

const parametersOf = (operation: Operation, book: SchemaBook): readonly JsonObject[] => [
  ...shapeParameters(operation, "path", book.write(operation.params, "input")),
  ...shapeParameters(operation, "query", book.write(operation.query, "input")),
  ...(operation.command === "none" ? [] : [reference("IdempotencyKey")]),
  ...(operation.command === "if-match" ? [reference("IfMatch")] : []),
  ...(isConditional(operation) ? [reference("IfNoneMatch")] : []),
  reference("AcceptLanguage"),
];

const shapeParameters = (
  operation: Operation,
  where: "path" | "query",
  { properties, required }: JsonObject,
): JsonObject[] =>
  Object.entries(properties ?? {}).map(([name, schema]: [string, JsonObject]) => {
    const { description = parameterDescription(operation.name, name), ...rest } = schema;
    return {
      name,
      in: where,
      required: Array.isArray(required) && required.includes(name),
      description,
      schema: rest,
    };
  });

const requestBodyOf = (operation: Operation, book: SchemaBook): JsonObject | undefined => {
  const { body, name } = operation;
  if (body === undefined) return undefined;
  const example = liveExampleOf(name)?.request ?? exampleOf(body, name);
  const content = { schema: book.write(body, "input"), example };
  return { required: true, content: { "application/json": content } };
};

const successOf = (operation: Operation, book: SchemaBook): JsonObject => {
  const schema = book.write(operation.returns, "output");
  const example = liveExampleOf(operation.name)?.answer ?? exampleOf(operation.returns, operation.name);
  const headers = { ETag: { $ref: "#/components/headers/ETag" }, ...rateHeadersOf(operation) };
  const success = {
    description: operation.status === 201 ? "Made, or made before by the same request" : "Done",
    headers,
    content: { "application/json": { schema, example } },
  };
  return {
    [`${operation.status}`]: success,
    ...(isConditional(operation) ? { "304": { description: "Your copy is still right", headers } } : {}),
  };
};
