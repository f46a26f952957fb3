import fc from "fast-check";
import * as z from "zod";

/** Values for schemas whose checks a generator cannot guess, such as check digits. */
export type Samples = ReadonlyMap<z.core.$ZodType, fc.Arbitrary<unknown>>;

/** Values that a schema takes; members and entries of their own have `samples` where these name their schema. */
export const arbitraryOf = (schema: z.core.$ZodType, samples: Samples): fc.Arbitrary<unknown> => {
  const known = sampleOf(schema, samples);
  if (known) return known;
  const inner = (part: z.core.$ZodType) => arbitraryOf(part, samples);
  if (schema instanceof z.ZodObject) return ofObject(schema, samples);
  if (schema instanceof z.ZodArray)
    // What a refinement asks, such as that no element comes twice, is found by trying.
    return fitting(
      fc.array(inner(schema.element), {
        minLength: leastOf(schema),
        maxLength: Math.max(4, leastOf(schema)),
      }),
      (value) => schema.safeParse(value).success,
    );
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(stringOf(schema.keyType).map(String), inner(schema.valueType), { maxKeys: 4 });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constant(schema.value);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inner));
  if (schema instanceof z.ZodReadonly) return inner(schema.unwrap());
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional)
    return fc.option(inner(schema.unwrap()), { nil: undefined });
  if (schema instanceof z.ZodDefault) return fc.option(inner(schema.unwrap()), { nil: undefined });
  if (schema instanceof z.ZodNullable) return fc.option(inner(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodUnknown) return fc.jsonValue({ maxDepth: 2 });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return ofNumber(schema);
  if (schema instanceof z.ZodURL) return fc.constantFrom("https://example.gov.cn/a.pdf", "http://[::1]/");
  if (schema instanceof z.ZodUnknown) return fc.jsonValue({ maxDepth: 2 });
  if (schema instanceof z.ZodString) return stringOf(schema);
  throw new Error(`no generator for ${schema._zod.def.type}`);
};

/** The values of a schema, or of the one that it only describes anew: a description makes another schema of it. */
const sampleOf = (schema: z.core.$ZodType, samples: Samples): fc.Arbitrary<unknown> | undefined => {
  for (let one: z.core.$ZodType | undefined = schema; one; one = one._zod.parent) {
    const known = samples.get(one);
    if (known) return known;
  }
  return undefined;
};

/** Of how many values at least one must fit, so that trying comes to an end. */
const TRIED = 200;

/** The values that fit; throws where hardly any does, for looking for them would never end: they need samples. */
const fitting = <T>(values: fc.Arbitrary<T>, fits: (value: T) => boolean): fc.Arbitrary<T> => {
  if (!fc.sample(values, { numRuns: TRIED, seed: 1 }).some(fits))
    throw new Error("none of the values that a schema's shape suggests pass its checks: give it samples");
  return values.filter(fits);
};

const ofObject = (schema: z.ZodObject, samples: Samples): fc.Arbitrary<unknown> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(schema.shape).map(([name, part]) => [name, arbitraryOf(part, samples)]),
      ),
    )
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)));

const ofNumber = ({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> =>
  fc.integer({ min: Math.max(minValue ?? -1000, -1e9), max: Math.min(maxValue ?? 1000, 1e9) });

const stringOf = (schema: z.core.$ZodType): fc.Arbitrary<string> => {
  const checks =
    schema instanceof z.ZodString ? (schema.def.checks ?? []).map((check) => check._zod.def) : [];
  const number = (name: string): number | undefined => {
    const [found] = checks.flatMap((check) => (name in check ? [Object(check)[name]] : []));
    return typeof found === "number" ? found : undefined;
  };
  const [minLength, maxLength] = [number("minimum") ?? 1, number("maximum") ?? 60];
  const fits = (text: string) => z.core.safeParse(schema, text).success;
  const [pattern] = checks.flatMap((check) =>
    "pattern" in check && check.pattern instanceof RegExp ? [check.pattern] : [],
  );
  if (pattern) return fitting(fc.stringMatching(pattern), (text) => text.length >= minLength && fits(text));
  const words = ["核对", "西安市未央区凤城八路", "行政许可", "x y", "a", "0"].filter(fits);
  const text = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 60) });
  return words.length > 0 ? fc.oneof(fc.constantFrom(...words), fitting(text, fits)) : fitting(text, fits);
};

/** How many elements an array must have. */
const leastOf = ({ def }: z.ZodArray): number =>
  Math.max(0, ...(def.checks ?? []).map(({ _zod }) => numberIn(_zod.def, "minimum")));

const numberIn = (def: object, name: string): number => {
  const value: unknown = name in def ? def[name as keyof typeof def] : undefined;
  return typeof value === "number" ? value : 0;
};
