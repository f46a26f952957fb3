import { expect, it, vi } from "vitest";
import { logFault } from "./log.ts";
import { streamHandler } from "./stream-handler.ts";

vi.mock("./log.ts", () => ({ logFault: vi.fn() }));

const record = { dynamodb: { SequenceNumber: "1", NewImage: {} } };

it("writes a fault down and lets it fail the batch, so that the stream tries again", async () => {
  const handler = streamHandler(() => Promise.reject(new Error("the table is away")));
  await expect(handler({ Records: [record] })).rejects.toThrow();
  expect(vi.mocked(logFault).mock.calls.map(([message, , fields]) => [message, fields])).toEqual([
    ["records failed", { count: 1 }],
  ]);
});
