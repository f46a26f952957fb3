import fc from "fast-check";
import { evilBodies, evilNames, evilValue } from "./evil.ts";

/** A body as it is sent. */
type Text = string;

/** The JSON of a good value, or the same with one thing broken in it, or something else altogether. */
export const jsonOf = (good: fc.Arbitrary<unknown>): fc.Arbitrary<Text> =>
  fc.oneof(
    { weight: 4, arbitrary: good.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: broken(good) },
    { weight: 1, arbitrary: fc.constantFrom(...evilBodies) },
    { weight: 1, arbitrary: cut(good) },
  );

const cut = (good: fc.Arbitrary<unknown>): fc.Arbitrary<Text> =>
  fc.tuple(good, fc.nat(200)).map(([value, length]) => JSON.stringify(value).slice(0, length));

/** One place of the value is replaced, removed, given a further member, or named twice. */
const broken = (good: fc.Arbitrary<unknown>): fc.Arbitrary<Text> =>
  fc
    .record({
      value: good,
      place: fc.nat(30),
      how: fc.constantFrom("replace", "remove", "add", "twice"),
      name: fc.constantFrom(...evilNames),
      evil: evilValue,
    })
    .map(({ value, place, how, name, evil }) => {
      const places = placesIn(value);
      const target = places[place % Math.max(1, places.length)] ?? [];
      return write(value, [], { target, how, name, evil });
    });

type Breakage = {
  readonly target: readonly string[];
  readonly how: string;
  readonly name: string;
  readonly evil: unknown;
};

const isAt = (path: readonly string[], target: readonly string[]): boolean =>
  path.length === target.length && path.every((part, at) => part === target[at]);

/** Written by hand, so that members named twice and `__proto__` come out as they are. */
const write = (value: unknown, path: readonly string[], breakage: Breakage): Text => {
  const here = isAt(path, breakage.target);
  if (here && breakage.how === "replace") return JSON.stringify(breakage.evil) ?? "null";
  if (Array.isArray(value))
    return `[${value.map((inner, at) => write(inner, [...path, String(at)], breakage)).join(",")}]`;
  if (!(value instanceof Object)) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const at = [...path, name];
    const member = `${JSON.stringify(name)}:${write(inner, at, breakage)}`;
    if (!isAt(at, breakage.target)) return [member];
    if (breakage.how === "remove") return [];
    return breakage.how === "twice" ? [member, member] : [member];
  });
  if (here && breakage.how === "add")
    members.push(`${JSON.stringify(breakage.name)}:${JSON.stringify(breakage.evil) ?? "null"}`);
  return `{${members.join(",")}}`;
};

const placesIn = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] => {
  if (!(value instanceof Object)) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
};
