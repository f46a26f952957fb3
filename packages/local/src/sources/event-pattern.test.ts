import { newCaseEvents } from "@tongban/functions/topology";
import { describe, expect, it } from "vitest";
import { matchesPattern } from "./event-pattern.ts";

const record = (eventName: string, sk: unknown) => ({ eventName, dynamodb: { NewImage: { sk } } });

describe("an event pattern", () => {
  it("asks for every part that it names and for no other", () => {
    const pattern = { kind: ["a", "b"], place: { city: [{ prefix: "61" }] } };
    expect(matchesPattern({ kind: "b", place: { city: "610100" }, more: 1 }, pattern)).toBe(true);
    expect(matchesPattern({ kind: "c", place: { city: "610100" } }, pattern)).toBe(false);
    expect(matchesPattern({ kind: "a", place: { city: "320100" } }, pattern)).toBe(false);
    expect(matchesPattern({ kind: "a", place: {} }, pattern)).toBe(false);
    expect(matchesPattern({ kind: "a" }, pattern)).toBe(false);
    expect(matchesPattern(undefined, pattern)).toBe(false);
  });

  it("finds no part that a record only inherits, and no text in a number", () => {
    expect(matchesPattern({}, { constructor: { name: ["Object"] } })).toBe(false);
    expect(matchesPattern({ kind: 1 }, { kind: ["1"] })).toBe(false);
  });

  it("lets new case events through, and neither heads nor changes", () => {
    expect(matchesPattern(record("INSERT", { S: "EVENT#000001" }), newCaseEvents)).toBe(true);
    expect(matchesPattern(record("INSERT", { S: "HEAD" }), newCaseEvents)).toBe(false);
    expect(matchesPattern(record("MODIFY", { S: "EVENT#000001" }), newCaseEvents)).toBe(false);
    expect(matchesPattern({ eventName: "INSERT", dynamodb: {} }, newCaseEvents)).toBe(false);
  });
});
