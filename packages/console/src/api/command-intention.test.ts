import { describe, expect, it } from "vitest";
import { intentionFor } from "./command-intention.ts";

const keys = () => {
  let count = 0;
  return () => `key-${++count}`;
};

describe("the key of a command", () => {
  it("stays the same while the same thing is asked for", () => {
    const newKey = keys();
    const first = intentionFor(undefined, { action: "accept" }, newKey);
    expect(intentionFor(first, { action: "accept" }, newKey).key).toBe(first.key);
  });
  it("is a new one once something else is asked for", () => {
    const newKey = keys();
    const first = intentionFor(undefined, { reason: "a" }, newKey);
    expect(intentionFor(first, { reason: "b" }, newKey).key).not.toBe(first.key);
  });
});
