import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { setup as startBroker } from "../journeys/global-setup.ts";
import { chromiumOptions } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one browser of these tests takes connections. */
    browser: string;
  }
}

const built = fileURLToPath(new URL("../../packages/console/dist/index.html", import.meta.url));

/** Starts the one broker and the one browser that all files share; refuses where either would be without its part. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const options = chromiumOptions();
  if (!existsSync(built))
    throw new Error(
      "The console is not built: run npm run build -w @tongban/console, or npm test at the root",
    );
  const stopBroker = await startBroker(project);
  const browser = await chromium.launchServer({ ...options, host: "127.0.0.1" });
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await stopBroker();
  };
};
