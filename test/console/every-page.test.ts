import { expectValue } from "@tongban/sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { XIAN } from "../journeys/directory.ts";
import { accepted, claimed, routed, worker } from "../journeys/steps.ts";
import { caseAddress, openAction } from "./case-page.ts";
import { freshPage, signedIn, useBrowser } from "./desk.ts";
import { bothLayouts, forAxe, type Look, loaded, lookAt, phone, visit } from "./looks.ts";

useBrowser();

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
  { name: "desk-waiting", path: () => "/console/desk", ready: ".case-row", examined: bothLayouts },
  { name: "desk-mine", path: () => "/console/desk?list=mine", ready: ".case-row" },
  { name: "case-waiting", path: () => caseAddress(cases.routed), ready: ".timeline li" },
  {
    name: "case-claimed",
    path: () => caseAddress(cases.claimed),
    ready: ".timeline li",
    examined: bothLayouts,
  },
  { name: "case-decided", path: () => caseAddress(cases.decided), ready: ".outcome" },
  { name: "case-asked", path: () => caseAddress(cases.asked), ready: ".timeline li" },
  { name: "case-suspended", path: () => caseAddress(cases.suspended), ready: ".segment-paused" },
  {
    name: "explanation",
    path: () => `${caseAddress(cases.suspended)}/explanation?limit=30wd`,
    ready: ".explanation-aside .due-calendar",
  },
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
  ...(
    [
      ["intake", "/console/intake"],
      ["take-in", "/console/intake/new"],
      ["take-in-package", "/console/intake/package"],
      ["queue", `/console/windows/window-${XIAN}/queue`],
      ["parcels", `/console/windows/window-${XIAN}/parcels`],
      ["inquiries", "/console/inquiries"],
      ["notifications", "/console/notifications"],
      ["search", "/console/search"],
    ] as const
  ).map(([name, path]): Look => ({ name, path: () => path, ready: loaded })),
  // The last one at the desk, which keeps what was searched for.
  {
    name: "desk-nothing-found",
    path: () => "/console/desk",
    ready: ".case-row",
    after: async (page) => {
      await page.getByRole("textbox").fill("没有这样的办件");
      await page.locator(".notice").waitFor();
    },
  },
  // It stays open over whatever page comes next.
  {
    name: "help",
    path: () => "/console/desk?list=mine",
    ready: loaded,
    after: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
];

const operatorLooks: readonly Look[] = [
  { name: "installation", path: () => "/console/installation", ready: ".record-figure" },
  { name: "regions", path: () => "/console/regions", ready: ".table" },
  { name: "region", path: () => "/console/regions/610100", ready: ".record-history .timeline li" },
  { name: "partners", path: () => "/console/partners", ready: ".table" },
  { name: "partner", path: () => "/console/partners/nanjing-gov", ready: ".record-key" },
  {
    name: "partner-key",
    path: () => "/console/partners/nanjing-gov",
    ready: ".record-key",
    after: async (page) => {
      await page.getByRole("button", { name: "登记公钥" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];

describe("every page but a coordinator's is accessible and fits at every size", () => {
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
    const page = await signedIn("xian-clerk-7", "/console/nowhere", forAxe);
    await lookAt(page, "not-found");
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

  it("an operator's", async () => {
    const page = await signedIn("operator", "/console/", forAxe);
    for (const look of operatorLooks) await visit(page, look);
    await page.goto("/console/installation");
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    await visit(page, {
      name: "partner-en",
      path: () => "/console/partners/nanjing-gov",
      ready: ".record-key",
    });
  });

  it("a source region's", async () => {
    const page = await signedIn("nanjing-clerk", "/console/", forAxe);
    await visit(page, { name: "desk-sent", path: () => "/console/desk?list=sent", ready: ".case-row" });
    await visit(page, { name: "case-sent", path: () => caseAddress(cases.suspended), ready: ".clock-run" });
  });
});
