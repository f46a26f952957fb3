import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type RunningBroker, startBrokerProcess } from "./broker-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    broker: RunningBroker;
  }
}

/** Starts the one broker that all journeys share, and ends it after them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-journeys-"));
  const broker = await startBrokerProcess(dataDir);
  const { url, environment } = broker;
  project.provide("broker", { url, dataDir, environment });
  return async () => {
    await broker.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
};
