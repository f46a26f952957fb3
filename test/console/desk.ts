import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { CONSOLE_CLIENT } from "../../packages/local/src/identity/sign-in-configuration.ts";
import { broker } from "../journeys/broker.ts";
import { tokenClaiming } from "../journeys/staff-tokens.ts";
import { type Complaint, watchPage } from "./watch-page.ts";

/** ms that a page may take for anything on a machine that has other things to do. */
const PATIENCE = 90_000;

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
export const signedInByHand = async (staffId: string, path = "/console/"): Promise<Page> => {
  const page = await freshPage();
  await page.goto(path);
  await page.getByRole("button", { name: "登录" }).click();
  await pickPerson(page, staffId);
  await stands(page);
  return page;
};

/** s that a page is signed in for: longer than any test takes. */
const SIGNED_IN_FOR = 3_600;

/** Opens a page of the console as somebody who signed in before, without the pages that it takes. */
export const signedIn = async (
  staffId: string,
  path = "/console/",
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await freshPage(options);
  const user = {
    access_token: await tokenClaiming(staffId, { expiresIn: SIGNED_IN_FOR }),
    token_type: "Bearer",
    scope: "openid offline_access",
    profile: { sub: staffId },
    expires_at: Math.floor(Date.now() / 1_000) + SIGNED_IN_FOR,
  };
  const kept = [`oidc.user:${broker.url}/oidc:${CONSOLE_CLIENT}`, JSON.stringify(user)];
  // The storage of an empty page cannot be asked for.
  await page.addInitScript(
    `if (location.origin === "${broker.url}") sessionStorage.setItem(...${JSON.stringify(kept)})`,
  );
  await page.goto(path);
  await stands(page);
  return page;
};

const stands = (page: Page): Promise<void> => page.locator(".page h1, .notice h2").first().waitFor();
