import { expectValue } from "@tongban/sdk";
import { describe, expect, it } from "vitest";
import { partner } from "../journeys/broker.ts";
import { INSTANT, YINCHUAN } from "../journeys/directory.ts";
import { accepted, claimed, routed, worker } from "../journeys/steps.ts";
import {
  actionsOn,
  caseAddress,
  caseIdOn,
  chooseIn,
  confirmation,
  dialogOf,
  eventsOf,
  openAction,
  waitForStatus,
} from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { comeBackToTab } from "./session.ts";

useBrowser();

describe("a clerk's day", () => {
  it("takes the next case, accepts it, grants it, and sees the partner's acknowledgement arrive", async () => {
    await routed({ handling: YINCHUAN });
    const page = await signedIn("yinchuan-clerk-0");
    const first = page.locator(".case-row").first();
    await first.waitFor();
    const caseId = (await first.getAttribute("data-case")) ?? "";
    await page.getByRole("button", { name: "领取下一件" }).click();
    await waitForStatus(page, "已领取");
    expect(caseIdOn(page)).toBe(caseId);

    await openAction(page, "受理");
    await dialogOf(page).getByText("受理后开始计算承诺时限").waitFor();
    await confirmation(page, "受理").click();
    await waitForStatus(page, "已受理");

    await openAction(page, "审批决定");
    await dialogOf(page).getByRole("switch").click();
    await page.getByLabel("文书名称").fill("食品经营许可证");
    await page.getByLabel("文书编号").fill("宁-2026-0001");
    await confirmation(page, "审批决定").click();
    await waitForStatus(page, "已办结");
    await page.getByText("食品经营许可证（宁-2026-0001）").waitFor();

    expectValue(await partner("nanjing-gov").acknowledgeResult(caseId));
    await comeBackToTab(page);
    await page.locator(".timeline-what", { hasText: "对方签收结果" }).waitFor();
    expect(await actionsOn(page)).toEqual(["退还原件"]);
  });

  it("decides an instant case in one step", async () => {
    const { caseId } = await claimed("xian-clerk-2", { matter: INSTANT });
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    expect((await actionsOn(page))[0]).toBe("办结");
    await openAction(page, "办结");
    await dialogOf(page).getByText("予以备案", { exact: true }).waitFor();
    expect(await dialogOf(page).textContent()).not.toContain("许可");
    await confirmation(page, "办结").click();
    await waitForStatus(page, "已办结");
    await page.locator(".outcome", { hasText: "予以备案" }).waitFor();
    expect(await eventsOf(caseId, "xian-clerk-2")).toContain("CaseDecided");
  });

  it("refuses only with reasons and remedies", async () => {
    const { caseId } = await accepted("xian-clerk-2");
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    await openAction(page, "审批决定");
    await dialogOf(page).getByText("不予许可", { exact: true }).click();
    await page.getByLabel("不予许可的理由").fill("经营场所不符合食品安全标准");
    await confirmation(page, "审批决定").click();
    await page.getByText("行政许可法第三十八条").waitFor();
    await page.getByLabel("救济途径").fill("可在六十日内向西安市人民政府申请行政复议");
    await confirmation(page, "审批决定").click();
    await waitForStatus(page, "已办结");
    await page.locator(".outcome", { hasText: "不予许可" }).waitFor();
    await page.getByText("可在六十日内向西安市人民政府申请行政复议").waitFor();
  });

  it("declines with the reason and the right organ", async () => {
    const { caseId } = await claimed("xian-clerk-2");
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    await openAction(page, "不予受理");
    await page.getByLabel("不予受理的理由").fill("不属于本机关职权范围");
    await page.getByLabel("应向其申请的机关").fill("西安市卫生健康委员会");
    await page.getByRole("button", { name: "预览文书" }).click();
    await page.getByLabel("不予受理通知书预览").locator("canvas").first().waitFor();
    await confirmation(page, "不予受理").click();
    await waitForStatus(page, "不予受理");
    await page.getByText("西安市卫生健康委员会").first().waitFor();
    expect(await actionsOn(page)).toEqual(["退还原件"]);
  });

  it("offers what is allowed now and nothing else", async () => {
    const { caseId } = await routed();
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    expect(await actionsOn(page)).toEqual(["领取"]);
    await openAction(page, "领取");
    await confirmation(page, "领取").click();
    await waitForStatus(page, "已领取");
    expect(await actionsOn(page)).toEqual(["受理", "告知补正", "不予受理", "取消领取"]);

    const other = await signedIn("xian-clerk-3", caseAddress(caseId));
    await waitForStatus(other, "已领取");
    expect(await actionsOn(other)).toEqual([]);
    await other.getByText("当前没有您可以进行的操作").waitFor();
  });

  it("puts a case back for others", async () => {
    const { caseId } = await claimed("xian-clerk-2");
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    await openAction(page, "取消领取");
    await dialogOf(page).getByLabel("取消领取的理由").fill("改由其他人办理");
    await confirmation(page, "取消领取").click();
    await waitForStatus(page, "待领取");
    expect(await actionsOn(page)).toEqual(["领取"]);
  });

  it("lets a lead give a case to a colleague", async () => {
    const { caseId } = await claimed("yinchuan-clerk-0", { handling: YINCHUAN });
    const page = await signedIn("yinchuan-lead", caseAddress(caseId));
    await openAction(page, "改派");
    await chooseIn(dialogOf(page), "丁宁");
    await dialogOf(page).getByLabel("改派理由").fill("原经办人请假");
    await confirmation(page, "改派").click();
    await page.locator(".standing-holder", { hasText: "丁宁" }).waitFor();
    expect(expectValue(await worker("yinchuan-clerk-1").look(caseId)).holder).toBe("yinchuan-clerk-1");
  });

  it("shows personal data only for a reason, which goes on the record", async () => {
    const { caseId } = await claimed("xian-clerk-2");
    const page = await signedIn("xian-clerk-2", caseAddress(caseId));
    const number = "11010519491231002X";
    await page.getByText("个人信息已脱敏").waitFor();
    expect(await page.content()).not.toContain(number);
    await page.getByRole("button", { name: "查看完整信息" }).click();
    await confirmation(page, "查看完整信息").click();
    await page.getByText("请写明理由").waitFor();
    await page.getByLabel("查看理由").fill("核对身份证件");
    await confirmation(page, "查看完整信息").click();
    await page.getByText(number).waitFor();
    await page.locator(".timeline li", { hasText: "查看完整个人信息" }).getByText("核对身份证件").waitFor();
  });
});
