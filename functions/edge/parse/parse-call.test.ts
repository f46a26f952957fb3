import {
  allOperations,
  caseActionOperations,
  type FieldError,
  type Operation,
  partnerOperations,
  renderProblem,
  windowOperations,
} from "@tongban/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../../test/builders/ids.ts";
import { anApiEvent, type RequestParts } from "../../../test/engines/an-api-event.ts";
import { readRequest } from "../api/api-request.ts";
import { BODY_LIMIT } from "./json-body.ts";
import { parseCall } from "./parse-call.ts";

const now = at("2026-03-02T01:30:00.000Z");
const caseId = "z".repeat(26);
const key = { "idempotency-key": "key-00000001" };

const parsed = (operation: Operation, parts: RequestParts, id = "li-mei") =>
  parseCall(operation, readRequest(anApiEvent(operation, parts)), { caller: { id }, id }, now);

const codeOf = (operation: Operation, parts: RequestParts) => {
  const call = parsed(operation, parts);
  return "kind" in call ? call.code : "parsed";
};

const errorsOf = (operation: Operation, parts: RequestParts) => {
  const call = parsed(operation, parts);
  if (!("kind" in call)) throw new Error("it parsed");
  return Object.fromEntries((call.facts["errors"] as FieldError[]).map(({ at, said }) => [at, said.en]));
};

const anApplication = {
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "food-business-permit",
  mode: "agent-intake",
  applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
  form: { 经营场所: "未央路1号" },
  materials: [],
};

const submit = partnerOperations.submitCase;

describe("a request", () => {
  it("is parsed into what its operation promises the handler", () => {
    const call = parsed(caseActionOperations.reassign, {
      params: { caseId },
      headers: { "Idempotency-Key": "key-00000001", "If-Match": '"3"' },
      body: { to: "wang-jun", reason: "请假" },
    });
    expect(call).toMatchObject({ params: { caseId }, body: { to: "wang-jun" }, seen: 3, now });
    expect(call).toMatchObject({ command: { id: "key-00000001" } });
    expect(parsed(windowOperations.readBoard, { query: { limit: "7" } })).toMatchObject({
      query: { list: "waiting", limit: 7 },
    });
  });

  it("names every wrong field at once, by where it is", () => {
    const errors = errorsOf(submit, {
      body: {
        ...anApplication,
        source: "999999",
        mode: "by-pigeon",
        applicant: { ...anApplication.applicant, citizenId: "110105194912310021" },
        materials: [{ title: " ", mediaType: "application/pdf", sha256: "no", size: 0 }],
        "a/b~c": 1,
      },
    });
    expect(Object.keys(errors).toSorted()).toEqual([
      "/?",
      "/applicant/citizenId",
      "/materials/0/sha256",
      "/materials/0/size",
      "/materials/0/title",
      "/mode",
      "/source",
    ]);
    expect(errors["/applicant/citizenId"]).toContain("GB 11643");
    const elsewhere = errorsOf(windowOperations.getWindowCase, {
      params: { caseId: "short" },
      query: { x: "1" },
    });
    expect(Object.keys(elsewhere).toSorted()).toEqual(["/path/caseId", "/query/x"]);
  });

  it("may give a query parameter once only", () => {
    const { listCases } = partnerOperations;
    const event = {
      ...anApiEvent(listCases, { query: { limit: "2" } }),
      multiValueQueryStringParameters: { limit: ["1", "2"] },
    };
    const call = parseCall(listCases, readRequest(event), { caller: "x", id: "x" }, now);
    expect(call).toMatchObject({
      facts: { errors: [{ at: "/query/limit", said: { en: "given more than once" } }] },
    });
  });

  it.each(["__proto__", "constructor", "toString"])(
    "does not know a parameter %s, and keeps none",
    (name) => {
      const query = JSON.parse(`{"${name}":"1"}`);
      expect(codeOf(windowOperations.readBoard, { query })).toBe("invalid-request");
    },
  );

  it("names a hundred wrong fields at most: the answer must stay small enough to send", () => {
    const materials = Array.from({ length: 30_000 }, () => 1);
    expect(
      Object.keys(errorsOf(submit, { body: { ...anApplication, materials } })).length,
    ).toBeLessThanOrEqual(100);
  });

  it.each([
    ["no JSON", '{"a":', "malformed-json"],
    ["nothing", "", "malformed-json"],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "malformed-json"],
    ["half a surrogate pair", '{"externalRef":"\\ud800"}', "malformed-json"],
    ["half a surrogate pair in a name", '{"form":{"\\udc00":"x"}}', "malformed-json"],
    ["a whole pair and an escaped backslash", '{"a":"\\ud83d\\ude00 \\\\ud800"}', "invalid-request"],
    ["a list", "[]", "invalid-request"],
    ["null", "null", "invalid-request"],
    ["deep nesting", "[".repeat(60_000) + "]".repeat(60_000), "invalid-request"],
    ["too much", `"${"x".repeat(BODY_LIMIT)}"`, "body-too-large"],
    ["as much as may be", `"${"x".repeat(BODY_LIMIT - 2)}"`, "invalid-request"],
  ])("with %s for a body is refused as what it is", (_, body, code) => {
    expect(codeOf(submit, { body, headers: { "content-type": "application/json" } })).toBe(code);
  });

  it.each([
    ["application/json", "parsed"],
    ["Application/JSON; charset=UTF-8", "parsed"],
    ['application/json;charset="utf-8"', "parsed"],
    ["application/json; charset=gbk", "unsupported-media-type"],
    ["text/plain", "unsupported-media-type"],
    ["", "unsupported-media-type"],
  ])("with content type %s: %s", (type, code) => {
    expect(codeOf(submit, { body: anApplication, headers: { "content-type": type } })).toBe(code);
  });

  it("may not have a body where its operation takes none", () => {
    expect(codeOf(caseActionOperations.claim, { params: { caseId }, headers: key, body: {} })).toBe(
      "invalid-request",
    );
  });

  it.each([
    [{}, "idempotency-key-required"],
    [{ "idempotency-key": "short" }, "idempotency-key-required"],
    [{ "idempotency-key": "with space" }, "idempotency-key-required"],
    [key, "version-required"],
    [{ "idempotency-key": "11010519491231002X" }, "idempotency-key-required"],
    [{ ...key, "if-match": "3" }, "version-required"],
    [{ ...key, "if-match": 'W/"3"' }, "version-required"],
    [{ ...key, "if-match": '"3", "4"' }, "version-required"],
    [{ ...key, "if-match": '"03"' }, "version-required"],
    [{ ...key, "if-match": "*" }, "version-required"],
    [{ ...key, "if-match": '"3"' }, "parsed"],
    // Of a hundred thousand UUIDs two hold such a number by chance: here 54887597041349.
    [{ "idempotency-key": "77e54887-5970-4134-94a7-779447e9cf6b", "if-match": '"3"' }, "parsed"],
    [{ ...key, "if-match": '"3.Ab_-"' }, "parsed"],
  ])("that is a command with headers %j: %s", (headers, code) => {
    expect(codeOf(caseActionOperations.accept, { params: { caseId }, headers })).toBe(code);
  });

  it("has another digest for another caller, operation, path or body, and the same for the same", () => {
    const digestOf = (operation: Operation, parts: RequestParts, id?: string) => {
      const call = parsed(operation, { headers: key, ...parts }, id);
      return "kind" in call ? call.code : call.command.digest;
    };
    const { claim: claimCase, reveal: revealApplicant } = caseActionOperations;
    const other = "y".repeat(26);
    const digests = [
      digestOf(claimCase, { params: { caseId } }),
      digestOf(claimCase, { params: { caseId } }, "wang-jun"),
      digestOf(claimCase, { params: { caseId: other } }),
      digestOf(revealApplicant, { params: { caseId }, body: { reason: "核对" } }),
      digestOf(revealApplicant, { params: { caseId }, body: { reason: "回访" } }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestOf(claimCase, { params: { caseId } })).toBe(digests[0]);
  });
});

/** Texts that could be someone's: none may come back, wherever in a request they stood. */
const secret = fc.stringMatching(/^[0-9A-Z]{10}$/).map((text) => `secret-${text}`);
const anything = (text: string): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small" }, fc.constant(text), fc.integer(), tie("list"), tie("object")),
    list: fc.array(tie("value"), { maxLength: 3 }),
    object: fc.dictionary(
      fc.constantFrom(...Object.keys(anApplication), "name", "kind", "citizenId"),
      tie("value"),
    ),
  })).value;

describe("a problem", () => {
  it("never repeats a value of the request, whatever was sent", () => {
    const operations = Object.values<Operation>(allOperations).filter(({ body }) => body !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        secret.chain((text) => fc.tuple(fc.constant(text), anything(text), fc.boolean())),
        (operation, [text, value, whole]) => {
          const body = whole
            ? { ...anApplication, applicant: value, form: { a: value }, source: text }
            : value;
          const headers = { ...key, "if-match": '"1"', "x-name": text };
          const call = parsed(operation, {
            body: JSON.stringify(body),
            headers,
            params: { caseId: text },
            query: { q: text },
          });
          if ("kind" in call)
            expect(JSON.stringify(renderProblem(call.code, call.facts, "id", "zh").body)).not.toContain(text);
        },
      ),
    );
  });

  it("says where JSON breaks without the text around it", () => {
    const call = parsed(submit, {
      body: '{"name":"张三丰" oops',
      headers: { "content-type": "application/json" },
    });
    expect(JSON.stringify(call)).not.toContain("张");
    expect(JSON.stringify(call)).not.toContain("oops");
  });
});
