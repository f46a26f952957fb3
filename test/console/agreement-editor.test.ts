import { agreementOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { staff } from "../journeys/broker.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const agreementId = "xian-yinchuan-edited";
const params = { agreementId };
const title = "西安市—银川市政务服务“跨省通办”框架协议";

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "协议的组成" }).getByRole("link", { name, exact: true }).click();

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-item-option:visible", { hasText: option }).click();
  await page.keyboard.press("Escape");
};

const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.locator(".save-bar").waitFor({ state: "detached" });
};

/** Does something with the agreement as a whole, with the reason or comment that its dialog asks for. */
const act = async (page: Page, action: string, why?: string): Promise<void> => {
  await page.locator(".life-actions").getByRole("button", { name: action, exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (why !== undefined) await dialog.getByRole("textbox").fill(why);
  await dialog.locator(".ant-modal-footer").getByRole("button", { name: action, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
};

/** Waits until what was decided has taken effect: that is an entry of its own, and the page has seen it. */
const tookEffect = (page: Page): Promise<void> =>
  page.locator(".life-becoming").waitFor({ state: "detached" });

const limit = (page: Page, name: string) => page.getByRole("spinbutton", { name: `${name}：数量` });

it("two coordinators draft, check, publish, change, suspend and end an agreement", async () => {
  const ours = await signedIn("xian-coordinator", "/console/agreements");
  await ours.getByRole("link", { name: "新建协议" }).click();
  await ours.getByLabel("协议代号").fill(agreementId);
  await choose(ours, "参照协议", "框架协议 xian-nanjing");
  await ours.getByLabel("名称").fill(title);
  await ours.getByLabel("签约地区").fill("银川市");
  await ours.locator('.ant-select-item-option[title="银川市"]:visible').waitFor();
  await ours.keyboard.press("Enter");
  await ours.keyboard.press("Escape");
  await ours.getByLabel("起始日期").fill("2027-01-01");
  await ours.getByLabel("截止日期").fill("2026-01-01");
  await ours.getByRole("button", { name: "保存草案" }).click();
  await ours.getByRole("heading", { name: title }).waitFor();

  await tab(ours, "标准");
  await limit(ours, "受理告知").fill("6");
  await ours.getByText("超过法定上限").waitFor();
  await save(ours);
  await tab(ours, "检查");
  await ours.getByText("受理告知时限超过法定时限").waitFor();
  await ours.getByText("法定上限：5 个工作日").waitFor();
  await ours.getByRole("link", { name: "前往标准" }).click();
  await limit(ours, "受理告知").fill("5");
  await tab(ours, "检查");
  await ours.getByText("截止日期早于起始日期").waitFor();
  await ours.getByRole("link", { name: "前往协议" }).click();
  await ours.getByLabel("起始日期").fill("2026-01-01");
  await ours.getByLabel("截止日期").fill("2099-12-31");

  // Somebody else of the same office changes the draft meanwhile: nothing of either is lost.
  const colleague = staff("xian-coordinator");
  const { revision } = expectValue(await colleague.call(agreementOperations.getAgreementFile, { params }));
  const body = { document: { number: "西银通办〔2026〕1号" } };
  expectValue(await colleague.call(agreementOperations.reviseDraft, { params, body, ifMatch: revision }));
  await ours.getByRole("button", { name: "保存草案" }).click();
  await ours.getByText("刚刚更新了本协议").waitFor();
  expect(await ours.getByLabel("文号").inputValue()).toBe("西银通办〔2026〕1号");
  await save(ours);
  await tab(ours, "检查");
  await ours.getByText("没有发现问题，可以提请发布。").waitFor();
  await tab(ours, "清单");
  await ours.locator(".list-rows").getByText("异地就医备案").waitFor();
  await act(ours, "提请发布");
  await ours.getByText("尚待同意：银川市").waitFor();

  const theirs = await signedIn("yinchuan-coordinator", "/console/agreements");
  await theirs.getByRole("img", { name: "1 项等待我方同意" }).waitFor();
  await theirs.locator(".drafts").getByRole("link", { name: title }).click();
  await theirs.getByText("西银通办〔2026〕1号").waitFor();
  await act(theirs, "退回", "标题请写全称。");
  await ours.reload();
  await ours.locator(".sent-back", { hasText: "标题请写全称。" }).waitFor();
  await act(ours, "提请发布");
  await theirs.reload();
  await act(theirs, "同意");
  await theirs.getByText("已生效，按此版受理。").waitFor();

  await ours.reload();
  await act(ours, "起草下一版");
  await tab(ours, "标准");
  await limit(ours, "受理告知").fill("3");
  await save(ours);
  await act(ours, "提请发布");
  await theirs.reload();
  await theirs.getByRole("link", { name: "查看差异" }).click();
  const row = theirs.locator(".difference .differs");
  expect(await row.locator("td").allInnerTexts()).toEqual(["5 个工作日", "3 个工作日"]);
  await act(theirs, "同意");
  await theirs.getByText("现行第 2 版").waitFor();

  await tookEffect(theirs);
  await act(theirs, "中止", "系统升级");
  await theirs.locator(".page-head", { hasText: "中止" }).waitFor();
  await tookEffect(theirs);
  await act(theirs, "提请终止", "改由联盟协议办理");
  await ours.reload();
  await act(ours, "同意");
  await ours.locator(".page-head", { hasText: "终止" }).waitFor();
  expect(await ours.locator(".life-actions button").count()).toBe(0);
  await tab(ours, "记录");
  await ours.getByText("改由联盟协议办理").waitFor();
  const { status } = expectValue(await colleague.call(agreementOperations.getAgreementFile, { params }));
  expect(status).toBe("terminated");
});

it("an agreement of strangers is not there", async () => {
  const page = await signedIn("xian-coordinator", "/console/agreements/harbin-changchun/editor");
  await page.getByText("未找到该页面").waitFor();
});
