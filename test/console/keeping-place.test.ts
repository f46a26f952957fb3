import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { YINCHUAN } from "../journeys/directory.ts";
import { claimed, routed, worker } from "../journeys/steps.ts";
import { caseAddress, confirmation, dialogOf, openAction, waitForStatus } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

/** What has the keyboard: a class name, or the tag where it has none. */
const focusOn = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement.className.split(' ')[0] || document.activeElement.tagName");

describe("going back to a list", () => {
  it("finds the search, the scrolling and the row as they were left", async () => {
    for (let count = 0; count < 12; count++) await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0");
    await page.locator(".case-row").nth(8).waitFor();
    await page.locator(".board-search input").fill("食品");
    await page.evaluate("document.querySelector('.case-list').scrollTop = 128");
    const row = page.locator(".case-row").nth(6);
    const caseId = await row.getAttribute("data-case");
    await row.locator("a").click();
    await waitForStatus(page, "待领取");
    expect(await focusOn(page)).toBe("H1");
    await page.goBack();
    await page.locator(`[data-case="${caseId}"] a:focus`).waitFor();
    expect(await page.locator(".board-search input").inputValue()).toBe("食品");
    expect(await page.evaluate("document.querySelector('.case-list').scrollTop")).toBe(128);
  });

  it("gives the keyboard to the row though its case has left the list, which the row says", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0");
    await page.locator(`[data-case="${caseId}"] a`).click();
    await openAction(page, "领取");
    await confirmation(page, "领取").click();
    await waitForStatus(page, "已领取");
    await page.goBack();
    await page.getByRole("heading", { name: "专窗工作台" }).waitFor();
    await page.locator(`.case-row-gone[data-case="${caseId}"] a:focus`).waitFor();
  });
});

describe("a row", () => {
  it("opens its case wherever it is clicked", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0");
    for (const column of [0, 2, 3]) {
      const cell = page.locator(`[data-case="${caseId}"]`).locator("td, th").nth(column);
      await cell.scrollIntoViewIfNeeded();
      const box = await cell.boundingBox();
      if (!box) throw new Error("a cell without a place");
      await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
      await page.waitForURL((url) => url.pathname.endsWith(caseId));
      await page.goBack();
    }
  });
});

describe("a dialog", () => {
  it("gives the keyboard to its first field, and back to what opened it", async () => {
    const { caseId } = await claimed("xian-clerk-8");
    const page = await signedIn("xian-clerk-8", caseAddress(caseId));
    await openAction(page, "不予受理");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".action-buttons button:focus", { hasText: "不予受理" }).waitFor();
    await page.keyboard.press("?");
    await dialogOf(page).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".action-buttons button:focus", { hasText: "不予受理" }).waitFor();
    await page.getByRole("button", { name: "查看完整信息" }).click();
    await dialogOf(page).locator("input:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("button:focus", { hasText: "查看完整信息" }).waitFor();
  });

  it("gives the keyboard to the first field that is wrong", async () => {
    const { caseId } = await claimed("xian-clerk-8");
    const page = await signedIn("xian-clerk-8", caseAddress(caseId));
    await openAction(page, "不予受理");
    await page.getByLabel("不予受理的理由").fill("不属于本机关职权范围");
    await confirmation(page, "不予受理").click();
    await page.getByLabel("应向其申请的机关").and(page.locator(":focus")).waitFor();
  });

  it("asks before typed text is thrown away, and goes back to it on another Esc", async () => {
    const { caseId } = await claimed("xian-clerk-8");
    const page = await signedIn("xian-clerk-8", caseAddress(caseId));
    await openAction(page, "不予受理");
    await page.keyboard.type("reason");
    await page.keyboard.press("Escape");
    await dialogOf(page).getByText("您填写的内容尚未提交").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("textarea:focus").waitFor();
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe("reason");
    await dialogOf(page).locator(".ant-modal-close").click();
    await dialogOf(page).getByRole("button", { name: "放弃内容" }).click();
    await dialogOf(page).waitFor({ state: "detached" });
    await openAction(page, "不予受理");
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe("");
  });

  it("tells the former holder who has the case now", async () => {
    const { caseId, version } = await claimed("yinchuan-clerk-0", { handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0", caseAddress(caseId));
    await openAction(page, "受理");
    expectValue(await worker("yinchuan-lead").reassign(caseId, version, "yinchuan-clerk-1"));
    await confirmation(page, "受理").click();
    const sentence = await dialogOf(page).getByRole("alert").getByText("该办件现由丁宁经办。").textContent();
    expect(sentence).not.toMatch(/版/);
    await page.getByRole("button", { name: "知道了" }).and(page.locator(":focus")).waitFor();
  });
});

describe("a case opened without a network", () => {
  it("says so, offers to try again, and comes by itself with the network", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0");
    await page.locator(`[data-case="${caseId}"]`).waitFor();
    await page.context().setOffline(true);
    await page.locator(`[data-case="${caseId}"] a`).click();
    await page.getByRole("heading", { name: "内容未能载入" }).waitFor();
    await page.getByText("网络已断开，内容还没有载入").waitFor();
    await page.getByRole("button", { name: "重试" }).waitFor();
    await page.context().setOffline(false);
    await waitForStatus(page, "待领取");
  });
});
