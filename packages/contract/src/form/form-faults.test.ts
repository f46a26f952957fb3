import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { formFaults } from "./form-faults.ts";
import { formFormats } from "./formats.ts";
import { boundedPattern } from "./pattern.ts";

const names = ["甲", "乙", "a/b"] as const;
const texts = ["", "一", "二三", "𠀀", "2026-02-30", "2026-02-13", "13800000000"] as const;

const name = fc.constantFrom(...names);
const text = fc.constantFrom(...texts);
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 2 });

/** Schemas of texts and of objects of texts, with every keyword that forms take. */
const { schema } = fc.letrec<{ schema: object | boolean }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.boolean(),
    fc.record(
      {
        type: fc.constantFrom("object", "string"),
        enum: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
        const: text,
        minLength: fc.nat(3),
        maxLength: fc.nat(3),
        pattern: fc.constantFrom("^[0-9]+$", "二?三", "^.$"),
        format: fc.constantFrom(...Object.keys(formFormats)),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        type: fc.constant("object"),
        properties: fc.dictionary(name, tie("schema"), { maxKeys: 3 }),
        additionalProperties: tie("schema"),
        required: some(name),
        dependentRequired: fc.dictionary(name, some(name), { maxKeys: 2 }),
        minProperties: fc.nat(2),
        maxProperties: fc.nat(3),
        not: tie("schema"),
        if: tie("schema"),
        // biome-ignore lint/suspicious/noThenProperty: the keyword's name
        then: tie("schema"),
        else: tie("schema"),
        allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
        anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
        oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  ),
}));

const form = fc.dictionary(fc.oneof(name, fc.constant("丙")), text, { maxKeys: 4 });

const engine = new Ajv2020({
  allErrors: true,
  strict: false,
  validateSchema: false,
  addUsedSchema: false,
  formats: Object.fromEntries(Object.entries(formFormats).map(([of, { fits }]) => [of, fits])),
  code: { regExp: Object.assign(boundedPattern, { code: "boundedPattern" }) },
});

/**
 * Whether ajv finds a form right; nothing where its code faults: for some schemas of `if`, `not` and `oneOf` with
 * `additionalProperties` it names a variable that it did not declare.
 */
const rightByAjv = (whole: object, filled: unknown): boolean | undefined => {
  const check = engine.compile(whole);
  try {
    return check(filled);
  } catch (fault) {
    if (fault instanceof ReferenceError) return undefined;
    throw fault;
  }
};

it("finds a form wrong where ajv does, whatever the schema", () => {
  const counted = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(schema, form, (inner, filled) => {
      const whole = { type: "object", allOf: [inner] };
      const right = rightByAjv(whole, filled);
      fc.pre(right !== undefined);
      counted[right ? "right" : "wrong"] += 1;
      expect(formFaults(whole, filled).length === 0).toBe(right);
    }),
    { numRuns: 300 },
  );
  expect(counted.right).toBeGreaterThan(20);
  expect(counted.wrong).toBeGreaterThan(20);
});

it("names the fields that ajv names, in schemas of the kind that cities write", () => {
  const plain = fc.record({
    type: fc.constant("object"),
    properties: fc.dictionary(
      name,
      fc.record(
        { type: fc.constant("string"), minLength: fc.nat(3), format: fc.constantFrom("date", "phone") },
        { requiredKeys: ["type"] },
      ),
    ),
    required: some(name),
    additionalProperties: fc.boolean(),
  });
  fc.assert(
    fc.property(plain, form, (whole, filled) => {
      const check = engine.compile(whole);
      check(filled);
      const theirs = (check.errors ?? []).map(
        ({ keyword, params, instancePath }) =>
          `${keyword} ${params["missingProperty"] ?? params["additionalProperty"] ?? instancePath.slice(1).replaceAll("~1", "/")}`,
      );
      expect(
        formFaults(whole, filled)
          .map(({ keyword, field }) => `${keyword} ${field}`)
          .toSorted(),
      ).toEqual(theirs.toSorted());
    }),
  );
});

it.each(["anyOf", "oneOf"])(
  "looks at each branch of %s once, however deep branches lie in branches",
  (keyword) => {
    let looks = 0;
    const leaf = {
      get const() {
        looks += 1;
        return "一";
      },
    };
    const deep = Array.from({ length: 7 }).reduce<object>((inner) => ({ [keyword]: [inner] }), leaf);
    expect(formFaults(deep, "二三").length).toBe(8);
    expect(looks).toBe(1);
  },
);
