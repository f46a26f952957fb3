import type { SQSEvent, SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { groupedQueueHandler, queueHandler } from "./queue-handler.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

const anEvent = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, i) => ({ messageId: `m${i}`, body }) as SQSRecord),
});

it("gives back each message that faults or is of another form, alone, and says nothing of what it held", async () => {
  const worked: number[] = [];
  const handler = queueHandler(z.strictObject({ n: z.int() }), async ({ n }) => {
    if (n === 2) throw new Error("张三 11010519491231002X");
    worked.push(n);
  });
  const event = anEvent('{"n":1}', '{"n":2}', '{"n":"张三"}', "张三", '{"n":3}');
  const { batchItemFailures } = await handler(event);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m1", "m2", "m3"]);
  expect(worked).toEqual([1, 3]);
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toMatch(/张三|11010519491231002X/);
});

it("runs a group's messages together and in order, and gives back what a group says, or all of one that faults", async () => {
  const seen: string[] = [];
  const handler = groupedQueueHandler(
    z.strictObject({ of: z.string(), n: z.int() }),
    ({ of }) => of,
    async (group, messages) => {
      seen.push(`${group}: ${messages.map(({ n }) => n)}`);
      if (group === "c") throw new Error("down");
      return messages.filter(({ n }) => n === 2);
    },
  );
  const event = anEvent(
    '{"of":"a","n":1}',
    '{"of":"b","n":1}',
    '{"of":"a","n":2}',
    '{"of":"c","n":1}',
    '{"of":"a","n":3}',
    '{"of":"c","n":2}',
  );
  const { batchItemFailures } = await handler(event);
  expect(seen).toEqual(["a: 1,2,3", "b: 1", "c: 1,2"]);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m2", "m3", "m5"]);
});
