import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { eventually, scratchFolder } from "../../test/scratch.ts";
import { createSteppedClock } from "../clock/stepped-clock.ts";
import { bundleFunctions } from "../host/bundle.ts";
import { createFunctionPool, type FunctionPool } from "./function-pool.ts";

const createMisbehaving = async ({
  timeout = 20,
  idleLimitMs = 60_000,
  clock,
}: {
  timeout?: number;
  idleLimitMs?: number;
  clock?: SharedArrayBuffer;
} = {}) => {
  const folder = scratchFolder();
  const bundles = await bundleFunctions({ misbehave: { entry: "packages/local/test/misbehave.ts" } }, folder);
  const logFile = join(folder, "misbehave.log");
  const setting = {
    functionName: "misbehave",
    bundle: bundles["misbehave"]?.path ?? "",
    region: "cn-local-1",
    memory: 64,
    timeout,
    logFile,
    environment: { TABLE_NAME: "tongban" },
    clock,
  };
  const pool = createFunctionPool(setting, idleLimitMs);
  onTestFinished(() => pool.stop());
  return { pool, logFile };
};

test("a function gets its event, a real-looking context and its own environment only", async () => {
  const { pool } = await createMisbehaving();
  const answer = await pool.invoke({ do: "answer" });
  expect(answer).toMatchObject({
    functionName: "misbehave",
    environment: { TABLE_NAME: "tongban" },
    invocations: 1,
  });
  expect(answer).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer).not.toHaveProperty("environment.HOME");
  expect(answer).toHaveProperty("remaining", expect.any(Number));
});

test("a function reads the time of a stepped clock that its thread was given, wherever that is moved to", async () => {
  const clock = createSteppedClock(Date.UTC(2026, 0, 1));
  const { pool } = await createMisbehaving({ clock: clock.memory });
  const timeAt = (iso: string) => ({ now: Date.parse(iso), date: iso });
  expect(await pool.invoke({ do: "tell-time" })).toEqual(timeAt("2026-01-01T00:00:00.000Z"));
  clock.moveTo(Date.UTC(2026, 5, 19, 9, 30));
  expect(await pool.invoke({ do: "tell-time" })).toEqual(timeAt("2026-06-19T09:30:00.000Z"));
});

test("a warm thread is used again and what it prints goes to the log file", async () => {
  const { pool, logFile } = await createMisbehaving();
  await pool.invoke({ do: "print" });
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 2 });
  expect(readFileSync(logFile, "utf8")).toContain("printed by a function\n");
});

test("a thrown error reaches the caller and the log, and the thread goes on", async () => {
  const { pool, logFile } = await createMisbehaving();
  await expect(pool.invoke({ do: "throw" })).rejects.toMatchObject({
    kind: "threw",
    message: "misbehave: TypeError: as told",
  });
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 2 });
  expect(readFileSync(logFile, "utf8")).toContain('"errorType":"TypeError"');
});

test.for(["exit", "reject-later", "fill-memory"])(
  "after %s the next event gets a fresh thread",
  async (what) => {
    const { pool } = await createMisbehaving();
    await expect(pool.invoke({ do: what })).rejects.toMatchObject({ kind: "crashed" });
    expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 1 });
  },
);

test.for(["hang", "spin"])(
  "%s is killed at the timeout and the next event gets a fresh thread",
  async (what) => {
    const { pool } = await createMisbehaving({ timeout: 1 });
    await expect(pool.invoke({ do: what })).rejects.toMatchObject({
      kind: "timed-out",
      message: "misbehave: task timed out after 1 seconds",
    });
    expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 1 });
  },
);

test("events that wait do not keep others from running", async () => {
  const { pool } = await createMisbehaving();
  const hanging = Array.from({ length: 5 }, () => pool.invoke({ do: "hang" }).catch(() => "ended"));
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ functionName: "misbehave" });
  await pool.stop();
  expect(await Promise.all(hanging)).toEqual(Array(5).fill("ended"));
});

/** How many threads ran so many events at once. */
const threadsFor = async (pool: FunctionPool, events: number, event: { do: string; ms: number }) =>
  new Set(await Promise.all(Array.from({ length: events }, () => pool.invoke(event)))).size;

test("threads that are at work are joined by no others, threads that wait are", async () => {
  const { pool } = await createMisbehaving();
  const eager = availableParallelism() + 1;
  await threadsFor(pool, eager, { do: "sleep", ms: 50 });
  expect(await threadsFor(pool, 4 * eager, { do: "work", ms: 60 })).toBeLessThanOrEqual(eager);
  expect(await threadsFor(pool, 4 * eager, { do: "sleep", ms: 1_000 })).toBeGreaterThan(eager);
});

test("threads that nothing is left for end, but one", async () => {
  const { pool } = await createMisbehaving({ idleLimitMs: 60 });
  expect(await threadsFor(pool, 3, { do: "sleep", ms: 300 })).toBe(3);
  await eventually(() => pool.threads() === 1);
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 2 });
});

test("after a reload events run in a new thread", async () => {
  const { pool } = await createMisbehaving();
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 1 });
  pool.reload();
  expect(await pool.invoke({ do: "answer" })).toMatchObject({ invocations: 1 });
});

test("a bundle that does not load is a crash that says why", async () => {
  const pool = createFunctionPool({
    functionName: "absent",
    bundle: "/nowhere/index.mjs",
    region: "cn-local-1",
    memory: 64,
    timeout: 5,
    logFile: join(scratchFolder(), "absent.log"),
    environment: {},
  });
  onTestFinished(() => pool.stop());
  await expect(pool.invoke({})).rejects.toMatchObject({
    kind: "crashed",
    message: expect.stringContaining("/nowhere/index.mjs"),
  });
});
