import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** An answer as it came. */
export type FuzzAnswer = {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
};

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
};

const document: Document = JSON.parse(
  readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"),
);

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);
ajv.addSchema(document, "openapi");

const compiled = new Map<string, ValidateFunction>();
const validator = (...pointer: readonly string[]): ValidateFunction => {
  const ref = `openapi#/${pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  const known = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, known);
  return known;
};

const templates = Object.keys(document.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`) }))
  .sort((a, b) => a.path.split("{").length - b.path.split("{").length);

/** The document's path that a request's path is, literal ones first. */
const pathOfDocument = (pathname: string): string | undefined =>
  templates.find(({ pattern }) => pattern.test(pathname))?.path;

/** What an answer says that the document does not; nothing where it keeps to it. */
export const outsideDocument = (method: string, pathname: string, answer: FuzzAnswer): string | undefined => {
  const path = pathOfDocument(pathname);
  const operation = path === undefined ? undefined : document.paths[path]?.[method.toLowerCase()];
  if (path === undefined || !operation) return outsideRoutes(method, answer);
  // The gateway's answer for a path that it cannot decode.
  if (answer.status === 404 && !operation.responses["404"]) return asProblem(answer);
  const response = operation.responses[answer.status];
  if (!response) return `${answer.status} is not declared`;
  if (!response.content) return answer.text === "" ? undefined : "there is a body where none is declared";
  const [mediaType = ""] = Object.keys(response.content);
  if (answer.contentType !== mediaType) return `it is ${answer.contentType}, not ${mediaType}`;
  const validate = validator(
    "paths",
    path,
    method.toLowerCase(),
    "responses",
    `${answer.status}`,
    "content",
    mediaType,
    "schema",
  );
  return validate(JSON.parse(answer.text)) ? undefined : ajv.errorsText(validate.errors);
};

/** What stands beside the API answers with a page or with a problem. */
const outsideRoutes = (method: string, answer: FuzzAnswer): string | undefined => {
  if (answer.status < 400 || method === "HEAD") return undefined;
  return asProblem(answer);
};

const asProblem = (answer: FuzzAnswer): string | undefined => {
  if (answer.contentType !== "application/problem+json") return `it is ${answer.contentType}, no problem`;
  const validate = validator("components", "schemas", "ProblemDetails");
  return validate(JSON.parse(answer.text)) ? undefined : ajv.errorsText(validate.errors);
};
