import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { logFault, logInfo, logWarning } from "./log.ts";

const lines: Record<string, unknown>[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((line) => lines.push(JSON.parse(String(line))) > 0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const sayAll = (level: string) => {
  lines.length = 0;
  vi.stubEnv("LOG_LEVEL", level);
  logInfo("request", { status: 200 });
  logWarning("webhook-failed", { attempt: 1 });
  logFault("request failed", new TypeError("张三"), { operation: "check-health" });
  return lines.map(({ level: said }) => said);
};

it("is one JSON object a line, with its level, its time and its fields", () => {
  logInfo("request", { status: 200, ms: 4 });
  expect(lines).toEqual([
    {
      level: "INFO",
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      message: "request",
      status: 200,
      ms: 4,
    },
  ]);
});

it("lets a level and those above it through, and all where the level is not one of ours", () => {
  const all = ["INFO", "WARN", "ERROR"];
  expect(["INFO", "warn", "ERROR", "SILENT", "DEBUG", ""].map(sayAll)).toEqual([
    all,
    all.slice(1),
    all.slice(2),
    [],
    all,
    all,
  ]);
});

it("names a fault by its class and never by what it says", () => {
  sayAll("ERROR");
  expect(lines).toMatchObject([
    { operation: "check-health", fault: expect.stringMatching(/^TypeError at /) },
  ]);
  expect(JSON.stringify(lines)).not.toContain("张三");
});
