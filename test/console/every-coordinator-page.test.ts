import { beforeAll, describe, it } from "vitest";
import { NANJING, XIAN } from "../journeys/directory.ts";
import { accepted, claimed, worker } from "../journeys/steps.ts";
import { caseAddress } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { bothLayouts, forAxe, type Look, loaded, visit } from "./looks.ts";

useBrowser();

const cases = { claimed: "", decided: "" };

beforeAll(async () => {
  cases.claimed = (await claimed("xian-clerk-7")).caseId;
  const { caseId, version } = await accepted("xian-clerk-7");
  await worker("xian-clerk-7").grant(caseId, version);
  cases.decided = caseId;
});

const coordinatorLooks: readonly Look[] = [
  { name: "overview", path: () => "/console/overview", ready: ".bar", examined: bothLayouts },
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
  ...(
    [
      "agreement",
      "list",
      "window",
      "team",
      "standard",
      "check",
      "readiness",
      "gap",
      "difference",
      "history",
    ] as const
  ).map(
    (tab): Look => ({
      name: `editor-${tab}`,
      path: () => `/console/agreements/three-cities/editor?tab=${tab}`,
      ready: ".part-panel:not(:has(.loading))",
    }),
  ),
  { name: "packages", path: () => "/console/packages", ready: ".package-item, .notice" },
  { name: "new-package", path: () => "/console/packages/new", ready: loaded },
  { name: "departments", path: () => "/console/departments", ready: loaded },
  { name: "exports", path: () => "/console/exports", ready: loaded },
  { name: "payments", path: () => "/console/payments", ready: loaded },
  { name: "coordinators-inquiries", path: () => "/console/inquiries", ready: loaded },
  { name: "new-agreement", path: () => "/console/new-agreement", ready: ".fields" },
  { name: "window-webhook", path: () => `/console/windows/window-${XIAN}/webhook`, ready: ".webhook-form" },
  { name: "windows", path: () => "/console/windows", ready: ".table" },
  {
    name: "windows-nothing-found",
    path: () => "/console/windows",
    ready: ".table",
    after: async (page) => {
      await page.getByRole("textbox").fill("没有这样的专窗");
      await page.locator(".notice").waitFor();
    },
  },
  {
    name: "window-record",
    path: () => `/console/windows/window-${XIAN}`,
    ready: ".record-facts:not(:has(.loading)) ~ .record-history .timeline li",
  },
  {
    name: "window-registering",
    path: () => "/console/windows",
    ready: ".table",
    after: async (page) => {
      await page.getByRole("button", { name: "登记专窗" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "local-standard", path: () => `/console/local-standards/${XIAN}`, ready: ".list-editor" },
  { name: "roster", path: () => `/console/windows/window-${XIAN}/roster`, ready: ".duty-grid" },
  { name: "people", path: () => "/console/people", ready: ".table" },
  { name: "person", path: () => "/console/people/xian-clerk-7", ready: ".record-history .timeline li" },
  { name: "matters", path: () => "/console/matters", ready: ".table" },
  { name: "coordinators-case", path: () => caseAddress(cases.claimed), ready: ".timeline li" },
];

describe("every page of a coordinator is accessible and fits at every size", () => {
  it("in Chinese", async () => {
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
