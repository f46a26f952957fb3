import { expect, it } from "vitest";
import { namesTag } from "./if-none-match.ts";

it.each([
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"a"', 'W/"a"', true],
  ['W/"a"', 'W/"a"', true],
  ['"x", W/"a"', '"a"', true],
  ['"x,a","a"', '"a"', true],
  ["*", 'W/"a"', true],
  [" * ", '"a"', true],
  ['"x", "y"', '"a"', false],
  ['"A"', '"a"', false],
  ['"xa"', '"a"', false],
  ['"x,a"', '"a"', false],
  ["a", '"a"', false],
  ["", '"a"', false],
  [undefined, '"a"', false],
])("%s against %s, compared weakly: %s", (field, tag, expected) => {
  expect(namesTag(field, tag)).toBe(expected);
});
