import type { SQSEvent, SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { queueHandler } from "./queue-handler.ts";

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
