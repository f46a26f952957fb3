import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BreakingRule } from "../../scripts/compatibility/breaking-change.ts";
import { mending } from "../../scripts/compatibility/breaking-change.ts";
import { announcedBreaks, unreleasedOf, withRelease } from "../../scripts/compatibility/changelog.ts";
import { breakingChanges } from "../../scripts/compatibility/documents.ts";
import { objectOf } from "../../scripts/compatibility/json.ts";
import { keptForm } from "../../scripts/compatibility/released-documents.ts";
import { toldBreaks } from "../../scripts/compatibility/unannounced-breaks.ts";
import { compareVersions, mayBreak, readVersion } from "../../scripts/compatibility/version.ts";

const problems = (...codes: readonly string[]) => ({
  content: {
    "application/problem+json": {
      schema: {
        allOf: [
          { $ref: "#/components/schemas/Problem" },
          { type: "object", properties: { code: { type: "string", enum: codes } } },
        ],
      },
    },
  },
});

const released = {
  paths: {
    "/v1/cases": {
      post: {
        operationId: "submit-case",
        security: [{ Signature: [] }],
        parameters: [
          { name: "Accept-Language", in: "header", schema: { type: "string" } },
          { name: "limit", in: "query", schema: { type: "integer", default: 20, maximum: 100 } },
        ],
        requestBody: {
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Submission" } },
            "text/csv": { schema: { type: "string" } },
          },
        },
        responses: {
          "201": {
            headers: { ETag: { schema: { type: "string" } } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Case" } } },
          },
          "422": problems("not-admissible", "material-missing"),
        },
      },
    },
    "/v1/cases/{caseId}": {
      get: {
        operationId: "read-case",
        security: [],
        responses: { "200": { content: { "application/json": { schema: { type: "string" } } } } },
      },
    },
  },
  webhooks: {
    event: {
      post: {
        operationId: "deliver-event",
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
            },
          },
        },
        responses: { "200": {} },
      },
    },
  },
  components: {
    securitySchemes: { Signature: { type: "apiKey", in: "header", name: "Signature" } },
    schemas: {
      Problem: { type: "object", properties: { code: { type: "string" } }, required: ["code"] },
      Submission: {
        type: "object",
        properties: {
          name: { type: "string", maxLength: 20, pattern: "^x" },
          mode: { type: "string", enum: ["online", "joint"] },
          note: { anyOf: [{ type: "string" }, { type: "null" }] },
          applicant: {
            oneOf: [
              {
                type: "object",
                properties: { kind: { const: "person" }, id: { type: "string" } },
                required: ["kind"],
              },
              { type: "object", properties: { kind: { const: "organisation" } }, required: ["kind"] },
            ],
          },
        },
        required: ["name"],
      },
      Case: {
        type: "object",
        properties: {
          caseId: { type: "string", maxLength: 26 },
          status: { type: "string", enum: ["submitted", "granted"] },
          days: { type: "integer" },
          parent: { $ref: "#/components/schemas/Case" },
          fact: { anyOf: [{ type: "object", properties: { kind: { const: "fee" } } }] },
        },
        required: ["caseId", "status"],
      },
    },
  },
};

/** The document with one thing put elsewhere; `undefined` takes it away. */
const changed = (path: readonly string[], value: unknown): typeof released => {
  const copy = structuredClone(released);
  const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, step) => {
    const next = at[step];
    if (typeof next !== "object" || next === null) throw new Error(`nothing stands at ${path.join(" ")}`);
    return next as Record<string, unknown>;
  }, copy);
  const name = `${path.at(-1)}`;
  if (value === undefined) delete holder[name];
  else holder[name] = value;
  return copy;
};

const submit = ["paths", "/v1/cases", "post"];
const submission = ["components", "schemas", "Submission"];
const kase = ["components", "schemas", "Case"];
const body = [...submit, "requestBody"];

const breaking: readonly (readonly [BreakingRule, path: readonly string[], value: unknown])[] = [
  ["operation-removed", ["paths", "/v1/cases/{caseId}"], undefined],
  ["operation-removed", submit, undefined],
  ["operation-removed", ["webhooks", "event"], undefined],
  ["operation-renamed", [...submit, "operationId"], "send-case"],
  ["security-changed", [...submit, "security"], [{ Staff: [] }]],
  ["security-changed", [...submit, "security"], [{ Signature: [], Staff: [] }]],
  ["security-changed", ["paths", "/v1/cases/{caseId}", "get", "security"], [{ Signature: [] }]],
  ["security-changed", ["components", "securitySchemes", "Signature", "name"], "X-Signature"],
  ["parameter-removed", [...submit, "parameters", "0"], { name: "page", in: "query" }],
  ["parameter-required", [...submit, "parameters", "0", "required"], true],
  ["parameter-required", [...submit, "parameters", "2"], { name: "page", in: "query", required: true }],
  ["default-changed", [...submit, "parameters", "1", "schema", "default"], 10],
  ["limit-narrowed", [...submit, "parameters", "1", "schema", "maximum"], 50],
  ["body-required", [...body, "required"], true],
  ["body-removed", body, undefined],
  ["body-type-removed", [...body, "content", "text/csv"], undefined],
  ["status-removed", [...submit, "responses", "422"], undefined],
  ["status-added", [...submit, "responses", "202"], {}],
  [
    "answer-type-removed",
    [...submit, "responses", "201", "content"],
    { "text/csv": { schema: { type: "string" } } },
  ],
  ["header-removed", [...submit, "responses", "201", "headers"], {}],
  ["problem-removed", [...submit, "responses", "422"], problems("not-admissible")],
  ["member-removed", [...kase, "properties", "days"], undefined],
  ["member-removed", [...submission, "properties", "mode"], undefined],
  ["member-required", [...submission, "required"], ["name", "mode"]],
  ["member-optional", [...kase, "required"], ["caseId"]],
  ["members-closed", [...submission, "additionalProperties"], false],
  ["type-narrowed", [...submission, "properties", "mode", "type"], "integer"],
  ["type-widened", [...kase, "properties", "days", "type"], "number"],
  ["type-widened", [...kase, "properties", "days", "type"], undefined],
  ["values-narrowed", [...submission, "properties", "mode", "enum"], ["online"]],
  ["values-narrowed", [...submission, "properties", "name", "enum"], ["x"]],
  ["values-replaced", [...kase, "properties", "status", "enum"], ["done"]],
  ["limit-narrowed", [...submission, "properties", "name", "minLength"], 2],
  ["limit-narrowed", [...submission, "properties", "name", "pattern"], "^y"],
  ["limit-widened", [...kase, "properties", "caseId", "maxLength"], 64],
  ["form-narrowed", [...submission, "properties", "note"], { type: "string" }],
  ["form-narrowed", [...submission, "properties", "applicant", "oneOf", "1"], { type: "null" }],
  ["member-required", [...submission, "properties", "applicant", "oneOf", "0", "required"], ["kind", "id"]],
  ["form-widened", [...kase, "properties", "days"], { anyOf: [{ type: "integer" }, { type: "null" }] }],
  [
    "member-optional",
    ["webhooks", "event", "post", "requestBody", "content", "application/json", "schema", "required"],
    [],
  ],
  ["keyword-changed", [...submission, "not"], { required: ["mode"] }],
];

test.each(breaking)("refuses %s at %j", (rule, path, value) => {
  expect(breakingChanges(released, changed(path, value)).map((change) => change.rule)).toContain(rule);
});

test("has a known-bad change for each of its rules", () => {
  expect([...new Set(breaking.map(([rule]) => rule))].sort()).toEqual(Object.keys(mending).sort());
});

const harmless: readonly (readonly [what: string, path: readonly string[], value: unknown])[] = [
  ["nothing", ["paths", "/v1/cases", "summary"], "x"],
  ["an operation more", ["paths", "/v1/papers"], { get: { operationId: "x" } }],
  ["an optional parameter more", [...submit, "parameters", "2"], { name: "page", in: "query" }],
  ["an optional member more in a request", [...submission, "properties", "more"], { type: "string" }],
  ["a member that is required no more", [...submission, "required"], []],
  ["a member more in an answer", [...kase, "properties", "more"], { type: "string" }],
  ["a value more in an answer", [...kase, "properties", "status", "enum"], ["submitted", "granted", "lost"]],
  ["a value more in a request", [...submission, "properties", "mode", "enum"], ["online", "joint", "post"]],
  ["a longer text in a request", [...submission, "properties", "name", "maxLength"], 40],
  ["a shorter text in an answer", [...kase, "properties", "caseId", "maxLength"], 20],
  ["a problem more", [...submit, "responses", "422"], problems("not-admissible", "material-missing", "new")],
  ["a status of problems more", [...submit, "responses", "409"], problems("new")],
  ["a second way of signing in", [...submit, "security"], [{ Signature: [] }, { Staff: [] }]],
  ["a deprecated operation", [...submit, "deprecated"], true],
  ["another description", [...submission, "description"], "new"],
  [
    "an object of a new kind in an answer",
    [...kase, "properties", "fact", "anyOf", "1"],
    { type: "object", properties: { kind: { const: "tax" } } },
  ],
];

test.each(harmless)("lets %s pass", (_, path, value) => {
  expect(breakingChanges(released, changed(path, value))).toEqual([]);
});

test("finds what breaks in the whole document, as a difference of the document with itself does not", () => {
  const text = readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8");
  const document = objectOf(JSON.parse(text));
  expect(breakingChanges(document, document)).toEqual([]);
  expect(breakingChanges(objectOf(JSON.parse(keptForm(document))), document)).toEqual([]);
  const broken = objectOf(JSON.parse(text.replaceAll('"externalRef":', '"reference":')));
  const places = breakingChanges(document, broken).map(({ place }) => place);
  expect(places).toEqual(expect.arrayContaining(["schema Submission"]));
});

test("says what is wrong and how it is mended", () => {
  const [unannounced] = [breakingChanges(released, changed([...submission, "required"], ["name", "mode"]))];
  const told = toldBreaks({ since: "0.1.0", announced: [], unannounced });
  expect(told).toContain("schema Submission\n    sent.mode: required now (member-required)\n    mend: leave");
  expect(told).toContain("- `schema Submission`: …");
});

const changelog = `# Changelog

## [Unreleased]

### Breaking

- \`POST /v1/cases\`: send \`name\`.

### Added

- \`GET /v1/papers\`

## [0.1.0] - 2026-01-01

### Breaking

- \`old\`
`;

test("takes as announced what stands under Breaking of what is not released", () => {
  expect([...announcedBreaks(changelog)]).toEqual(["POST /v1/cases", "name"]);
});

test("puts what was not released under its version, and refuses an empty release", () => {
  const after = withRelease(changelog, "0.2.0", "2026-11-27");
  expect(after).toContain("## [Unreleased]\n\n## [0.2.0] - 2026-11-27\n\n### Breaking\n\n- `POST");
  expect(unreleasedOf(after)).toBe("");
  expect(() => withRelease(after, "0.3.0", "2026-11-28")).toThrow("says nothing");
});

test("orders versions by number, and allows to break by another major, or before 1.0 by another minor", () => {
  const version = (text: string) => {
    const read = readVersion(text);
    if (!read) throw new Error(text);
    return read;
  };
  expect(compareVersions(version("0.10.0"), version("0.9.9"))).toBeGreaterThan(0);
  for (const text of ["1", "1.2", "v1.2.3", "1.2.3-rc.1", "01.2.3", ""])
    expect(readVersion(text), text).toBeUndefined();
  expect(mayBreak(version("0.1.0"), version("0.2.0"))).toBe(true);
  expect(mayBreak(version("0.1.0"), version("0.1.1"))).toBe(false);
  expect(mayBreak(version("1.1.0"), version("1.2.0"))).toBe(false);
  expect(mayBreak(version("1.9.0"), version("2.0.0"))).toBe(true);
});
