import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyCases } from "@tongban/store";
import type { TestProject } from "vitest/node";
import { type RunningBroker, startBrokerProcess } from "./broker-process.ts";
import { storeOf } from "./store-of.ts";

declare module "vitest" {
  interface ProvidedContext {
    broker: RunningBroker;
  }
}

/** Starts the one broker that all journeys share; after them, every case must be what its events make of it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-journeys-"));
  const broker = await startBrokerProcess(dataDir);
  const { url, environment } = broker;
  project.provide("broker", { url, dataDir, environment });
  return async () => {
    const found = await verifyCases(storeOf(broker));
    await broker.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    // A teardown that throws is only a note beside the report; the exit code is what counts.
    if (found.faults.length > 0) {
      process.exitCode = 1;
      throw new Error(
        `of ${found.cases} cases, these are not what their events say: ${JSON.stringify(found.faults)}`,
      );
    }
  };
};
