import { describe, expect, it } from "vitest";
import * as z from "zod";
import { operations } from "../operations.ts";
import { fieldProblem } from "./field-problem.ts";

const saidOf = (schema: z.ZodType, value: unknown) => {
  const [issue] = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
  if (!issue) throw new Error("it was taken");
  const { en, zh } = fieldProblem(issue);
  return `${en} | ${zh}`;
};

const choice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("a") }),
  z.strictObject({ kind: z.literal("b") }),
]);

describe("what is wrong with a field, in both languages", () => {
  it.each([
    [z.string(), undefined, "missing | 缺少该字段"],
    [z.string(), 1, "must be text | 应为文本"],
    [z.int(), 1.5, "must be a whole number | 应为整数"],
    [z.coerce.number(), "many", "must be a number | 应为数字"],
    [z.strictObject({}), [], "must be an object | 应为对象"],
    [z.array(z.int()), {}, "must be a list | 应为列表"],
    [z.string().max(3), "abcd", "at most 3 characters | 不得超过 3 个字符"],
    [z.string().min(1), "", "may not be empty | 不能为空"],
    [z.string().min(2), "a", "at least 2 characters | 不得少于 2 个字符"],
    [z.array(z.int()).max(1), [1, 2], "at most 1 entries | 不得超过 1 项"],
    [z.int().min(1), 0, "at least 1 | 不得少于 1"],
    [z.int().max(4), 5, "at most 4 | 不得超过 4"],
    [z.url(), "here", "an absolute URL | 应为完整的网址"],
    [z.string().regex(/^x$/), "y", "not in the form that the contract asks for | 格式不符合约定"],
    [z.enum(["a", "b"]), "c", "must be one of a, b | 应为下列之一：a、b"],
    [z.literal("a"), "c", "must be one of a | 应为下列之一：a"],
    [choice, { kind: "c" }, "must be one of a, b | 应为下列之一：a、b"],
    [z.union([z.int(), z.string()]), true, "not in the form that the contract asks for | 格式不符合约定"],
    [z.int().multipleOf(5), 3, "a multiple of 5 | 应为 5 的倍数"],
  ])("%#", (schema, value, expected) => expect(saidOf(schema, value)).toBe(expected));
});

/** Values that break every check of the contract somewhere. */
const breaking = [
  "",
  "*",
  "x".repeat(3000),
  -1,
  1e9,
  1.5,
  null,
  true,
  [],
  {},
  ["*"],
  { "*": "*" },
  { kind: "*" },
];

const parts = (schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): ReadonlySet<z.core.$ZodType> => {
  if (seen.has(schema)) return seen;
  seen.add(schema);
  const { def } = schema._zod;
  for (const inner of [...Object.values(def), ...Object.values("shape" in def ? Object(def.shape) : {})])
    for (const one of Array.isArray(inner) ? inner : [inner])
      if (one instanceof z.core.$ZodType) parts(one, seen);
  return seen;
};

it("is said in Chinese for every check that the requests of the contract make", () => {
  const schemas = operations.flatMap(({ params, query, body }) => [params, query, ...(body ? [body] : [])]);
  const all = new Set(schemas.flatMap((schema) => [...parts(schema)]));
  let issues = 0;
  for (const schema of all) {
    if (["never", "custom"].includes(schema._zod.def.type)) continue;
    for (const value of breaking) {
      for (const issue of z.core.safeParse(schema, value, { reportInput: true }).error?.issues ?? []) {
        const { en, zh } = fieldProblem(issue);
        issues += 1;
        expect(en, issue.message).not.toMatch(/Invalid|undefined|\p{Script=Han}/u);
        expect(zh, issue.message).toMatch(/\p{Script=Han}/u);
        expect(zh, issue.message).not.toBe("格式不符合约定");
      }
    }
  }
  expect(issues).toBeGreaterThan(200);
});
