import type { _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type StreamBatchSetting, workThrough } from "./stream-batch.ts";
import { sequenceOf } from "./stream-event.ts";

const records = (count: number): StreamRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    eventName: "INSERT",
    dynamodb: { SequenceNumber: String(at + 1) },
  }));

/** A function that cannot do some records and reports failures in one of the ways that Lambda allows. */
const observe = (poison: ReadonlySet<string>, reports: "by-item" | "by-throwing") => {
  const seen: string[][] = [];
  const advanced: string[] = [];
  const givenUp: string[] = [];
  const setting: StreamBatchSetting = {
    attempts: 3,
    stopping: () => false,
    backOff: async () => {},
    advance: (through) => void advanced.push(through),
    giveUp: async (record) => void givenUp.push(sequenceOf(record)),
    invoke: async (batch) => {
      const numbers = batch.map(sequenceOf);
      seen.push(numbers);
      const failed = numbers.filter((number) => poison.has(number));
      if (failed.length > 0 && reports === "by-throwing") throw new Error("cannot");
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    },
  };
  return { setting, seen, advanced, givenUp };
};

test("a batch without failures is one invocation and one step", async () => {
  const { setting, seen, advanced } = observe(new Set(), "by-item");
  expect(await workThrough(setting, records(3))).toBe(true);
  expect(seen).toEqual([["1", "2", "3"]]);
  expect(advanced).toEqual(["3"]);
});

test("a reported failure is retried from that record on, and what came before is done", async () => {
  const { setting, seen, advanced, givenUp } = observe(new Set(["3"]), "by-item");
  await workThrough(setting, records(4));
  expect(seen.slice(0, 3)).toEqual([["1", "2", "3", "4"], ["3", "4"], ["3"]]);
  expect(advanced).toEqual(["2", "3", "4"]);
  expect(givenUp).toEqual(["3"]);
});

test("a batch that throws is halved until the record at fault stands alone", async () => {
  const { setting, seen, givenUp } = observe(new Set(["4"]), "by-throwing");
  await workThrough(setting, records(4));
  expect(seen).toEqual([["1", "2", "3", "4"], ["1", "2"], ["3", "4"], ["3"], ["4"], ["4"], ["4"]]);
  expect(givenUp).toEqual(["4"]);
});

test("whatever fails, every record is done or given up once, in order, and steps never go back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      fc.constantFrom("by-item" as const, "by-throwing" as const),
      async (count, poison, reports) => {
        const { setting, seen, advanced, givenUp } = observe(new Set(poison.map(String)), reports);
        const all = records(count).map(sequenceOf);
        expect(await workThrough(setting, records(count))).toBe(true);
        const poisoned = all.filter((number) => poison.map(String).includes(number));
        expect(givenUp).toEqual(poisoned);
        const done = seen.filter((batch) => !batch.some((number) => poisoned.includes(number))).flat();
        if (reports === "by-throwing")
          expect(done).toEqual(all.filter((number) => !poisoned.includes(number)));
        expect(advanced.map(Number)).toEqual(advanced.map(Number).toSorted((a, b) => a - b));
        expect(advanced.at(-1)).toBe(all.at(-1));
      },
    ),
  );
});

test("once it stops nothing more is invoked and nothing is counted as done", async () => {
  const { setting, seen, advanced } = observe(new Set(), "by-item");
  expect(await workThrough({ ...setting, stopping: () => true }, records(2))).toBe(false);
  expect([seen, advanced]).toEqual([[], []]);
});
