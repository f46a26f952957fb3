/** `npm run pictures`: the desk, the service level and the bulletin as the README shows them, of a broker filled for it. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readAnnouncement } from "@tongban/local";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumOptions } from "../console/chromium.ts";
import { until } from "../journeys/until.ts";

type Picture = {
  readonly name: string;
  readonly person: string;
  readonly path: string;
  /** What is there when the page is ready. */
  readonly ready: string;
  /** px */
  readonly height: number;
};

const pictures: readonly Picture[] = [
  { name: "desk", person: "li-mei", path: "/console/desk", ready: ".case-row", height: 700 },
  {
    name: "service-level",
    person: "zhao-min",
    path: "/console/service-level",
    ready: ".page:has(.recharts-line):has(.rows-table)",
    height: 980,
  },
  { name: "bulletin", person: "zhao-min", path: "/console/bulletin", ready: ".rows-table", height: 980 },
];

/** px */
const WIDTH = 1366;
/** Bytes that a picture may have in the repository. */
const LIMIT = 150_000;
/** ms that a broker may take to start: its first start builds every function. */
const START_BOUND = 300_000;
/** How many times the demo's three cases are carried through, and how many more wait at the window. */
const carried = 3;
const waiting = 6;

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = at("docs/pictures");
const dataDir = mkdtempSync(join(tmpdir(), "tongban-pictures-"));
const env = { ...process.env, TONGBAN_DATA: dataDir, TONGBAN_PORT: "0", TONGBAN_URL: "" };
const say = (text: string) => process.stdout.write(`${text}\n`);

const demo = (...options: string[]) =>
  promisify(execFile)(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", at("packages/sdk/src/demo.ts"), ...options],
    { env },
  );

const fill = async (): Promise<void> => {
  for (let n = 1; n <= carried; n++) {
    say(`Carrying three cases through (${n} of ${carried}) …`);
    await demo();
  }
  await demo("--submit-only", "--count", String(waiting));
};

const signedIn = async (
  browser: Browser,
  url: string,
  { person, height }: Pick<Picture, "person" | "height">,
): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: WIDTH, height },
    locale: "zh-CN",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto("/console/");
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator(`button[value="${person}"]`).click();
  await page.locator(".page h1").first().waitFor();
  return page;
};

const take = async (browser: Browser, url: string, picture: Picture): Promise<void> => {
  const { name, path, ready } = picture;
  const page = await signedIn(browser, url, picture);
  // What was just done is counted some seconds later.
  await until(async () => {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    return (await page.locator(ready).count()) > 0 ? true : undefined;
  }, 60_000);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  const bytes = statSync(file).size;
  say(`${file}: ${Math.round(bytes / 1_000)} KB`);
  if (bytes > LIMIT) throw new Error(`${file} has ${bytes} bytes; the limit is ${LIMIT}`);
};

const broker = spawn(
  process.execPath,
  ["--disable-warning=ExperimentalWarning", at("packages/local/src/main.ts")],
  { env, stdio: ["ignore", "ignore", "inherit"] },
);
const ended = once(broker, "exit");
try {
  say("Starting a broker on a scratch folder …");
  const url = await until(async () => {
    if (broker.exitCode !== null) throw new Error(`the broker ended with ${broker.exitCode}`);
    return readAnnouncement(dataDir)?.url;
  }, START_BOUND);
  await fill();
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(chromiumOptions());
  try {
    for (const picture of pictures) await take(browser, url, picture);
  } finally {
    await browser.close();
  }
} finally {
  broker.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
