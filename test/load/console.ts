/** `node test/load/console.ts [minutes]`: the built console in a real browser against a local broker, as one table. */
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page, type Response } from "playwright-core";
import { chromiumOptions } from "../console/chromium.ts";
import { startMeasured } from "./broker.ts";
import { quantile } from "./requests.ts";
import { putWaiting } from "./waiting-cases.ts";

const CLERK = "li-mei";
const WINDOW = "xian-610100-1";
const minutes = Number(process.argv[2] ?? 3);

type Row = readonly [what: string, ours: string, target: string];

const say = (text: string) => process.stderr.write(`${text}\n`);

const signIn = async (browser: Browser, url: string): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto("/console/");
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator(`button[value="${CLERK}"]`).click();
  await page.locator(".board").waitFor();
  return page;
};

/** ms from asking for the address to rows in view and a main button that takes clicks. */
const usable = async (page: Page): Promise<number> => {
  await page.goto("/console/desk");
  await page.locator(".next-button button:enabled").waitFor();
  await page.locator(".case-row").first().waitFor();
  return page.evaluate("performance.now()");
};

/** Scrolls a list from its head to its end and gives the time between frames, ms. */
const scrollFrames = (page: Page): Promise<number[]> =>
  page.evaluate(`new Promise((done) => {
    const box = document.querySelector(".case-list");
    const gaps = [];
    let last = performance.now();
    const step = (at) => {
      gaps.push(at - last);
      last = at;
      box.scrollTop += 400;
      const end = box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
      if (end) done(gaps.slice(1)); else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);

/** Loads every page of the list by going to its end again and again. */
const loadAll = async (page: Page, count: number): Promise<void> => {
  const rows = page.locator(".case-list table");
  while (Number(await rows.getAttribute("aria-rowcount")) < count + 1) {
    await page.evaluate(
      `(() => { const box = document.querySelector(".case-list"); box.scrollTop = box.scrollHeight; })()`,
    );
    await delay(50);
  }
  await page.evaluate(`document.querySelector(".case-list").scrollTop = 0`);
};

const idleRequests = async (page: Page): Promise<readonly Response[]> => {
  const answers: Response[] = [];
  await page.goto("/console/desk");
  await page.locator(".case-row").first().waitFor();
  await delay(2_000);
  page.on("response", (response) => answers.push(response));
  await delay(minutes * 60_000);
  return answers;
};

const broker = await startMeasured();
broker.startWorkers();
const browser = await chromium.launch(chromiumOptions());
const rows: Row[] = [];
try {
  say("500 waiting cases …");
  await putWaiting(broker, WINDOW, 0, 500);
  const page = await signIn(browser, broker.url);
  await usable(page);
  const times: number[] = [];
  for (let i = 0; i < 7; i++) times.push(await usable(page));
  rows.push([
    "navigation → a usable desk, 500 waiting, p50 / worst of 7",
    `${quantile(times, 0.5).toFixed(0)} / ${Math.max(...times).toFixed(0)} ms`,
    "≤ 1500 ms",
  ]);

  say(`an idle clerk for ${minutes} minutes …`);
  const answers = await idleRequests(page);
  const unchanged = answers.filter((answer) => answer.status() === 304).length;
  rows.push(["requests of an idle clerk per hour", ((answers.length / minutes) * 60).toFixed(0), "≤ 180"]);
  rows.push(["… of them answered 304", `${unchanged} of ${answers.length}`, "most"]);

  say("5,000 waiting cases …");
  await putWaiting(broker, WINDOW, 500, 5_000);
  await page.goto("/console/desk");
  await page.locator(".case-row").first().waitFor();
  await loadAll(page, 5_000);
  const gaps = await scrollFrames(page);
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
  rows.push([
    `scrolling 5,000 rows, ${gaps.length} frames, p50 / p99 between frames`,
    `${quantile(gaps, 0.5).toFixed(1)} / ${quantile(gaps, 0.99).toFixed(1)} ms`,
    "16.7 ms",
  ]);
  rows.push([
    "… frames dropped at 60 Hz",
    `${dropped} (${((100 * dropped) / (gaps.length + dropped)).toFixed(1)} %)`,
    "–",
  ]);
  rows.push(["… rows drawn at once", String(await page.locator(".case-row").count()), "–"]);
} finally {
  await browser.close();
  await broker.stop();
}
process.stdout.write(
  `${["| console in chromium | ours | target |", "|---|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n")}\n`,
);
