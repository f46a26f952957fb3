import { caseActionOperations, materialOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { partner, staff } from "../journeys/broker.ts";
import { accepted, claimed, type StaffCase, worker } from "../journeys/steps.ts";
import {
  actionsOn,
  caseAddress,
  chooseIn,
  confirmation,
  dialogOf,
  openAction,
  waitForStatus,
} from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const CLERK = "xian-clerk-3";
const LEAD = "xian-lead";

const askedFor = async (): Promise<StaffCase> => {
  const { caseId, version } = await claimed(CLERK);
  return expectValue(await worker(CLERK).askSupplement(caseId, version, "身份证"));
};

const supplied = async (): Promise<StaffCase> => {
  const kase = await askedFor();
  const material = { title: "身份证", mediaType: "image/jpeg" as const, sha256: "0".repeat(64), size: 1024 };
  expectValue(await partner("nanjing-gov").supplyMaterials(kase.caseId, [material]));
  return expectValue(await worker(CLERK).look(kase.caseId));
};

const choose = (page: Page, option: string): Promise<void> =>
  chooseIn(
    dialogOf(page)
      .locator(".ant-form-item", { has: page.getByRole("combobox") })
      .first(),
    option,
  );

const clockOn = (page: Page, name: string) =>
  page.locator(".clock-run").filter({ has: page.locator(".clock-name strong", { hasText: name }) });

describe("a supplement", () => {
  it("asks for everything at once, row by row, and keeps what was typed until it is sent", async () => {
    const { caseId } = await claimed(CLERK);
    const page = await signedIn(CLERK, caseAddress(caseId));
    await page.keyboard.press("b");
    const rows = dialogOf(page).locator(".deficiency");
    await rows.first().getByLabel("材料名称").fill("身份证");
    await rows.first().getByLabel("需要补正的内容").fill("照片模糊");
    for (const [n, material] of [
      [1, "场所证明"],
      [2, "设备布局图"],
    ] as const) {
      await dialogOf(page).getByRole("button", { name: "再加一项" }).click();
      await rows.nth(n).getByLabel("材料名称").fill(material);
      await rows.nth(n).getByLabel("需要补正的内容").fill("缺少签字页");
    }
    await dialogOf(page).getByRole("button", { name: "删除第 2 项" }).click();
    expect(await rows.count()).toBe(2);
    expect(await rows.nth(1).getByLabel("材料名称").inputValue()).toBe("设备布局图");

    await page.reload();
    await dialogOf(page).getByText("已恢复您上次未提交的内容").waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.first().getByLabel("材料名称").inputValue()).toBe("身份证");
    expect(await rows.nth(1).getByLabel("材料名称").inputValue()).toBe("设备布局图");
    await confirmation(page, "告知补正").click();
    await waitForStatus(page, "待补正");
    await clockOn(page, "补正时限").getByText("计时中").waitFor();
    await clockOn(page, "受理时限").getByText("按时结束").waitFor();
    await page.locator(".timeline li").first().getByText("设备布局图：缺少签字页").waitFor();
    expect(await actionsOn(page)).toEqual([]);
  });

  it("asks a second time only for what the first notice named", async () => {
    const { caseId } = await supplied();
    const page = await signedIn(CLERK, caseAddress(caseId));
    await openAction(page, "告知补正");
    await dialogOf(page).getByText("只能就首次已告知的材料再次要求补正（身份证）").waitFor();
    await choose(page, "身份证");
    expect(await page.locator(".ant-select-item-option").count()).toBe(1);
    await dialogOf(page).getByLabel("需要补正的内容").fill("仍然模糊");
    await confirmation(page, "告知补正").click();
    await waitForStatus(page, "待补正");
    await page.locator(".papers li", { hasText: "已被取代" }).getByText("补正告知书").waitFor();
    expect(await page.locator(".papers li", { hasText: "补正告知书" }).count()).toBe(2);
  });

  it("makes a paper that its window's team opens, and that another region sees there is", async () => {
    const { caseId } = await askedFor();
    const page = await signedIn(CLERK, caseAddress(caseId));
    // A browser without a viewer takes the PDF as a download, so that the new tab never has its address.
    const asked = page.context().waitForEvent("request", (request) => request.url().includes("/kept/"));
    await page.locator(".papers").getByRole("button", { name: "补正告知书" }).click();
    expect((await (await asked).response())?.status()).toBe(200);
    const { accesses } = expectValue(
      await staff(LEAD).call(materialOperations.listCaseAccesses, { params: { caseId } }),
    );
    expect(accesses).toContainEqual(expect.objectContaining({ kind: "staff", by: CLERK, paper: 4 }));
    const source = await signedIn("nanjing-clerk", caseAddress(caseId));
    await source.locator(".papers li", { hasText: "补正告知书" }).waitFor();
    expect(await source.locator(".papers").getByRole("button").count()).toBe(0);
  });
});

describe("a procedure that does not count", () => {
  it("stops the handling clock with its ground in words, and goes on when it ends", async () => {
    const { caseId } = await accepted(CLERK);
    const page = await signedIn(CLERK, caseAddress(caseId));
    await page.keyboard.press("s");
    await choose(page, "听证");
    await dialogOf(page).getByLabel("告知申请人的理由").fill("需要听证");
    await confirmation(page, "启动特别程序").click();
    await waitForStatus(page, "特别程序");
    await page.locator(".actions-panel", { hasText: "时限暂停" }).waitFor();
    await clockOn(page, "办理时限").getByText("起暂停：听证，预计至").waitFor();
    await page.locator(".papers li", { hasText: "特别程序告知书" }).waitFor();
    await page.getByRole("link", { name: "时限如何推算" }).click();
    const handling = page.locator(".explained-clock", { hasText: "办理时限" });
    await handling.locator(".due-calendar .day-paused", { hasText: "听证" }).first().waitFor();
    await handling.locator(".due-steps", { hasText: "听证，暂停，不计" }).waitFor();
    await page.goBack();
    await openAction(page, "结束特别程序");
    await confirmation(page, "结束特别程序").click();
    await waitForStatus(page, "已受理");
    await clockOn(page, "办理时限").getByText("暂停：听证，不计入").waitFor();
    expect(await clockOn(page, "办理时限").locator(".segment").count()).toBe(3);
  });
});

describe("an extension", () => {
  it("is asked for by the clerk and approved by the lead, who sees why it was asked for", async () => {
    const { caseId } = await accepted(CLERK);
    const page = await signedIn(CLERK, caseAddress(caseId));
    await openAction(page, "申请延期");
    await dialogOf(page).getByLabel("延期理由").fill("需要进一步核实经营场所");
    await confirmation(page, "申请延期").click();
    await page.locator(".timeline-what", { hasText: "申请延期" }).waitFor();

    const lead = await signedIn(LEAD, caseAddress(caseId));
    await openAction(lead, "批准延期");
    await dialogOf(lead).locator(".asked", { hasText: "申请延期 10 个工作日" }).waitFor();
    expect(await dialogOf(lead).getByLabel("告知申请人的理由").inputValue()).toBe("需要进一步核实经营场所");
    await confirmation(lead, "批准延期").click();
    await lead.locator(".timeline li", { hasText: "批准延期" }).getByText("延长 10 个工作日，至").waitFor();
    await lead.locator(".papers li", { hasText: "延期告知书" }).waitFor();
  });

  it("is refused with reasons, which the clerk reads", async () => {
    const { caseId, version } = await accepted(CLERK);
    const at = { params: { caseId }, ifMatch: version, body: { reasons: "人手不足" } };
    expectValue(await staff(CLERK).call(caseActionOperations["ask-extension"], at));
    const lead = await signedIn(LEAD, caseAddress(caseId));
    await lead.keyboard.press("o");
    await dialogOf(lead).locator(".asked", { hasText: "人手不足" }).waitFor();
    await dialogOf(lead).getByLabel("不批准的理由").fill("不是延期的理由");
    await confirmation(lead, "不批准延期").click();
    await lead.locator(".timeline li", { hasText: "不批准延期" }).getByText("不是延期的理由").waitFor();
  });
});

describe("what would be if", () => {
  it("is asked by a form, kept in the address, answered beside what is, and refused with the reason", async () => {
    const { caseId } = await accepted(CLERK);
    const page = await signedIn(CLERK, `${caseAddress(caseId)}/explanation`);
    const ask = page.getByRole("button", { name: "推算", exact: true });
    await ask.click();
    await page.getByText("请至少改动一项").waitFor();
    await page.getByLabel("承诺时限改为").fill("40");
    await ask.click();
    await page.waitForURL(/limit=40wd/);
    const answer = page.locator(".what-if-table");
    await answer.getByText(/^晚 \d+ 天$/).waitFor();
    expect(await page.locator("button:focus").textContent()).toBe("推算");
    await page.reload();
    await answer.getByText(/^晚 \d+ 天$/).waitFor();
    expect(await page.getByLabel("承诺时限改为").inputValue()).toBe("40");

    await page.getByLabel("另暂停，自").fill("2020-03-02T09:00");
    await ask.click();
    await page.getByText("暂停须有起止时间").waitFor();
    await page.getByLabel("至", { exact: true }).fill("2020-03-03T09:00");
    await ask.click();
    await page.getByRole("alert").getByText("无法对该时限作此假设").waitFor();
    await page.goBack();
    await answer.waitFor();
    expect(await page.getByLabel("另暂停，自").inputValue()).toBe("");
  });
});

it("shows the source region the clocks and which papers there are, and nothing to do", async () => {
  const { caseId } = await askedFor();
  const page = await signedIn("nanjing-clerk", caseAddress(caseId));
  await clockOn(page, "补正时限").getByText("申请人").waitFor();
  await page.locator(".papers li", { hasText: "补正告知书" }).waitFor();
  expect(await actionsOn(page)).toEqual([]);
});
