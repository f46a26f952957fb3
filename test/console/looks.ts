import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { violationsOn } from "./accessibility.ts";

/** Where screenshots go, where somebody is to look at them; taking them costs a tenth of the time. */
const folder = process.env["TONGBAN_SCREENSHOTS"];
if (folder) mkdirSync(folder, { recursive: true });

type Size = { readonly width: number; readonly height: number };

const desktop: Size = { width: 1366, height: 768 };
const tablet: Size = { width: 1024, height: 768 };
const portrait: Size = { width: 768, height: 1024 };
/** The narrowest window that pages are made for. */
export const phone: Size = { width: 390, height: 844 };

/** Sizes of pages whose layout changes between them. */
export const bothLayouts: readonly Size[] = [desktop, portrait];

/** A page that is looked at. */
export type Look = {
  readonly name: string;
  readonly path: () => string;
  /** What is there when the page is ready. */
  readonly ready: string;
  /** What is done on the page before it is looked at. */
  readonly after?: (page: Page) => Promise<void>;
  /** Sizes at which axe-core looks; the desktop's alone if not given. */
  readonly examined?: readonly Size[];
};

/** A page that has loaded, whatever it shows. */
export const loaded = ".page:not(:has(.loading)) h1";

/**
 * Looks at a page at each size: a screenshot if one is wanted, and whether anything is wider than the window; and at one
 * size, unless more are named, what axe-core says.
 */
export const lookAt = async (
  page: Page,
  name: string,
  examined: readonly Size[] = [desktop],
): Promise<void> => {
  for (const size of [desktop, tablet, portrait, phone]) {
    await page.setViewportSize(size);
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    if (folder)
      await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), animations: "disabled" });
    const wider = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect.soft(wider, `${name} at ${size.width}: px wider than the window`).toBe(0);
    if (examined.includes(size))
      expect.soft(await violationsOn(page), `${name} at ${size.width}: axe-core`).toEqual([]);
  }
  await page.setViewportSize(desktop);
};

/**
 * Goes to a page as a link inside of the console does, without loading the console anew, and looks at it. It goes by way
 * of a page that is not there, so that nothing of the page before can be taken for the next one.
 */
export const visit = async (page: Page, look: Look, name = look.name): Promise<void> => {
  await follow(page, "/console/nowhere");
  const nowhere = page.locator("#main > .notice:has(h1) > a");
  await nowhere.waitFor();
  await follow(page, look.path());
  await nowhere.waitFor({ state: "detached" });
  await page.locator(look.ready).first().waitFor();
  await look.after?.(page);
  await lookAt(page, name, look.examined);
};

const follow = (page: Page, path: string): Promise<void> =>
  page.evaluate(
    `history.pushState(null, "", ${JSON.stringify(path)}); void dispatchEvent(new PopStateEvent("popstate"))`,
  );

/** Only here is the page's policy set aside: axe-core is put into the page as a script. */
export const forAxe = { bypassCSP: true };
