import { describe, expect, it } from "vitest";
import { broker } from "../journeys/broker.ts";
import { YINCHUAN } from "../journeys/directory.ts";
import { routed } from "../journeys/steps.ts";
import { caseAddress, caseIdOn, waitForStatus } from "./case-page.ts";
import { freshPage, signedIn, useBrowser } from "./desk.ts";

useBrowser();

describe("the keyboard", () => {
  it("moves through a list, opens, claims and searches without a mouse", async () => {
    await routed({ handling: YINCHUAN });
    await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-1");
    const chosen = page.locator(".case-row-chosen");
    await page.locator(".case-row").nth(1).waitFor();
    await page.keyboard.press("j");
    const first = await chosen.getAttribute("data-case");
    await page.keyboard.press("j");
    await page.locator(`.case-row-chosen:not([data-case="${first}"])`).waitFor();
    await page.keyboard.press("k");
    await page.locator(`.case-row-chosen[data-case="${first}"] a:focus`).waitFor();
    await page.keyboard.press("Enter");
    await waitForStatus(page, "待领取");
    expect(caseIdOn(page)).toBe(first);
    await page.keyboard.press("c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Enter");
    await waitForStatus(page, "已领取");

    await page.keyboard.press("1");
    await page.getByRole("heading", { name: "专窗工作台" }).waitFor();
    await page.locator(".case-row").first().waitFor();
    await page.keyboard.press("/");
    await page.locator(".board-search input:focus").waitFor();
    await page.keyboard.type("jck");
    await page.getByText("没有匹配“jck”的办件").waitFor();
  });

  it("has a help sheet, on which single keys can be switched off", async () => {
    const page = await signedIn("yinchuan-clerk-1");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog");
    await sheet.getByText("领取下一件", { exact: true }).waitFor();
    await sheet.getByRole("switch").click();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.keyboard.press("/");
    expect(await page.locator(".board-search input:focus").count()).toBe(0);
  });
});

describe("the language", () => {
  it("is Chinese until English is chosen, and the choice is remembered", async () => {
    const page = await signedIn("yinchuan-clerk-1");
    await page.getByRole("heading", { name: "专窗工作台" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Desk" }).waitFor();
    await page.getByRole("button", { name: "Give me the next one" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Desk" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});

describe("times", () => {
  it("are those of Shanghai wherever the browser thinks it is", async () => {
    const { caseId, submittedAt } = await routed();
    const page = await signedIn("xian-clerk-8", caseAddress(caseId), { timezoneId: "America/New_York" });
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Shanghai",
      hour: "2-digit",
      minute: "2-digit",
    });
    await page
      .getByText(clock.format(new Date(submittedAt)))
      .first()
      .waitFor();
  });
});

describe("a printed case", () => {
  it("has neither the message of what was just done nor any button", async () => {
    const { caseId } = await routed();
    const page = await signedIn("xian-clerk-8", caseAddress(caseId));
    await waitForStatus(page, "待领取");
    await page.keyboard.press("c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Enter");
    const message = page.locator(".ant-message");
    await message.getByText("已领取").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await message.isVisible()).toBe(false);
    await page.locator(".print-only").waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
  });
});

describe("the content security policy", () => {
  it("is sent with the page and lets no inline script in", async () => {
    const page = await freshPage();
    const answer = await page.goto("/console/");
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy.match(/script-src [^;]*/)?.[0]).toBe("script-src 'self'");
    expect(policy).not.toContain("unsafe-eval");
  });

  it("is not needed where an application carries markup: it is shown as text", async () => {
    const { caseId } = await routed({
      form: { 经营场所: "西安市", 备注: "<img src=x onerror=\"document.title='bitten'\">" },
    });
    const page = await signedIn("xian-clerk-8", caseAddress(caseId));
    await page.getByText("<img src=x").waitFor();
    expect(await page.title()).not.toBe("bitten");
    expect(page.url()).toContain(broker.url);
  });
});
