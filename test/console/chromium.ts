import { existsSync } from "node:fs";
import type { LaunchOptions } from "playwright-core";
import { unpackedChromium } from "./unpacked-chromium.ts";

const named = process.env["TONGBAN_CHROMIUM"];

const chosen = (): Pick<LaunchOptions, "executablePath" | "env"> => {
  if (named === undefined || named === "") {
    const { program, env } = unpackedChromium();
    return { executablePath: program, env: { ...process.env, ...env } };
  }
  if (!existsSync(named))
    throw new Error(`${named} is missing: name a chromium in TONGBAN_CHROMIUM, or leave it out`);
  return { executablePath: named };
};

/** How the browser is started: that of `TONGBAN_CHROMIUM`, or else of the development dependencies. Nothing of it calls home. */
export const chromiumOptions = (): LaunchOptions => ({
  ...chosen(),
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
