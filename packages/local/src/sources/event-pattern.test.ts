import { newCaseEvents } from "@tongban/functions/topology";
import { describe, expect, it } from "vitest";
import { matchesPattern } from "./event-pattern.ts";

const record = (eventName: string, NewImage: unknown) => ({ eventName, dynamodb: { NewImage } });

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

  it("lets new case events of its home through, and neither heads, changes nor what a replica brought", () => {
    const pattern = newCaseEvents("cn-north-1");
    const event = { sk: { S: "EVENT#000001" }, home: { S: "cn-north-1" } };
    expect(matchesPattern(record("INSERT", event), pattern)).toBe(true);
    expect(matchesPattern(record("INSERT", { ...event, sk: { S: "HEAD" } }), pattern)).toBe(false);
    expect(matchesPattern(record("MODIFY", event), pattern)).toBe(false);
    expect(matchesPattern(record("INSERT", { ...event, home: { S: "cn-northwest-1" } }), pattern)).toBe(
      false,
    );
    expect(matchesPattern(record("INSERT", { sk: event.sk }), pattern)).toBe(false);
    expect(matchesPattern({ eventName: "INSERT", dynamodb: {} }, pattern)).toBe(false);
  });
});
