import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { components } from "./openapi/components.ts";
import type { JsonObject } from "./openapi/json.ts";
import { openApiDocument } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problems } from "./problems.ts";
import { sandboxOperations } from "./sandbox/operations.ts";
import { problemDetails } from "./schemas/problem.ts";

const unplayed = "no journey comes to it: the console's tests and the domain's do";

/** Why an operation has no live example; its example is made from its schema. */
const withoutLiveExample: Readonly<Record<string, string>> = {
  "rate-case": unplayed,
  "resume-case": unplayed,
  "ask-extension": unplayed,
  "approve-extension": unplayed,
  "refuse-extension": unplayed,
  "explain-delay": unplayed,
  "keep-list-views": unplayed,
  "record-list-export": unplayed,
  "act-on-inquiry": unplayed,
  "list-reusable-at-intake": unplayed,
  "give-commitment-for-applicant": unplayed,
  "set-helper-for-applicant": unplayed,
  "fill-gap-for-applicant": unplayed,
  "check-in": unplayed,
  "end-priority-of-case": unplayed,
  "transfer-cases": unplayed,
  "change-partner": unplayed,
  "revoke-own-helper": unplayed,
  "preview-paper": "its answer is a whole PDF",
};

const document = openApiDocument();
const text = JSON.stringify(document);

const at = (from: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined,
    from,
  );

/** A part of the document, all that is in it, and what it refers to; examples are left out. */
const within = (part: unknown, seen = new Set<unknown>()): readonly unknown[] => {
  if (typeof part !== "object" || part === null || seen.has(part)) return [];
  seen.add(part);
  const reference = at(part, "$ref");
  const inner = Object.entries(part).flatMap(([key, value]) => (/^examples?$/.test(key) ? [] : [value]));
  const referred = typeof reference === "string" ? at(document, ...reference.split("/").slice(1)) : undefined;
  return [part, ...[...inner, referred].flatMap((each) => within(each, seen))];
};

const operation = (name: string): JsonObject => {
  const operation = operations.find((candidate) => candidate.name === name);
  const found = operation && at(document, "paths", operation.path, operation.method.toLowerCase());
  return z.record(z.string(), z.unknown()).parse(found);
};

const referenceNames = (name: string): readonly string[] =>
  [...JSON.stringify(operation(name)["parameters"]).matchAll(/components\/parameters\/(\w+)/g)].map(
    ([, found]) => `${found}`,
  );

describe("the OpenAPI document", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "has %s as the contract declares it",
    (name, declared) => {
      const described = operation(name);
      expect(described).toMatchObject({ operationId: name, summary: declared.summary });
      expect("requestBody" in described).toBe(declared.body !== undefined);
      const responses = JSON.stringify(described["responses"]);
      expect(Object.keys(described["responses"] ?? {})).toContain(`${declared.status}`);
      for (const code of declared.refusals) expect(responses).toContain(`"${code}"`);
    },
  );

  it("has every operation once, and nothing else", () => {
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids.sort()).toEqual(
      [...operations.map(({ name }) => name), "deliver-partner-event", "deliver-window-event"].sort(),
    );
  });

  it("names every problem where it may happen but those of no operation: a method that a path does not take, what only workers are told, and what a sandbox's own document names", () => {
    const named = Object.keys(
      z.record(z.string(), z.unknown()).parse(at(document, "components", "examples")),
    );
    const ofNone = [
      "method-not-allowed",
      "nowhere-to-transfer",
      "already-routed",
      "not-due-yet",
      "part-settled",
      "due-dates-unchanged",
      "payment-known",
      "too-many-registrations",
      "production-key",
      "sandbox-key-unknown",
      "clock-too-far",
    ];
    expect([...named, ...ofNone].sort()).toEqual(Object.keys(problems).sort());
  });

  it("puts each problem under its own status", () => {
    const responses = JSON.stringify(at(document, "paths", "/v1/cases", "post", "responses", "422"));
    expect(responses).toContain("not-admissible");
    expect(responses).not.toContain("external-ref-reused");
  });

  it("asks for the key of a command and the version that a person saw, and for neither where none is needed", () => {
    expect(referenceNames("accept-case")).toEqual(["IdempotencyKey", "IfMatch", "AcceptLanguage"]);
    expect(referenceNames("withdraw-case")).toEqual(["IdempotencyKey", "AcceptLanguage"]);
    expect(referenceNames("submit-case")).toEqual(["AcceptLanguage"]);
    expect(referenceNames("read-board")).toEqual(["IfNoneMatch", "AcceptLanguage"]);
  });

  it("refers only to what it defines", () => {
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => `${path}`);
    expect(references.length).toBeGreaterThan(100);
    for (const path of new Set(references)) expect(at(document, ...path.split("/")), path).toBeDefined();
  });

  it("describes every schema, parameter, header field and way to authenticate that it names", () => {
    const said = z.looseObject({ description: z.string().min(5) });
    for (const kind of ["schemas", "parameters", "headers", "securitySchemes"])
      for (const [name, part] of Object.entries(Object(at(document, "components", kind))))
        expect(said.safeParse(part).error, `${kind} ${name}`).toBeUndefined();
    const parameter = z.union([z.strictObject({ $ref: z.string() }), said]);
    for (const { name } of operations)
      expect(z.array(parameter).safeParse(operation(name)["parameters"]).error, name).toBeUndefined();
  });

  it("lets answers gain members, everywhere in them, and requests none that nobody reads", () => {
    const closed = (part: unknown): boolean =>
      within(part).some((each) => at(each, "additionalProperties") === false);
    for (const { name, body } of operations) {
      const { requestBody, responses } = operation(name);
      expect(closed(responses), name).toBe(false);
      if (body instanceof z.ZodObject) expect(closed(requestBody), name).toBe(true);
    }
    expect(closed(at(document, "webhooks"))).toBe(false);
  });

  it("shows examples that the contract itself takes", () => {
    for (const [name, { schema, example }] of Object.entries(components))
      if (example !== undefined) expect(schema.safeParse(example).error, name).toBeUndefined();
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "shows of %s what the contract itself takes and promises",
    (name, { body, returns, status }) => {
      const content = z.object({
        content: z.object({ "application/json": z.object({ example: z.unknown() }) }),
      });
      const exampleIn = (part: unknown) => content.parse(part).content["application/json"].example;
      const { requestBody, responses } = operation(name);
      expect(
        returns.safeParse(exampleIn(z.record(z.string(), z.unknown()).parse(responses)[status])).error,
      ).toBeUndefined();
      if (body) expect(body.safeParse(exampleIn(requestBody)).error).toBeUndefined();
    },
  );

  it("keeps an answer of a broker for every operation but those that say why not, and for nothing else", () => {
    const kept = readdirSync(new URL("../examples/", import.meta.url)).map((name) =>
      name.replace(/\.json$/, ""),
    );
    const names = [...operations, ...Object.values<Operation>(sandboxOperations)].map(({ name }) => name);
    expect([...kept, ...Object.keys(withoutLiveExample)].sort()).toEqual([...names].sort());
  });

  it.each(
    Object.entries(
      z.record(z.string(), z.object({ value: z.unknown() })).parse(at(document, "components", "examples")),
    ),
  )("shows the problem %s rendered, with its facts in their places", (code, { value }) => {
    const problem = problemDetails.parse(value);
    expect(problem).toMatchObject({ code, type: `urn:tongban:problem:${code}` });
    expect(problem.detail).not.toMatch(/[{}?]|undefined|\[object/);
  });

  it("describes every operation beyond its summary, and says when to ask again where it can pass", () => {
    for (const { name, summary } of operations) {
      const { description, responses } = operation(name);
      expect(String(description).length, name).toBeGreaterThan(30);
      expect(description).not.toBe(summary);
      for (const status of ["429", "503"])
        expect(JSON.stringify(z.record(z.string(), z.unknown()).parse(responses)[status])).toContain(
          "Retry-After",
        );
    }
  });

  it("is the same each time, and is the committed one", () => {
    expect(openApiDocument()).toEqual(document);
    const committed = new URL("../../../docs/openapi.json", import.meta.url);
    expect(JSON.parse(readFileSync(committed, "utf8"))).toEqual(document);
  });
});
