import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { NANJING, PROMISED, XIAN, YINCHUAN } from "../journeys/directory.ts";
import { routed, worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { comeBackToTab } from "./session.ts";

useBrowser();

const countOf = async (page: Page, status: string): Promise<number> =>
  Number(await page.locator(".bar", { hasText: status }).locator(".bar-number").textContent());

describe("a coordinator", () => {
  it("sees a decision counted", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-coordinator", "/console/overview");
    await page.locator(".bar").first().waitFor();
    const before = await until(async () => {
      await comeBackToTab(page);
      return (await countOf(page, "待领取")) > 0 ? countOf(page, "已办结") : undefined;
    });
    const clerk = worker("yinchuan-clerk-0");
    const mine = expectValue(await clerk.claim(caseId));
    const taken = expectValue(await clerk.accept(caseId, mine.version));
    expectValue(await clerk.grant(caseId, taken.version));
    await until(async () => {
      await comeBackToTab(page);
      // What other tests decided just before may be counted as late.
      return (await countOf(page, "已办结")) > before || undefined;
    });
  });

  it("comes from a number to the cases behind it", async () => {
    await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-coordinator", "/console/overview");
    await page.locator(".bar", { hasText: "待领取" }).click();
    await page.getByRole("heading", { name: "办件", exact: true }).waitFor();
    expect(page.url()).toContain("status=routed");
    await page.locator(".case-row").first().waitFor();
    expect(new Set(await page.locator(".case-row .status-mark").allInnerTexts())).toEqual(
      new Set(["待领取"]),
    );
  });

  it("keeps the filters of the cases in the address, through a reload and for whoever gets the link", async () => {
    await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-coordinator", "/console/cases");
    await page.getByLabel("状态").click();
    await page.locator(".ant-select-item-option", { hasText: "待领取" }).click();
    await page.getByLabel("事项").click();
    await page.locator(".ant-select-item-option", { hasText: "食品经营许可" }).click();
    await page.waitForURL(/matter=/);
    const address = page.url();
    expect(address).toContain("status=routed");
    expect(address).toContain(`matter=${PROMISED}`);
    await page.reload();
    await page.locator(".case-row").first().waitFor();
    expect(page.url()).toBe(address);
    expect(await page.locator(".filters").textContent()).toContain("待领取");
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.waitForURL((url) => !url.search.includes("status="));
  });

  it("sees of an agreement which of the five parts stand and which are missing", async () => {
    const page = await signedIn("yinchuan-coordinator", "/console/agreements");
    const card = page.locator(".agreement-card", { hasText: "three-cities" });
    await card.locator(".part").first().waitFor();
    const parts = await card.locator(".part-name").allInnerTexts();
    expect(parts).toEqual(["框架协议", "事项清单", "专窗", "专班", "标准"]);
    // One of Nanjing's windows has no team.
    expect(await card.locator(".part-partial .part-name, .part-missing .part-name").allInnerTexts()).toEqual([
      "专班",
    ]);
    await card.getByRole("link").click();
    await page.getByText("专班还没有人员").waitFor();
    await page.getByRole("table").getByText("食品经营许可（新办）").waitFor();
  });

  it("sees which matters are live between two regions, and what is missing the other way", async () => {
    const there = `/console/live?source=${NANJING}&handling=${XIAN}`;
    const page = await signedIn("xian-coordinator", there);
    const row = page.getByRole("row", { name: /食品经营许可/ });
    await row.getByText("今日可办").waitFor();
    await page.getByRole("button", { name: "互换方向" }).click();
    await row.getByText("专窗未开放").waitFor();
    expect(page.url()).toContain(`source=${XIAN}`);
    await page.getByText("不在清单中").first().waitFor();
  });
});
