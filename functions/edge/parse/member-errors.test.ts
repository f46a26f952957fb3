import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memberErrors } from "./member-errors.ts";

const findings = (text: string) => memberErrors(text, JSON.parse(text));
const placesIn = (text: string) => findings(text).errors.map(({ at }) => at);

describe("a reserved name", () => {
  it.each([
    ['{"__proto__":1}', "/__proto__"],
    ['{"form":{"__proto__":{}}}', "/form/__proto__"],
    ['{"a":[{"b":1},{"constructor":2}]}', "/a/1/constructor"],
    ['{"张三":{"prototype":2}}', "/?/prototype"],
    ['{"\\u005f_proto__":1}', "/__proto__"],
  ])("in %s is found where it is", (text, at) => expect(placesIn(text)).toEqual([at]));

  it("is one as a name only: as a value it is a text like any other", () => {
    expect(placesIn('{"a":"__proto__","b":["constructor"],"toString":1}')).toEqual([]);
  });

  it("is found however deep it is, in a bounded time and without a deep stack", () => {
    const depth = 20_000;
    const text = `${'{"a":'.repeat(depth)}{"__proto__":1}${"}".repeat(depth)}`;
    expect(placesIn(text)).toHaveLength(1);
  });
});

describe("a name that an object has twice", () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a":{}},{"b":1,"a":1,"b":2}],"a":1}',
    '{"a" : 1 , "a"\n:2}',
    '{"__proto__":1,"__proto__":2}',
  ])("in %s is found", (text) => {
    expect(findings(text).errors.some(({ said }) => said.en.endsWith("twice"))).toBe(true);
  });

  it("is not repeated where it could be someone's", () => {
    expect(JSON.stringify(findings('{"张三":1,"张三":2}'))).not.toContain("张三");
  });

  it("is not found in any JSON that was written from a value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(findings(text).errors.filter(({ said }) => said.en.endsWith("twice"))).toEqual([]);
      }),
    );
  });

  it("is found in any object, whatever else is in it", () => {
    const name = fc.string({ unit: "binary" }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(name, fc.jsonValue(), fc.jsonValue(), (twice, one, other) => {
        const member = (value: unknown) => `${JSON.stringify(twice)}:${JSON.stringify(value)}`;
        expect(findings(`{"more":[{${member(one)},${member(other)}}]}`).errors.length).toBeGreaterThan(0);
      }),
    );
  });
});

it.each([
  ['{"a":"\\ud800"}', true],
  ['{"\\udc00":1}', true],
  ['[["\\ud83d\\ude00"]]', false],
])("half a surrogate pair in %s: %s", (text, expected) => expect(findings(text).halfPair).toBe(expected));
