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

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);

/** What is wrong with an answer to a method and path. */
export type Judge = (method: string, pathname: string, answer: FuzzAnswer) => string | undefined;

/** Finds what an answer says that one of the documents in docs/ does not; nothing where it keeps to it. */
export const outsideOf = (name: string): Judge => {
  const document: Document = JSON.parse(readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8"));
  ajv.addSchema(document, name);

  const compiled = new Map<string, ValidateFunction>();
  const validator = (...pointer: readonly string[]): ValidateFunction => {
    const ref = `${name}#/${pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
    const known = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, known);
    return known;
  };
  const fits = (answer: FuzzAnswer, ...pointer: readonly string[]): string | undefined => {
    const validate = validator(...pointer);
    return validate(JSON.parse(answer.text)) ? undefined : ajv.errorsText(validate.errors);
  };
  const asProblem = (answer: FuzzAnswer): string | undefined =>
    answer.contentType === "application/problem+json"
      ? fits(answer, "components", "schemas", "ProblemDetails")
      : `it is ${answer.contentType}, no problem`;

  const templates = Object.keys(document.paths)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`) }))
    .sort((a, b) => a.path.split("{").length - b.path.split("{").length);

  return (method, pathname, answer) => {
    // Literal paths come first.
    const path = templates.find(({ pattern }) => pattern.test(pathname))?.path;
    const operation = path === undefined ? undefined : document.paths[path]?.[method.toLowerCase()];
    if (path === undefined || !operation) {
      // What stands beside the API answers with a page or with a problem.
      return answer.status < 400 || method === "HEAD" ? undefined : asProblem(answer);
    }
    // The gateway's answer for a path that it cannot decode.
    if (answer.status === 404 && !operation.responses["404"]) return asProblem(answer);
    const response = operation.responses[answer.status];
    if (!response) return `${answer.status} is not declared`;
    if (!response.content) return answer.text === "" ? undefined : "there is a body where none is declared";
    const [mediaType = ""] = Object.keys(response.content);
    if (answer.contentType !== mediaType) return `it is ${answer.contentType}, not ${mediaType}`;
    const place = ["paths", path, method.toLowerCase(), "responses", `${answer.status}`];
    return fits(answer, ...place, "content", mediaType, "schema");
  };
};
