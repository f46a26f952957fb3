import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { YINCHUAN } from "../journeys/directory.ts";
import { routed } from "../journeys/steps.ts";
import { dialogOf } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { forAxe, lookAt } from "./looks.ts";

useBrowser();

it("a clerk arranges a list, finds the arrangement again, and takes the list out with applicants masked", async () => {
  await routed({ handling: YINCHUAN });
  const page = await signedIn("yinchuan-clerk-0", "/console/desk", forAxe);
  const list = page.locator(".case-list");
  await list.getByRole("button", { name: "事项 / 申请编号" }).click();
  await list.locator("th[aria-sort=ascending]").waitFor();
  await page.getByRole("button", { name: "列与视图" }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole("checkbox", { name: "收件时间" }).check();
  await dialog.getByLabel("视图名称").fill("按收件");
  await dialog.getByLabel("打开页面时默认显示").check();
  await dialog.getByRole("button", { name: "保存", exact: true }).click();
  await dialog.getByRole("button", { name: "删除视图 按收件" }).waitFor();
  await lookAt(page, "list-views");
  await dialog.getByRole("button", { name: "知道了" }).click();
  await list.getByRole("columnheader", { name: "收件时间" }).waitFor();
  await lookAt(page, "list-arranged");

  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "开始导出" }).click(),
  ]);
  await page.getByText(/^已导出 \d+ 行。$/).waitFor();
  const saved = join(mkdtempSync(join(tmpdir(), "tongban-list-")), "list.csv");
  await file.saveAs(saved);
  const [head = "", row = ""] = readFileSync(saved, "utf8").split("\r\n");
  expect(head).toBe("\uFEFF时限,事项,申请编号,来自,申请人,状态,收件时间");
  expect(row.split(",")[4]).toContain("*");

  await page.evaluate("localStorage.clear()");
  await page.goto("/console/desk");
  await list.getByRole("columnheader", { name: "收件时间" }).waitFor();
});
