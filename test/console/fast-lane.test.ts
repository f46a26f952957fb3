import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { YINCHUAN } from "../journeys/directory.ts";
import { accepted, claimed, routed, worker } from "../journeys/steps.ts";
import { caseAddress, caseIdOn, dialogOf, eventsOf, openAction, waitForStatus } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

/** Presses keys and counts them; Ctrl with a letter counts as two. */
const countingKeys = (page: Page) => {
  let count = 0;
  return {
    press: async (key: string): Promise<void> => {
      count += key.split("+").length;
      await page.keyboard.press(key);
    },
    count: () => count,
  };
};

describe("the fast lane", () => {
  it("goes from the next case through acceptance to a grant and the next one in at most 8 keystrokes", async () => {
    await routed({ handling: YINCHUAN });
    await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-1");
    await page.locator(".case-row").nth(1).waitFor();
    const keys = countingKeys(page);
    await keys.press("n");
    await waitForStatus(page, "已领取");
    const first = caseIdOn(page);
    await keys.press("a");
    await dialogOf(page).waitFor();
    await keys.press("Enter");
    await waitForStatus(page, "已受理");
    await dialogOf(page).waitFor({ state: "hidden" });
    await keys.press("d");
    await dialogOf(page)
      .getByRole("radio", { name: "准予许可" })
      .and(page.locator(":focus"))
      .waitFor({ state: "attached" });
    await keys.press("Control+Enter");
    await page.waitForURL((url) => !url.pathname.endsWith(first));
    await waitForStatus(page, "已领取");
    expect(keys.count()).toBeLessThanOrEqual(8);
    // Whatever others did with it before.
    expect((await eventsOf(first, "yinchuan-clerk-1")).slice(-3)).toEqual([
      "CaseClaimed",
      "CaseAccepted",
      "CaseDecided",
    ]);
    await page.locator("h1:focus").waitFor();
    await worker("yinchuan-clerk-1").release(caseIdOn(page), 3);
  });

  it("does not take the next case where only the decision was asked for", async () => {
    const { caseId } = await accepted("xian-clerk-9");
    const page = await signedIn("xian-clerk-9", caseAddress(caseId));
    await openAction(page, "审批决定");
    await page.keyboard.press("Enter");
    await waitForStatus(page, "已办结");
    expect(caseIdOn(page)).toBe(caseId);
    await page.locator("h1:focus").waitFor();
    await page.getByRole("button", { name: "领取下一件" }).waitFor();
  });

  it("leaves letters to whoever types, and all keys to an open dialog", async () => {
    const { caseId } = await claimed("xian-clerk-9");
    const page = await signedIn("xian-clerk-9", caseAddress(caseId));
    await waitForStatus(page, "已领取");
    await page.keyboard.press("x");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("advance");
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe("advance");
    await dialogOf(page).getByRole("button", { name: "取消" }).focus();
    await page.keyboard.press("a");
    expect(await dialogOf(page).locator(".ant-modal-title").textContent()).toBe("不予受理");
  });
});
