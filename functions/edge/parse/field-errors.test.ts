import { operations } from "@tongban/contract";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { checked, type FieldErrors, pointer, safeName } from "./field-errors.ts";

const errorsOf = (schema: z.ZodType, value: unknown) => {
  const errors: FieldErrors = [];
  checked("", schema, value, errors);
  return errors.map(({ at, said }) => `${at} ${said.en} ${said.zh}`);
};

describe("where a field is", () => {
  it.each([
    [[], "/"],
    [["a", 0, "b"], "/a/0/b"],
    [["张三"], "/?"],
    [["11010519491231002X"], "/?"],
    [["a11010519491231002X"], "/?"],
    [["with blank"], "/?"],
    [["__proto__"], "/?"],
    [["a".repeat(42)], "/?"],
    [[""], "/?"],
  ] as const)("for %j is %s", (path, expected) => expect(pointer("", path)).toBe(expected));

  it("is told in full for every name of the contract", () => {
    const names = operations.flatMap(({ params, query, body }) => [
      ...Object.keys(params.shape),
      ...Object.keys(query.shape),
      ...[
        ...JSON.stringify(body ? z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) : {}).matchAll(
          /"required":\[([^\]]*)\]/g,
        ),
      ].flatMap(([, list]) =>
        (list ?? "")
          .split(",")
          .filter(Boolean)
          .map((name) => String(JSON.parse(name))),
      ),
    ]);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) expect(safeName(name)).toBe(name);
  });
});

describe("what is wrong with a field", () => {
  it("under a name of the sender's own says which entry it is, and not its name", () => {
    const form = z.strictObject({ form: z.record(z.string().max(4), z.string().max(3)) });
    expect(errorsOf(form, { form: { 甲: "ok", 张三: "too long", lengthy: "ok" } })).toEqual([
      "/form/? entry 2: at most 3 characters 第 2 项：不得超过 3 个字符",
      "/form/lengthy its name: at most 4 characters 名称：不得超过 4 个字符",
    ]);
  });

  it("that the contract does not have is that it is unknown", () => {
    expect(errorsOf(z.strictObject({}), { colour: 1, 张三: 2 })).toEqual([
      "/colour unknown field 未知字段",
      "/? unknown field 未知字段",
    ]);
  });
});
