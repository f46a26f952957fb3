/** `npm run pictures`: the desk, the service level and the bulletin as the README shows them, of some months made for it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
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
  { name: "desk", person: "wang-jun", path: "/console/desk?list=team", ready: ".case-row", height: 700 },
  {
    name: "service-level",
    person: "zhao-min",
    path: "/console/service-level?kind=overall",
    ready: ".page:has(.recharts-line):has(.rows-table)",
    height: 1160,
  },
  { name: "bulletin", person: "zhao-min", path: "/console/bulletin", ready: ".rows-table", height: 980 },
];

/** px */
const WIDTH = 1366;
/** Bytes that a picture may have in the repository. */
const LIMIT = 150_000;
/** The months that the pictures show: some weeks before the last day, so that a trend is one. */
const months = ["--cases", "900", "--from", "2026-01-05", "--to", "2026-03-20"];
/** ms that they may take to be made, and the console to show them. */
const YEAR_BOUND = 1_800_000;

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = at("docs/pictures");
const dataDir = mkdtempSync(join(tmpdir(), "tongban-pictures-"));
const env = { ...process.env, TONGBAN_DATA: dataDir };
const say = (text: string) => process.stdout.write(`${text}\n`);

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
  // The page goes by the year's clock, as whoever worked in it would.
  await page.clock.install({ time: await brokerTime(url) });
  await page.goto("/console/");
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator(`button[value="${person}"]`).click();
  await page.locator(".page h1").first().waitFor();
  return page;
};

const brokerTime = async (url: string): Promise<Date> =>
  new Date((await fetch(`${url}/console/`)).headers.get("date") ?? "");

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

const demo = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    at("packages/sdk/src/demo.ts"),
    ...["--year", "--stay", ...months],
  ],
  { env, stdio: ["ignore", "pipe", "inherit"] },
);
let said = "";
demo.stdout.setEncoding("utf8").on("data", (text: string) => {
  said += stripVTControlCharacters(text);
  process.stdout.write(text);
});
const ended = once(demo, "exit");
try {
  const url = await until(async () => {
    if (demo.exitCode !== null) throw new Error(`the demo ended with ${demo.exitCode}`);
    return /The year is at (http:\S+?)\/console\//.exec(said)?.[1];
  }, YEAR_BOUND);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(chromiumOptions());
  try {
    for (const picture of pictures) await take(browser, url, picture);
  } finally {
    await browser.close();
  }
} finally {
  demo.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
