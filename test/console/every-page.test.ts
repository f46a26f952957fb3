import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { NANJING, XIAN } from "../journeys/directory.ts";
import { accepted, claimed, routed, worker } from "../journeys/steps.ts";
import { violationsOn } from "./accessibility.ts";
import { caseAddress, openAction } from "./case-page.ts";
import { freshPage, signedIn, useBrowser } from "./desk.ts";

useBrowser();

const folder = fileURLToPath(new URL("../../.screenshots/", import.meta.url));

const desktop = { width: 1366, height: 768 };
const tablet = { width: 1024, height: 768 };
const portrait = { width: 768, height: 1024 };
const phone = { width: 390, height: 844 };

/** Sizes at which axe-core looks as well. */
const examined: readonly { readonly width: number }[] = [desktop, portrait];

type Look = {
  readonly name: string;
  readonly path: () => string;
  /** What is there when the page is ready. */
  readonly ready: string;
  /** What is done on the page before it is looked at. */
  readonly after?: (page: Page) => Promise<void>;
};

const cases = { routed: "", claimed: "", decided: "", asked: "", suspended: "" };

beforeAll(async () => {
  cases.routed = (await routed()).caseId;
  cases.claimed = (await claimed("xian-clerk-7")).caseId;
  const { caseId, version } = await accepted("xian-clerk-7");
  await worker("xian-clerk-7").grant(caseId, version);
  cases.decided = caseId;
  const asked = await claimed("xian-clerk-7");
  expectValue(await worker("xian-clerk-7").askSupplement(asked.caseId, asked.version, "身份证", "场所证明"));
  cases.asked = asked.caseId;
  const suspended = await accepted("xian-clerk-7");
  expectValue(await worker("xian-clerk-7").suspend(suspended.caseId, suspended.version));
  cases.suspended = suspended.caseId;
});

const clerkLooks: readonly Look[] = [
  { name: "desk-waiting", path: () => "/console/desk", ready: ".case-row" },
  { name: "desk-mine", path: () => "/console/desk?list=mine", ready: ".case-row" },
  {
    name: "desk-nothing-found",
    path: () => "/console/desk",
    ready: ".case-row",
    after: async (page) => {
      await page.getByRole("textbox").fill("没有这样的办件");
      await page.locator(".notice").waitFor();
    },
  },
  { name: "case-waiting", path: () => caseAddress(cases.routed), ready: ".timeline li" },
  { name: "case-claimed", path: () => caseAddress(cases.claimed), ready: ".timeline li" },
  { name: "case-decided", path: () => caseAddress(cases.decided), ready: ".outcome" },
  { name: "case-asked", path: () => caseAddress(cases.asked), ready: ".timeline li" },
  { name: "case-suspended", path: () => caseAddress(cases.suspended), ready: ".segment-paused" },
  {
    name: "explanation",
    path: () => `${caseAddress(cases.suspended)}/explanation?limit=30wd`,
    ready: ".explanation-aside .due-calendar",
  },
  { name: "letter", path: () => `${caseAddress(cases.asked)}/notices/4`, ready: ".letter" },
  { name: "desk-done", path: () => "/console/desk?list=done", ready: ".finish-on-time" },
  {
    name: "dialog-supplement",
    path: () => caseAddress(cases.claimed),
    ready: ".timeline li",
    after: async (page) => {
      await openAction(page, "告知补正");
      await page.getByRole("button", { name: "再加一项" }).click();
    },
  },
  {
    name: "dialog-decline",
    path: () => caseAddress(cases.claimed),
    ready: ".timeline li",
    after: (page) => openAction(page, "不予受理"),
  },
  {
    name: "dialog-reveal",
    path: () => caseAddress(cases.claimed),
    ready: ".timeline li",
    after: (page) => page.getByRole("button", { name: "查看完整信息" }).click(),
  },
  {
    name: "help",
    path: () => "/console/desk",
    ready: ".case-row",
    after: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "not-found", path: () => "/console/nowhere", ready: ".notice" },
];

const coordinatorLooks: readonly Look[] = [
  { name: "overview", path: () => "/console/overview", ready: ".bar" },
  { name: "service-level", path: () => "/console/service-level", ready: ".recharts-surface" },
  {
    name: "service-level-all",
    path: () => "/console/service-level?kind=overall",
    ready: ".recharts-surface",
  },
  { name: "bulletin", path: () => "/console/bulletin", ready: ".rows-table" },
  { name: "appraisal", path: () => "/console/appraisal", ready: ".rule-row" },
  { name: "cases", path: () => "/console/cases", ready: ".case-row" },
  { name: "cases-empty", path: () => "/console/cases?due=overdue", ready: ".notice" },
  { name: "live", path: () => `/console/live?source=${NANJING}&handling=${XIAN}`, ready: ".live-table" },
  { name: "live-unchosen", path: () => "/console/live", ready: ".notice" },
  {
    name: "agreements",
    path: () => "/console/agreements",
    ready: ".agreement-cards:has(.part):not(:has(.loading))",
  },
  { name: "agreement", path: () => "/console/agreements/three-cities", ready: ".windows-team" },
  { name: "window-webhook", path: () => `/console/windows/window-${XIAN}/webhook`, ready: ".webhook-form" },
  { name: "coordinators-case", path: () => caseAddress(cases.claimed), ready: ".timeline li" },
];

/** Looks at a page at each size: a screenshot, what axe-core says, and whether anything is wider than the window. */
const lookAt = async (page: Page, name: string): Promise<void> => {
  for (const size of [desktop, tablet, portrait, phone]) {
    await page.setViewportSize(size);
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    await page.screenshot({ path: `${folder}${name}-${size.width}.png`, animations: "disabled" });
    const wider = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect.soft(wider, `${name} at ${size.width}: px wider than the window`).toBe(0);
    if (examined.includes(size))
      expect.soft(await violationsOn(page), `${name} at ${size.width}: axe-core`).toEqual([]);
  }
  await page.setViewportSize(desktop);
};

const visit = async (page: Page, look: Look, name = look.name): Promise<void> => {
  await page.goto(look.path());
  await page.locator(look.ready).first().waitFor();
  await look.after?.(page);
  await lookAt(page, name);
};

/** Only here is the page's policy set aside: axe-core is put into the page as a script. */
const forAxe = { bypassCSP: true };

describe("every page is accessible and fits at every size", () => {
  mkdirSync(folder, { recursive: true });

  it("before signing in", async () => {
    const page = await freshPage(forAxe);
    await page.goto("/console/");
    const signIn = page.getByRole("button", { name: "登录" });
    await signIn.waitFor();
    await lookAt(page, "sign-in");
    await signIn.click();
    await page.locator("button[value]").first().waitFor();
    await lookAt(page, "people");
  });

  it("a clerk's", async () => {
    const page = await signedIn("xian-clerk-7", "/console/", forAxe);
    for (const look of clerkLooks) await visit(page, look);
  });

  it("a list on a phone, with room for what each row is", async () => {
    const page = await signedIn("xian-clerk-7", "/console/desk", { viewport: phone });
    const matter = page.locator(".case-row th").first();
    await matter.waitFor();
    const box = await matter.boundingBox();
    expect(box?.width).toBeGreaterThan(100);
  });

  it("a lead's", async () => {
    const page = await signedIn("xian-lead", "/console/", forAxe);
    await visit(page, {
      name: "desk-team",
      path: () => "/console/desk?list=team",
      ready: ".case-row",
      after: (there) => there.locator(".case-row input").first().check(),
    });
  });

  it("a source region's", async () => {
    const page = await signedIn("nanjing-clerk", "/console/", forAxe);
    await visit(page, { name: "desk-sent", path: () => "/console/desk?list=sent", ready: ".case-row" });
    await visit(page, { name: "case-sent", path: () => caseAddress(cases.suspended), ready: ".clock-run" });
  });

  it("a coordinator's", async () => {
    const page = await signedIn("xian-coordinator", "/console/", forAxe);
    for (const look of coordinatorLooks) await visit(page, look);
  });

  it("in English", async () => {
    const page = await signedIn("xian-coordinator", "/console/", forAxe);
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    for (const look of coordinatorLooks.slice(0, 4)) await visit(page, look, `${look.name}-en`);
    await visit(page, { name: "case-en", path: () => caseAddress(cases.decided), ready: ".outcome" });
  });
});
