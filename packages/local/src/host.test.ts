import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fixtureDefinition } from "./fixtures/definition.ts";
import { eventually, scratchFolder } from "./fixtures/scratch.ts";
import { type HostOptions, startHost } from "./host.ts";

const startFixture = async (dataDir: string, options: Partial<HostOptions> = {}) => {
  const broker = await startHost(fixtureDefinition, {
    port: 0,
    dataDir,
    workers: "run",
    logLevel: "INFO",
    bundleDir: join(dataDir, "bundles"),
    consoleDir: join(dataDir, "console"),
    ...options,
  });
  onTestFinished(() => broker.stop());
  return broker;
};

const onBoard = async (url: string, caseId: string): Promise<string | undefined> => {
  const response = await fetch(`${url}/v1/cases/${caseId}`);
  const body: { seen?: string } = await response.json();
  return response.status === 200 ? body.seen : undefined;
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
