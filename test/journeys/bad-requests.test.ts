import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { anApplication } from "./applications.ts";
import { send, signed, staffed } from "./wire.ts";

const submit = (body: Buffer | string, headers = {}) =>
  send(signed({ method: "POST", path: "/v1/cases", body, headers }));

const wrongFields = async (application: object): Promise<readonly string[]> => {
  const { status, json } = await submit(JSON.stringify(application));
  expect({ status, code: json.code }).toEqual({ status: 400, code: "invalid-request" });
  return (json.errors ?? []).map(({ at }) => at);
};

const person = { kind: "person", name: "张三", citizenId: "11010519491231002X" };
const organization = {
  kind: "organization",
  name: "南京示例餐饮有限公司",
  creditCode: "91350100M000100Y43",
  agent: { name: "张三", citizenId: "11010519491231002X" },
};

describe("a body", () => {
  test.each([
    ["is cut off", '{"externalRef":', "ends too early"],
    ["is cut off in a text", '{"externalRef":"1', "breaks at character 17"],
    ["has a stray word", '{"externalRef":张三}', "a character out of place"],
    ["is empty", "", "ends too early or is empty"],
    ["is not UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "not UTF-8"],
  ])("that %s is malformed-json, and the answer repeats nothing of it", async (_, body, reason) => {
    const { status, json } = await submit(body, { "content-type": "application/json" });
    expect({ status, code: json.code }).toEqual({ status: 400, code: "malformed-json" });
    expect(json.detail).toContain(reason);
    expect(json.detail).not.toContain("张三");
  });

  test.each([
    "text/plain",
    "application/json; charset=gbk",
    "application/x-www-form-urlencoded",
    "application/jsonp",
  ])("of the type %s is refused", async (type) => {
    const { status, json } = await submit(JSON.stringify(anApplication()), { "content-type": type });
    expect({ status, code: json.code }).toEqual({ status: 415, code: "unsupported-media-type" });
  });

  test("without a type is refused", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const asked = { method: "POST", path: "/window/v1/claim-next", headers, body: "{}" };
    expect((await send(await staffed("xian-clerk-0", asked))).json.code).toBe("unsupported-media-type");
  });

  test("of one byte more than 128 KiB is refused, one of 128 KiB is read", async () => {
    const padded = (bytes: number) => `${" ".repeat(bytes - 2)}{}`;
    const over = await submit(padded(131_073));
    expect(over).toMatchObject({ status: 413, json: { code: "body-too-large", limit: 131_072 } });
    expect(over.json.detail).toContain("131072");
    expect((await submit(padded(131_072))).json.code).toBe("invalid-request");
  });

  test("over the gateway's own limit is refused before anything reads it", async () => {
    const refused = await submit(Buffer.alloc(10 * 1024 * 1024 + 1, " ")).catch(() => ({ status: 413 }));
    expect(refused.status).toBe(413);
  });

  test("on a route that takes none is refused, on GET as well", async () => {
    const get = await send(signed({ method: "GET", path: "/v1/cases", body: "{}" }));
    expect(get).toMatchObject({ status: 400, json: { code: "invalid-request" } });
    const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
    const path = "/window/v1/cases/0123456789abcdefghjkmnpqrs/claim";
    const post = await send(await staffed("xian-clerk-0", { method: "POST", path, headers, body: "{}" }));
    expect(post).toMatchObject({ status: 400, json: { code: "invalid-request" } });
  });

  test("that is JSON but no object names the whole body", async () => {
    for (const body of ["null", "[]", '"text"', "42"])
      expect((await submit(body)).json.errors?.map(({ at }) => at)).toEqual(["/"]);
  });
});

describe("a field is named by its JSON pointer where", () => {
  test("it is unknown, at any depth", async () => {
    expect(await wrongFields({ ...anApplication(), urgent: true })).toEqual(["/urgent"]);
    expect(await wrongFields({ ...anApplication(), applicant: { ...person, nickname: "三" } })).toEqual([
      "/applicant/nickname",
    ]);
    expect(await wrongFields({ ...anApplication(), "a/b~c": 1 })).toEqual(["/?"]);
  });

  test.each([
    [
      "a citizen's number",
      { applicant: { ...person, citizenId: "110105194912310021" } },
      "/applicant/citizenId",
    ],
    ["its birth date", { applicant: { ...person, citizenId: "110105194913310020" } }, "/applicant/citizenId"],
    [
      "a social credit code",
      { applicant: { ...organization, creditCode: "91350100M000100Y44" } },
      "/applicant/creditCode",
    ],
    [
      "an agent's number",
      { applicant: { ...organization, agent: { name: "张三", citizenId: "110105194912310021" } } },
      "/applicant/agent/citizenId",
    ],
    ["a region code", { handling: "000000" }, "/handling"],
    [
      "a digest of a material",
      { materials: [{ title: "表", mediaType: "application/pdf", sha256: "AB", size: 1 }] },
      "/materials/0/sha256",
    ],
    ["a form's value", { form: { "经营/场所": 1 } }, "/form/?"],
  ])("the check of %s fails", async (_, parts, at) => {
    expect(await wrongFields({ ...anApplication(), ...parts })).toEqual([at]);
  });

  test("several are wrong: all are named at once", async () => {
    const wrong = { ...anApplication(), source: "x", mode: "by-pigeon", externalRef: "has blanks" };
    expect((await wrongFields(wrong)).toSorted()).toEqual(["/externalRef", "/mode", "/source"]);
  });

  test("the reference looks like a citizen's number", async () => {
    for (const externalRef of ["11010519491231002X", "NJ-110105-19491231-002X", "110105491231002"])
      expect(await wrongFields({ ...anApplication(), externalRef })).toEqual(["/externalRef"]);
  });

  test("a member has a reserved name, or stands twice", async () => {
    const text = JSON.stringify(anApplication()).replace('"form":{', '"form":{"__proto__":{"a":"1"},');
    const { status, json } = await submit(text);
    expect([status, json.errors?.map(({ at }) => at)]).toEqual([400, ["/form/__proto__"]]);
    const twice = JSON.stringify(anApplication()).replace('"mode":', '"mode":"online","mode":');
    expect((await submit(twice)).json.errors).toEqual([
      { at: "/", problem: "an object has the member mode twice" },
    ]);
  });

  test("the unknown name could be someone's: it is not repeated", async () => {
    const { json } = await submit(JSON.stringify({ ...anApplication(), 张三: 1, "11010519491231002X": 2 }));
    expect(json.errors?.map(({ at }) => at)).toEqual(["/?", "/?"]);
    expect(JSON.stringify(json)).not.toMatch(/张三|11010519491231002X/);
  });

  test.each(["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"])(
    "a parameter or a header has the name %s of something that every object has",
    async (name) => {
      const query = await send({ method: "GET", path: `/v1/cases?${name}=1`, headers: {} });
      expect([query.status, query.json.code]).toEqual([401, "unauthenticated"]);
      const health = await send({ method: "GET", path: `/health?${name}=1`, headers: {} });
      expect([health.status, health.json.code]).toEqual([400, "invalid-request"]);
      expect((await send({ method: "GET", path: "/health", headers: { [name]: "1" } })).status).toBe(200);
    },
  );

  test("it is in the path or the query", async () => {
    const path = await send(signed({ method: "GET", path: "/v1/cases/no-case-id" }));
    expect(path.json.errors?.map(({ at }) => at)).toEqual(["/path/caseId"]);
    const query = await send(signed({ method: "GET", path: "/v1/cases?limit=0&colour=red" }));
    expect(query.json.errors?.map(({ at }) => at).toSorted()).toEqual(["/query/colour", "/query/limit"]);
  });
});

describe("a request", () => {
  test("with a correct number of an organisation goes in", async () => {
    const application = { ...anApplication(), applicant: organization };
    expect((await submit(JSON.stringify(application))).status).toBe(201);
  });

  test("to no route is 404, with a method that the route does not take 405 and what it takes", async () => {
    expect((await send(signed({ method: "GET", path: "/v1/casefiles" }))).status).toBe(404);
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await send(signed({ method, path: "/v1/cases" }));
      expect(answer).toMatchObject({ status: 405, headers: { allow: expect.stringContaining("POST") } });
    }
  });

  test("is answered in Chinese unless English is preferred, with headers that keep it private", async () => {
    const asked = signed({ method: "GET", path: "/v1/cases?limit=0" });
    const { "accept-language": _, ...headers } = asked.headers;
    const chinese = await send({ ...asked, headers });
    expect(chinese.json.detail).toMatch(/部分字段/);
    expect(chinese.json.errors).toEqual([{ at: "/query/limit", problem: "不得少于 1" }]);
    expect(chinese.headers).toMatchObject({
      "content-type": "application/problem+json",
      "content-language": "zh",
      "cache-control": "private, no-cache",
      "x-content-type-options": "nosniff",
    });
    expect(chinese.json).toMatchObject({
      type: "urn:tongban:problem:invalid-request",
      title: "Invalid request",
      correlationId: chinese.headers["x-amzn-requestid"],
    });
  });
});

describe("the same externalRef", () => {
  test("with the same body is the same case, for ever; with another body it is refused and names the case", async () => {
    const application = anApplication();
    const first = await submit(JSON.stringify(application));
    const again = await submit(JSON.stringify(application, null, 2));
    expect(again).toMatchObject({ status: 201, json: { caseId: first.json["caseId"] } });
    const other = await submit(JSON.stringify({ ...application, form: {} }));
    expect(other).toMatchObject({
      status: 409,
      json: { code: "external-ref-reused", caseId: first.json["caseId"] },
    });
  });

  test("sent many times at once makes one case", async () => {
    const body = JSON.stringify(anApplication());
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit(body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ json }) => json["caseId"])).size).toBe(1);
  });
});
