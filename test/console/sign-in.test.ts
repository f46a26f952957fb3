import { describe, expect, it } from "vitest";
import { claimed, routed } from "../journeys/steps.ts";
import { caseAddress, confirmation, dialogOf, eventsOf, openAction, waitForStatus } from "./case-page.ts";
import { freshPage, pickPerson, signedInByHand, useBrowser } from "./desk.ts";
import { endSession, forgetUser, tokenIn } from "./session.ts";

useBrowser();

describe("signing in", () => {
  it("leads from the console to the local people and back to the desk", async () => {
    const page = await freshPage();
    await page.goto("/console/");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("heading", { name: "登录通办" }).waitFor();
    await pickPerson(page, "xian-clerk-0");
    await page.getByRole("heading", { name: "专窗工作台" }).waitFor();
    expect(await page.locator(".account").textContent()).toContain("李梅");
  });

  it("comes back to the page that was asked for", async () => {
    const { caseId, externalRef } = await routed();
    const page = await signedInByHand("xian-clerk-0", `${caseAddress(caseId)}?from=letter`);
    await page.getByText(externalRef).first().waitFor();
    expect(page.url()).toMatch(new RegExp(`${caseId}\\?from=letter$`));
  });

  it("ends with signing out", async () => {
    const page = await signedInByHand("xian-clerk-0");
    await page.locator(".account").click();
    await page.getByText("退出登录").click();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
  });
});

describe("another tab", () => {
  it("opened from a list is signed in by itself, with tokens of its own", async () => {
    const { caseId } = await routed();
    const page = await signedInByHand("xian-clerk-0");
    const link = page.locator(`[data-case="${caseId}"] a`);
    const opened = page.context().waitForEvent("page");
    await link.click({ modifiers: ["Control"] });
    const tab = await opened;
    await waitForStatus(tab, "待领取");
    expect(tab.url()).toContain(caseAddress(caseId));
    expect(await tokenIn(tab)).not.toBe(await tokenIn(page));
  });

  it("asks to sign in where the identity provider knows nobody any more, and goes where it was opened for", async () => {
    const page = await signedInByHand("xian-clerk-0");
    await page.context().clearCookies();
    const tab = await page.context().newPage();
    await tab.goto("/console/desk?list=mine");
    await tab.getByRole("button", { name: "登录" }).click();
    await pickPerson(tab, "xian-clerk-0");
    await tab.getByRole("heading", { name: "专窗工作台" }).waitFor();
    expect(tab.url()).toMatch(/list=mine$/);
  });

  it("asks to sign in after signing out, without asking the identity provider first", async () => {
    const page = await signedInByHand("xian-clerk-0");
    await page.locator(".account").click();
    await page.getByText("退出登录").click();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    const tab = await page.context().newPage();
    const asked: string[] = [];
    tab.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await tab.goto("/console/desk");
    await tab.getByRole("button", { name: "登录", exact: true }).waitFor();
    expect(asked.filter((path) => path.startsWith("/oidc/auth"))).toEqual([]);
  });
});

describe("a session that ends while somebody types", () => {
  const REASON = "该场所属临潼区管辖";

  const typing = async () => {
    const { caseId } = await claimed("xian-clerk-1");
    const page = await signedInByHand("xian-clerk-1", caseAddress(caseId));
    await openAction(page, "不予受理");
    await page.getByLabel("不予受理的理由").fill(REASON);
    return { page, caseId };
  };

  it("asks to sign in again in a second window and keeps what was typed", async () => {
    const { page, caseId } = await typing();
    await page.getByLabel("应向其申请的机关").fill("临潼区市场监督管理局");
    await endSession(page);
    await confirmation(page, "不予受理").click();
    const again = page.getByRole("button", { name: "重新登录" });
    await again.click();
    await again.waitFor({ state: "hidden" });
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe(REASON);
    await confirmation(page, "不予受理").click();
    await waitForStatus(page, "不予受理");
    expect((await eventsOf(caseId, "xian-clerk-1")).filter((type) => type === "CaseDeclined")).toHaveLength(
      1,
    );
  });

  it("brings the text back where the tab lost its tokens and the identity provider still knows who it is", async () => {
    const { page } = await typing();
    await forgetUser(page);
    await page.reload();
    await dialogOf(page).getByText("已恢复您上次未提交的内容").waitFor();
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe(REASON);
  });

  it("brings the text back after signing in on the page itself", async () => {
    const { page } = await typing();
    await forgetUser(page);
    await page.context().clearCookies();
    await page.reload();
    await page.getByRole("button", { name: "登录" }).click();
    await pickPerson(page, "xian-clerk-1");
    await dialogOf(page).getByText("已恢复您上次未提交的内容").waitFor();
    expect(await page.getByLabel("不予受理的理由").inputValue()).toBe(REASON);
  });
});
