import { expect, test } from "vitest";
import { failedItems } from "./batch-response.ts";

const ids = ["a", "b", "c"];
const failure = (itemIdentifier: unknown) => ({ itemIdentifier });

test.for([
  ["nothing", undefined, []],
  ["null", null, []],
  ["an empty object", {}, []],
  ["no list", { batchItemFailures: null }, []],
  ["an empty list", { batchItemFailures: [] }, []],
  ["one item", { batchItemFailures: [failure("b")] }, ["b"]],
  ["an unknown item", { batchItemFailures: [failure("x")] }, ids],
  ["an empty item", { batchItemFailures: [failure("")] }, ids],
  ["an item of the wrong kind", { batchItemFailures: [failure(7)] }, ids],
  ["an entry of the wrong kind", { batchItemFailures: ["a"] }, ids],
] as const)("a report of %s fails what Lambda would fail", ([, response, expected]) => {
  expect([...failedItems(response, ids)]).toEqual(expected);
});
