import { existsSync } from "node:fs";
import type { LaunchOptions } from "playwright-core";

const executablePath = process.env["TONGBAN_CHROMIUM"] || "/usr/bin/chromium";

/** How Debian's chromium is started here: nothing of it calls home. Throws where it is not installed. */
export const chromiumOptions = (): LaunchOptions => {
  if (!existsSync(executablePath))
    throw new Error(
      `${executablePath} is missing: apt-get install chromium fonts-noto-cjk, or name another in TONGBAN_CHROMIUM`,
    );
  return {
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
};
