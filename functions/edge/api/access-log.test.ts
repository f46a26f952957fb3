import { publicOperations } from "@tongban/contract";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { answered, problem } from "../answer.ts";
import { on } from "../call.ts";
import { accessLog } from "./access-log.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

const served = on<typeof publicOperations.checkHealth, string>(
  publicOperations.checkHealth,
  async ({ now }) => answered({ status: "ok" as const, at: now }),
);
const who = { kind: "authenticated", caller: "x", callerKind: "partner", id: "nanjing-gov" } as const;

it("says which operation was asked by whom and what became of it", async () => {
  const request = anExchange({ served, who });
  request.response = { statusCode: 200, body: "{}" };
  await hook(accessLog(), "after", request);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      message: "request",
      operation: "check-health",
      status: 200,
      caller: "nanjing-gov",
      correlationId: "request-1",
    },
  ]);
});

it("names the problem of one that failed, and never a header, query or path that came with it", async () => {
  const request = anExchange(
    { problem: problem("not-found") },
    { query: { q: "张三" }, headers: { a: "李四" } },
  );
  request.response = { statusCode: 404, body: "" };
  await hook(accessLog(), "onError", request);
  expect(JSON.parse(lines.join())).toMatchObject({ operation: "none", status: 404, code: "not-found" });
  expect(lines.join()).not.toMatch(/张三|李四/);
});
