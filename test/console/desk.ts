import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { broker } from "../journeys/broker.ts";
import { type Complaint, watchPage } from "./watch-page.ts";

/** ms that a page may take for anything on a machine that has other things to do. */
const PATIENCE = 45_000;

let browser: Browser | undefined;
const open: { readonly close: () => Promise<void> }[] = [];
const complaints: Complaint[] = [];

/** Connects a file's tests to the browser, closes their pages, and fails where a page complained. */
export const useBrowser = (): void => {
  beforeAll(async () => {
    browser = await chromium.connect(inject("browser"));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
    expect(complaints.splice(0), "what the pages complained of").toEqual([]);
  });
  afterAll(() => browser?.close());
};

/** A browser profile of its own with one page, before anybody signed in. */
export const freshPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
  if (!browser) throw new Error("useBrowser() comes first");
  const context = await browser.newContext({
    baseURL: broker.url,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
    ...options,
  });
  open.push(context);
  context.setDefaultTimeout(PATIENCE);
  context.on("page", (page) => watchPage(page, broker.url, complaints));
  return context.newPage();
};

/** Picks a person on the local identity provider's page. */
export const pickPerson = (page: Page, staffId: string): Promise<void> =>
  page.locator(`button[value="${staffId}"]`).click();

/** Signs a person in at a page of the console, as people do it, and waits until that page stands. */
export const signedIn = async (
  staffId: string,
  path = "/console/",
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await freshPage(options);
  await page.goto(path);
  await page.getByRole("button", { name: "登录" }).click();
  await pickPerson(page, staffId);
  await page.locator(".page h1, .notice h2").first().waitFor();
  return page;
};
