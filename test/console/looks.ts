import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { violationsOn } from "./accessibility.ts";

/** Where screenshots go, where somebody is to look at them; taking them costs a tenth of the time. */
const folder = process.env["TONGBAN_SCREENSHOTS"];
if (folder) mkdirSync(folder, { recursive: true });

const desktop = { width: 1366, height: 768 };
const tablet = { width: 1024, height: 768 };
const portrait = { width: 768, height: 1024 };
/** The narrowest window that pages are made for. */
export const phone = { width: 390, height: 844 };

/** Sizes at which axe-core looks as well. */
const examined: readonly { readonly width: number }[] = [desktop, portrait];

/** A page that is looked at. */
export type Look = {
  readonly name: string;
  readonly path: () => string;
  /** What is there when the page is ready. */
  readonly ready: string;
  /** What is done on the page before it is looked at. */
  readonly after?: (page: Page) => Promise<void>;
};

/** Looks at a page at each size: a screenshot if one is wanted, what axe-core says, and whether anything is wider than the window. */
export const lookAt = async (page: Page, name: string): Promise<void> => {
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

/** Goes to a page and looks at it. */
export const visit = async (page: Page, look: Look, name = look.name): Promise<void> => {
  await page.goto(look.path());
  await page.locator(look.ready).first().waitFor();
  await look.after?.(page);
  await lookAt(page, name);
};

/** Only here is the page's policy set aside: axe-core is put into the page as a script. */
export const forAxe = { bypassCSP: true };
