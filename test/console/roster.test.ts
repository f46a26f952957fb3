import { rosterOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { nobodyOnDuty } from "../builders/staff.ts";
import { staff } from "../journeys/broker.ts";
import { CHANGCHUN } from "../journeys/directory.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const windowId = `window-${CHANGCHUN}`;
const params = { windowId };
const address = `/console/windows/${windowId}/roster`;

/** A week without holidays, make-up days or the day of the run. */
const monday = "2026-12-07";

const cell = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`^${name} (不)?在岗$`) });

/** Chooses, and waits until what was offered is gone, so that the next choice is not taken from it. */
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-item-option:visible", { hasText: option }).click();
  await page.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
};

const save = async (page: Page, why: string): Promise<void> => {
  await page.getByRole("button", { name: "保存排班" }).click();
  await page.getByRole("dialog").getByLabel("原因").fill(why);
  await page.locator(".ant-modal-footer").getByRole("button", { name: "保存排班" }).click();
};

const readRoster = async () =>
  expectValue(
    await staff("changchun-lead").call(rosterOperations.getRoster, { params, query: { from: monday } }),
  );

afterAll(async () => {
  const { record } = await readRoster();
  if (record.says === null) return;
  const body = { why: "收尾" };
  expectValue(
    await staff("changchun-lead").call(rosterOperations.removeRoster, {
      params,
      body,
      ifMatch: record.version,
    }),
  );
});

it("a lead says the week by keyboard, a day's exception and a pair; a coordinator's change meanwhile is kept", async () => {
  const page = await signedIn("changchun-lead", "/console/desk");
  await page.getByRole("link", { name: "排班" }).click();
  await page.getByText("尚未排班：每个工作日全员在岗").waitFor();
  await page.getByText("每周固定", { exact: true }).click();
  await cell(page, "韩雪，周一").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("田野，周一 在岗");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.getByText("有 2 处改动未保存").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "工作台" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "继续填写" }).click();
  await page.getByText("有 2 处改动未保存").waitFor();
  await choose(page, "A 岗", "韩雪");
  await choose(page, "B 岗", "田野");
  await page.getByRole("button", { name: "结为 AB 岗" }).click();
  await save(page, "轮岗");
  await page.getByText("未来 60 天每个工作日都有人在岗").waitFor();
  const first = await readRoster();
  expect(first.record.says).toMatchObject({
    week: { monday: ["changchun-lead"], tuesday: ["changchun-clerk"] },
    pairs: [{ a: "changchun-clerk", b: "changchun-lead" }],
  });

  await page.goto(`${address}?week=${monday}`);
  await page.getByText("2026年12月7日").waitFor();
  await cell(page, "田野，周一 12月7日").click();
  await page.locator(".duty-bare", { hasText: "无人在岗" }).waitFor();
  const { version, says } = first.record;
  if (!says) throw new Error("no roster was saved");
  const { window: _w, region: _r, told: _t, ...plan } = says;
  const body = { ...plan, week: { ...plan.week, friday: ["changchun-lead"] }, why: "周五培训" };
  expectValue(
    await staff("changchun-coordinator").call(rosterOperations.setRoster, { params, body, ifMatch: version }),
  );
  await save(page, "请假");
  await page.locator(".record-moved").waitFor();
  await page.locator(".ant-modal-footer").getByRole("button", { name: "保存排班" }).click();
  await page.getByText("以下工作日无人在岗").waitFor();
  const last = await readRoster();
  expect(last.record.says).toMatchObject({
    week: { friday: ["changchun-lead"] },
    exceptions: [{ date: monday, away: ["changchun-lead"], instead: [] }],
  });
});

it("a clerk reads it, and a coordinator finds the days with nobody in the list of windows, with who changed what", async () => {
  const reader = await signedIn("changchun-clerk", address);
  await reader.locator(".duty-grid").waitFor();
  expect(await reader.locator(".duty-grid button").count()).toBe(0);
  const { record } = await readRoster();
  const body = { week: nobodyOnDuty, exceptions: [], pairs: [], why: "全员培训" };
  expectValue(
    await staff("changchun-lead").call(rosterOperations.setRoster, { params, body, ifMatch: record.version }),
  );
  const coordinator = staff("changchun-coordinator");
  const asked = { query: { region: CHANGCHUN } };
  const { windows } = expectValue(await coordinator.call(rosterOperations.listStaffing, asked));
  const [bare] = windows.find(({ window }) => window === windowId)?.unstaffed ?? [];
  if (!bare) throw new Error("every day has somebody");

  const page = await signedIn("changchun-coordinator", "/console/windows");
  await page
    .locator("tr", { hasText: windowId })
    .getByRole("link", { name: /天无人在岗/ })
    .click();
  await page.locator(".record-history", { hasText: "全员培训" }).waitFor();
  await page.goto(`${address}?week=${bare.date}`);
  await page.locator(".duty-bare", { hasText: "无人在岗" }).first().waitFor();
});
