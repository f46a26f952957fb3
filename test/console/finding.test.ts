import { expectValue } from "@tongban/sdk";
import { describe, expect, it } from "vitest";
import { NANJING, YINCHUAN } from "../journeys/directory.ts";
import { accepted, routed, worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { actionsOn, caseAddress, waitForStatus } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { comeBackToTab } from "./session.ts";

useBrowser();

const aPerson = (name: string) => ({
  applicant: { kind: "person" as const, name, citizenId: "11010519491231002X" },
});

describe("searching all cases", () => {
  it("finds a finished case by the applicant's full name, and keeps the name out of the address", async () => {
    const { caseId } = await routed({ handling: YINCHUAN, ...aPerson("欧阳婉清") });
    const clerk = worker("yinchuan-clerk-0");
    const mine = expectValue(await clerk.claim(caseId));
    const taken = expectValue(await clerk.accept(caseId, mine.version));
    expectValue(await clerk.grant(caseId, taken.version));

    const page = await signedIn("yinchuan-clerk-1");
    await page.locator(".board-search input").fill("欧阳婉清");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "查找办件" }).waitFor();
    const row = page.locator(`[data-case="${caseId}"]`);
    await row.getByText("已办结").waitFor();
    expect(decodeURIComponent(page.url())).toMatch(/\/search$/);
    expect(await row.textContent()).not.toContain("欧阳婉清");
    await row.getByRole("link").click();
    await waitForStatus(page, "已办结");
    await page.goBack();
    await page.locator(`[data-case="${caseId}"] a:focus`).waitFor();
  });

  it("finds a case by its number and by the partner's reference", async () => {
    const { caseId, externalRef } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-1", "/console/search");
    for (const text of [caseId, externalRef]) {
      await page.getByRole("searchbox").fill(text);
      await page.keyboard.press("Enter");
      await page.locator(`[data-case="${caseId}"]`).waitFor();
    }
  });

  it("says where nothing was found, and what must be given", async () => {
    const page = await signedIn("yinchuan-clerk-1", "/console/search");
    await page.getByRole("searchbox").fill("查无此人");
    await page.keyboard.press("Enter");
    await page.getByText("没有找到“查无此人”").waitFor();
    await page.getByText("姓名要完整").waitFor();
  });

  it("says what went wrong where it could not be searched, and tries again when asked", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-1", "/console/search");
    await page.context().setOffline(true);
    await page.getByRole("searchbox").fill(caseId);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("网络已断开").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "重试" }).click();
    await page.locator(`[data-case="${caseId}"]`).waitFor();
  });
});

describe("what a region sent out", () => {
  it("is a list at its window, to be read only", async () => {
    const { caseId } = await accepted("xian-clerk-3");
    const page = await signedIn("nanjing-clerk", "/console/desk?list=sent");
    const row = page.locator(`[data-case="${caseId}"]`);
    await row.getByText("西安市").waitFor();
    await row.getByRole("link").click();
    await waitForStatus(page, "已受理");
    await page.getByText("本地转出，由西安市办理；仅供查看。").waitFor();
    expect(await actionsOn(page)).toEqual([]);
    expect(await page.locator(".timeline-who").allInnerTexts()).toContain("办理地工作人员");
    expect(await page.textContent("main")).not.toContain("刘洋");
    for (const key of ["a", "c", "d", "n"]) await page.keyboard.press(key);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("is beside what it received for its coordinator, in numbers and in the list behind them", async () => {
    const { caseId } = await routed();
    const page = await signedIn("nanjing-coordinator", "/console/overview");
    await page.getByText("我地转出").click();
    await until(async () => {
      await comeBackToTab(page);
      const shown = page.locator(".bar", { hasText: "待领取" }).locator(".bar-number");
      return Number(await shown.textContent()) > 0 || undefined;
    });
    expect(await page.getByText("今日到期").count()).toBe(0);
    await page.locator(".bar", { hasText: "待领取" }).click();
    await page.locator(`[data-case="${caseId}"]`).getByText("西安市").waitFor();
    expect(page.url()).toContain("direction=out");
    expect(page.url()).toContain(`region=${NANJING}`);
    await page.getByText("我地办理").click();
    await page.locator(`[data-case="${caseId}"]`).waitFor({ state: "detached" });
  });
});

describe("who works at two windows", () => {
  it("sees how much waits at each, and keeps the one chosen on every way back to the desk", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const page = await signedIn("two-window-clerk");
    await page.getByText(/640100 通办专窗（待领取 \d+）/).click();
    await page.locator(".page-line", { hasText: "640100 通办专窗" }).waitFor();
    await page.goto(caseAddress(caseId));
    await waitForStatus(page, "待领取");
    await page.keyboard.press("1");
    await page.locator(".page-line", { hasText: "640100 通办专窗" }).waitFor();
  });
});

describe("what people read on a case", () => {
  it("are names and not ids: of the agreement, of the partner, of the window and of a file's format", async () => {
    const materials = [
      { title: "申请书", mediaType: "application/pdf" as const, sha256: "0".repeat(64), size: 35_000 },
    ];
    const { caseId } = await routed({ materials });
    const page = await signedIn("xian-clerk-3", caseAddress(caseId));
    await waitForStatus(page, "待领取");
    const text = (await page.textContent("main")) ?? "";
    expect(text).toContain("PDF · 34 KB");
    for (const id of ["application/pdf", "nanjing-gov", "xian-nanjing", "window-610100"])
      expect(text.replace(/框架协议 [\w-]+/g, ""), id).not.toContain(id);
  });
});
