import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { YINCHUAN } from "../journeys/directory.ts";
import { accepted, claimed, routed, worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { chooseIn, dialogOf } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const toYinchuan = { handling: YINCHUAN };

/** Scrolls the list on, and from its end to its beginning. */
const scrollOn = `(() => {
  const list = document.querySelector(".case-list");
  if (!list) return;
  const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
  list.scrollTop = atEnd ? 0 : list.scrollTop + 300;
})()`;

/**
 * Marks a case wherever it stands in the list, of which only what is seen is on the page; a row that another case pushes
 * out of sight before it is marked is looked for again.
 */
const mark = async (page: Page, caseId: string): Promise<void> => {
  const box = page.locator(`[data-case="${caseId}"] input[type=checkbox]`);
  await until(async () => {
    if ((await box.count()) > 0)
      return box.check({ timeout: 2_000 }).then(
        () => true,
        () => undefined,
      );
    await page.evaluate(scrollOn);
    return undefined;
  });
};

const giveTo = async (page: Page, name: string): Promise<void> => {
  await page.locator(".batch-bar").getByRole("button", { name: "批量改派" }).click();
  const dialog = dialogOf(page);
  await chooseIn(dialog, name);
  await dialog.getByLabel("改派理由").fill("原经办人请假");
  await dialog.getByRole("button", { name: "批量改派" }).click();
};

describe("a lead's desk", () => {
  it("gives several waiting cases to one person at once", async () => {
    const cases = [await routed(toYinchuan), await routed(toYinchuan)];
    const page = await signedIn("yinchuan-lead", "/console/desk");
    for (const { caseId } of cases) await mark(page, caseId);
    await page.getByText("已勾选 2 件").waitFor();
    await giveTo(page, "丁宁");
    await page.getByText("2 件已完成").waitFor();
    for (const { caseId } of cases)
      expect(expectValue(await worker("yinchuan-clerk-1").look(caseId))).toMatchObject({
        status: "claimed",
        holder: "yinchuan-clerk-1",
      });
    await page.locator(".batch-bar").waitFor({ state: "detached" });
  });

  it("says of each case that moved on meanwhile that it was not given", async () => {
    const [stays, moves] = [await routed(toYinchuan), await routed(toYinchuan)];
    const page = await signedIn("yinchuan-lead", "/console/desk");
    await mark(page, stays.caseId);
    await mark(page, moves.caseId);
    expectValue(await worker("yinchuan-clerk-0").claim(moves.caseId));
    await giveTo(page, "丁宁");
    await dialogOf(page).getByText("1 件未能完成").waitFor();
    await dialogOf(page).locator("li", { hasText: moves.externalRef }).getByText("勾选后已有变动").waitFor();
    await dialogOf(page).locator("li", { hasText: stays.externalRef }).getByText("已完成").waitFor();
    await dialogOf(page).getByRole("button", { name: "知道了" }).click();
    expect(expectValue(await worker("yinchuan-clerk-0").look(moves.caseId)).holder).toBe("yinchuan-clerk-0");
    expect(expectValue(await worker("yinchuan-clerk-1").look(stays.caseId)).holder).toBe("yinchuan-clerk-1");
  });

  it("shows what each person holds, and one person's cases alone; a key marks the row", async () => {
    const { caseId } = await claimed("yinchuan-clerk-1", toYinchuan);
    const { caseId: others } = await claimed("yinchuan-clerk-0", toYinchuan);
    const page = await signedIn("yinchuan-lead", "/console/desk?list=team");
    await page.locator(`[data-case="${others}"]`).waitFor();
    await page.locator(".team-person", { hasText: "丁宁" }).click();
    await page.locator(`[data-case="${others}"]`).waitFor({ state: "detached" });
    await page.locator(`[data-case="${caseId}"] a`).focus();
    await page.keyboard.press("m");
    await page.getByText("已勾选 1 件").waitFor();
    expect(await page.locator(`[data-case="${caseId}"] input[type=checkbox]`).isChecked()).toBe(true);
  });

  it("lets a clerk claim several, and put them back with a reason that the next one sees", async () => {
    const cases = [await routed(toYinchuan), await routed(toYinchuan)];
    const page = await signedIn("yinchuan-clerk-0", "/console/desk");
    for (const { caseId } of cases) await mark(page, caseId);
    expect(await page.locator(".batch-bar button", { hasText: "批量改派" }).count()).toBe(0);
    await page.locator(".batch-bar").getByRole("button", { name: "批量领取" }).click();
    await dialogOf(page).getByRole("button", { name: "批量领取" }).click();
    await page.getByText("2 件已完成").waitFor();
    await page.goto("/console/desk?list=mine");
    for (const { caseId } of cases) await mark(page, caseId);
    await page.locator(".batch-bar").getByRole("button", { name: "批量取消领取" }).click();
    await dialogOf(page).getByLabel("取消领取的理由").fill("明日外出培训");
    await dialogOf(page).getByRole("button", { name: "批量取消领取" }).click();
    await page.getByText("2 件已完成").waitFor();
    const [first] = cases;
    const seen = expectValue(await worker("yinchuan-clerk-1").look(first?.caseId ?? ""));
    expect(seen).toMatchObject({
      status: "routed",
      timeline: expect.arrayContaining([
        expect.objectContaining({ type: "CaseReleased", note: "明日外出培训" }),
      ]),
    });
  });
});

describe("what is done", () => {
  it("stands in a list of its own, with whether it was in time and how it came out", async () => {
    const { caseId, version } = await accepted("xian-clerk-5");
    expectValue(await worker("xian-clerk-5").grant(caseId, version));
    const page = await signedIn("xian-clerk-5", "/console/desk?list=done");
    const row = page.locator(`[data-case="${caseId}"]`);
    await row.getByText("按时办结").waitFor();
    await row.getByText("准予许可").waitFor();
  });
});

describe("what a region sent out", () => {
  it("is narrowed by status and by what is due, in an address that can be sent to somebody", async () => {
    const { caseId, version } = await claimed("xian-clerk-5");
    expectValue(await worker("xian-clerk-5").askSupplement(caseId, version, "身份证"));
    const waiting = await routed();
    const page = await signedIn("nanjing-clerk", "/console/desk?list=sent");
    await page.locator(`[data-case="${waiting.caseId}"]`).waitFor();
    await page.getByRole("combobox", { name: "状态" }).click();
    await page.locator(".ant-select-item-option", { hasText: "待补正" }).click();
    await page.locator(`[data-case="${caseId}"]`).waitFor();
    await page.locator(`[data-case="${waiting.caseId}"]`).waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.get("status")).toBe("awaiting-supplement");
    await page.goto("/console/desk?list=sent&due=overdue&status=awaiting-supplement");
    await page.getByText("没有符合条件的转出办件").waitFor();
  });
});
