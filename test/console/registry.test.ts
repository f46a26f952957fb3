import { generateKeyPairSync } from "node:crypto";
import { registryOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { staff } from "../journeys/broker.ts";
import { CHANGCHUN } from "../journeys/directory.ts";
import { until } from "../journeys/until.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const windowId = "changchun-second";

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  const field = page.getByRole("dialog").getByLabel(label, { exact: true });
  await field.click();
  await field.fill(option);
  await page.locator(".ant-select-item-option:visible", { hasText: option }).first().click();
  await page.getByRole("dialog").locator(".ant-modal-title").click();
};

const fill = (page: Page, label: string, text: string) =>
  page.getByRole("dialog").getByLabel(label, { exact: true }).fill(text);

/** Opens an action's dialog, fills it in, says why, and sends it. */
const act = async (page: Page, action: string, why: string, fillIn = async () => {}): Promise<void> => {
  await page.getByRole("main").getByRole("button", { name: action, exact: true }).first().click();
  await fillIn();
  await fill(page, "原因", why);
  await confirm(page, action);
};

const confirm = (page: Page, action: string) =>
  page.locator(".ant-modal-footer").getByRole("button", { name: action, exact: true }).click();

const closed = (page: Page) => page.getByRole("dialog").waitFor({ state: "detached" });

it("a coordinator registers a window with a person, opens it, meets a colleague's change, closes it; all of it stays on the record", async () => {
  const page = await signedIn("changchun-coordinator", "/console/windows");
  await act(page, "登记专窗", "业务量增加", async () => {
    await fill(page, "代号", windowId);
    await choose(page, "地区", "长春市");
    await fill(page, "名称", "长春市第二专窗");
    await choose(page, "办理事项", "内资企业设立");
  });
  await page.getByRole("heading", { name: "长春市第二专窗" }).waitFor();
  await page.getByText("尚无人员").waitFor();

  await page.getByRole("navigation").getByRole("link", { name: "人员" }).click();
  await act(page, "登记人员", "新入职", async () => {
    await fill(page, "代号", "changchun-new-clerk");
    await fill(page, "名称", "宋江");
    await choose(page, "角色", "专窗人员");
    await choose(page, "地区", "长春市");
    await choose(page, "专窗", "长春市第二专窗");
  });
  await page.getByRole("heading", { name: "宋江" }).waitFor();
  await page.getByRole("link", { name: "长春市第二专窗" }).click();
  await page.getByRole("link", { name: "宋江" }).waitFor();
  await act(page, "开放", "人员到位");
  await page.locator(".record-facts .status-decided").waitFor();

  // A colleague gives it a telephone number while we change its name: neither is lost.
  await page.getByRole("button", { name: "修改" }).click();
  await fill(page, "名称", "长春市通办二窗");
  await fill(page, "原因", "统一名称");
  const colleague = staff("changchun-coordinator");
  const before = expectValue(
    await colleague.call(registryOperations.listRecords, { query: { kind: "window" } }),
  );
  const version = before.records.find(({ id }) => id === windowId)?.version ?? 0;
  const body = { phone: "0431-88770000", why: "公布电话" };
  expectValue(
    await colleague.call(registryOperations.changeWindow, { params: { windowId }, body, ifMatch: version }),
  );
  await confirm(page, "修改");
  await page.getByText("江河刚刚修改了这条登记").waitFor();
  await page.locator(".record-moved", { hasText: "0431-88770000" }).waitFor();
  await page.locator(".ant-modal-footer").getByRole("button", { name: "修改" }).click();
  await closed(page);
  await page.getByRole("heading", { name: "长春市通办二窗" }).waitFor();
  await page.locator(".record-facts", { hasText: "0431-88770000" }).waitFor();

  await act(page, "关闭", "设备检修");
  await page.getByText("原有办件正在移交：待领 0 件，经办中 0 件").waitFor();
  await page.locator(".record-facts", { hasText: "设备检修" }).waitFor();
  await page.locator(".record-facts", { hasText: "办件移交" }).getByText("0 件").first().waitFor();
  const reasons = page.locator(".record-history .timeline-what");
  await expect
    .poll(() => reasons.allInnerTexts())
    .toEqual(["设备检修", "统一名称", "公布电话", "人员到位", "新入职", "业务量增加"]);

  await page.goto("/console/people/changchun-new-clerk");
  await act(page, "移除", "离职");
  await page.locator(".page > .record-outcome", { hasText: "已移除" }).waitFor();
  const left = expectValue(
    await colleague.call(registryOperations.listRecords, { query: { kind: "staff" } }),
  );
  expect(left.records.map(({ id }) => id)).not.toContain("changchun-new-clerk");
});

it("a coordinator registers a matter and mends it", async () => {
  const page = await signedIn("changchun-coordinator", "/console/matters");
  await act(page, "登记事项", "新增事项", async () => {
    await fill(page, "代号", "winter-heating-refund");
    await fill(page, "名称", "冬季供热退费");
    await choose(page, "类别", "公共服务");
  });
  await page.getByRole("heading", { name: "冬季供热退费" }).waitFor();
  await act(page, "修改", "按目录规范名称", async () => {
    await fill(page, "名称", "冬季供暖退费");
    await fill(page, "基本编码", "000199000001");
  });
  await page.getByRole("heading", { name: "冬季供暖退费" }).waitFor();
  await page.locator(".record-history", { hasText: "000199000001" }).waitFor();
});

it("what is wrong is said where it is mended, and a region without a coordinator is not left", async () => {
  const page = await signedIn("changchun-coordinator", "/console/people/changchun-coordinator");
  await page.getByRole("button", { name: "移除" }).click();
  await confirm(page, "移除");
  await page.getByRole("dialog").getByText("请填写原因").waitFor();
  await fill(page, "原因", "调离");
  await confirm(page, "移除");
  await page.getByRole("dialog").getByRole("alert").getByText("没有协调员").waitFor();
  await page.keyboard.press("Escape");
  await page.goto("/console/windows/window-610100");
  await page.getByText("未找到该页面").waitFor();
  await page.goto("/console/partners");
  await page.getByText("未找到该页面").waitFor();
});

it("an operator starts at the installation, registers a partner, and its keys: never a private one", async () => {
  const page = await signedIn("operator", "/console/");
  await page.getByRole("heading", { name: "系统总览" }).waitFor();
  expect(await page.getByRole("navigation").getByRole("link").allInnerTexts()).toEqual([
    "总览",
    "地区",
    "接入系统",
    "人员",
    "事项",
  ]);
  await page.getByRole("navigation").getByRole("link", { name: "接入系统" }).click();
  await act(page, "登记接入系统", "接入", async () => {
    await fill(page, "代号", "changchun-gov");
    await fill(page, "名称", "长春市政务服务平台");
    await choose(page, "地区", "长春市");
  });
  await page.getByText("没有有效的公钥").waitFor();
  const pair = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await page.getByRole("button", { name: "登记公钥" }).click();
  await fill(page, "公钥", pair.privateKey);
  await fill(page, "原因", "首把公钥");
  await confirm(page, "登记公钥");
  await page.getByRole("dialog").locator(".ant-form-item-explain-error").waitFor();
  await fill(page, "公钥", pair.publicKey);
  await confirm(page, "登记公钥");
  await page.locator(".record-key", { hasText: "changchun-gov." }).waitFor();
  await page.getByText("未设置").waitFor();

  await act(page, "吊销", "演练");
  await page.getByText("没有有效的公钥").waitFor();
  const params = { partnerId: "changchun-gov" };
  const { keys } = expectValue(await staff("operator").call(registryOperations.getPartnerKeys, { params }));
  expect(keys).toEqual([]);
  await page.goto(`/console/regions/${CHANGCHUN}`);
  await until(async () => ((await page.getByText("长春市政务服务平台").count()) > 0 ? true : undefined));
});
