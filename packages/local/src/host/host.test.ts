import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { fixtureBundles, fixtureDefinition } from "../../test/definition.ts";
import { eventually, isAlive, scratchFolder } from "../../test/scratch.ts";
import { type HostOptions, startHost } from "./host.ts";

const startFixture = async (dataDir: string, options: Partial<HostOptions> = {}) => {
  const broker = await startHost(fixtureDefinition, {
    port: 0,
    dataDir,
    workers: "run",
    logLevel: "INFO",
    bundleDir: fixtureBundles,
    consoleDir: join(dataDir, "console"),
    documentation: { pages: join(dataDir, "docs"), openapi: dataDir },
    ...options,
  });
  onTestFinished(() => broker.stop());
  return broker;
};

const onBoard = async (url: string, caseId: string): Promise<string | undefined> => {
  const response = await fetch(`${url}/v1/cases/${caseId}`);
  const body: { seen?: string } = JSON.parse(await response.text());
  return response.status === 200 ? body.seen : undefined;
};

const program = fileURLToPath(new URL("../../test/broker-process.ts", import.meta.url));

const spawnBroker = async (dataDir: string, environment: Record<string, string> = {}) => {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const said = await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), exited]);
  return { child, exited, said: String(said[0]).trim() };
};

test("a case goes from the API through stream and queue to the board, and is there after a restart", async () => {
  const dataDir = scratchFolder();
  const first = await startFixture(dataDir);
  expect((await fetch(`${first.url}/v1/cases/one`, { method: "POST" })).status).toBe(201);
  expect(await eventually(() => onBoard(first.url, "one"))).toBe("1");
  await first.stop();

  const second = await startFixture(dataDir);
  expect(await onBoard(second.url, "one")).toBe("1");
  expect(Object.values(second.bundles).every(({ reused }) => reused)).toBe(true);
});

test("held workers do nothing until they are started", async () => {
  const broker = await startFixture(scratchFolder(), { workers: "hold" });
  await fetch(`${broker.url}/v1/cases/one`, { method: "POST" });
  expect(await onBoard(broker.url, "one")).toBeUndefined();
  broker.startWorkers();
  expect(await eventually(() => onBoard(broker.url, "one"))).toBe("1");
});

test("after kill -9 nothing is left running and the next start finishes every acknowledged case", async () => {
  const dataDir = scratchFolder();
  const first = await spawnBroker(dataDir);
  const engine = Number(readFileSync(join(dataDir, "dynamodb/engine.pid"), "utf8"));
  const ids = Array.from({ length: 20 }, (_, n) => `case-${n}`);
  for (const id of ids)
    expect((await fetch(`${first.said}/v1/cases/${id}`, { method: "POST" })).status).toBe(201);
  first.child.kill("SIGKILL");
  await eventually(() => !isAlive(engine));

  const second = await startFixture(dataDir);
  for (const id of ids) expect(await eventually(() => onBoard(second.url, id))).toMatch(/^[1-9]$/);
});

test("a second broker on the same folder, or on a port in use, ends with one sentence", async () => {
  const dataDir = scratchFolder();
  const { said } = await spawnBroker(dataDir);
  const second = await spawnBroker(dataDir);
  expect(second.said).toMatch(
    /^The data folder .* is in use by another broker \(process \d+, http.*\); stop it, or set TONGBAN_DATA .*\.$/,
  );
  const third = await spawnBroker(scratchFolder(), { TONGBAN_PORT: new URL(said).port });
  expect(third.said).toMatch(
    /^Port \d+ is in use; stop what uses it, or set TONGBAN_PORT to another port\.$/,
  );
  expect(await third.exited).toEqual([1, null]);
});

test("several brokers run at once and know nothing of each other", async () => {
  const [one, two] = await Promise.all([startFixture(scratchFolder()), startFixture(scratchFolder())]);
  await fetch(`${one.url}/v1/cases/only`, { method: "POST" });
  expect(await eventually(() => onBoard(one.url, "only"))).toBe("1");
  expect(await onBoard(two.url, "only")).toBeUndefined();
});

test("a request under another host's name is refused, so no web page can reach the broker by DNS rebinding", async () => {
  const { url } = await startFixture(scratchFolder(), { workers: "hold" });
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${url}/v1/echo`, { headers: { host: "evil.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject);
    asked.end();
  });
  expect(status).toBe(421);
  expect((await fetch(`${url}/`, { redirect: "manual" })).headers.get("location")).toBe(`${url}/console/`);
});

test("a seed that fails stops the start and leaves the folder free", async () => {
  const dataDir = scratchFolder();
  const seed = async () => {
    throw new Error("bad seed");
  };
  await expect(startFixture(dataDir, { seed })).rejects.toThrow("bad seed");
  let seeded = "";
  await startFixture(dataDir, {
    seed: async ({ environment }) => {
      seeded = environment["TABLE_NAME"] ?? "";
    },
  });
  expect(seeded).toBe("tongban");
});
