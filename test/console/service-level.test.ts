import { text } from "node:stream/consumers";
import { caseActionOperations, coordinatorOperations, serviceLevelOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { partner, staff } from "../journeys/broker.ts";
import { YINCHUAN } from "../journeys/directory.ts";
import { routed, worker } from "../journeys/steps.ts";
import { letItCome } from "../journeys/time-come.ts";
import { until } from "../journeys/until.ts";
import { caseAddress } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const coordinator = "yinchuan-coordinator";
const page = "/console/service-level";

/** What the broker says of Yinchuan this month. */
const figures = async (period: string) =>
  expectValue(
    await staff(coordinator).call(serviceLevelOperations.getServiceLevel, {
      query: { kind: "handling", id: YINCHUAN, period },
    }),
  ).figures;

const figureOn = (at: Page, name: string): Locator =>
  at.locator(".figure").filter({ has: at.locator(".figure-name").getByText(name, { exact: true }) });

const numberOn = (at: Page, name: string): Promise<string | null> =>
  figureOn(at, name).locator(".figure-number").textContent();

const periodOn = async (at: Page): Promise<string> => {
  const link = await at.locator(".page-tools a").getAttribute("href");
  return new URL(link ?? "", "http://x").searchParams.get("period") ?? "";
};

beforeAll(async () => {
  const { caseId } = await routed({ handling: YINCHUAN });
  const clerk = worker("yinchuan-clerk-0");
  const mine = expectValue(await clerk.claim(caseId));
  const taken = expectValue(await clerk.accept(caseId, mine.version));
  expectValue(await clerk.grant(caseId, taken.version));
});

describe("the service level", () => {
  it("shows the figures that the broker counted, with both rates by name", async () => {
    const at = await signedIn(coordinator, page);
    await at.locator(".figure-number").first().waitFor();
    const period = await periodOn(at);
    const counted = await until(async () => {
      const found = await figures(period);
      return found.completed > 0 ? found : undefined;
    });
    await at.reload();
    await at.getByText("按时办结率（宽松）").first().waitFor();
    expect(await numberOn(at, "办结")).toBe(String(counted.completed));
    expect(await numberOn(at, "收件")).toBe(String(counted.counts.received));
    const { part, whole } = counted.onTimeStrict;
    await at
      .locator(".figure", { hasText: "按时办结率（严格）" })
      .getByText(`${part} / ${whole} 件`)
      .waitFor();
  });

  it("leads from a figure to the cases behind it, as many as it says", async () => {
    const at = await signedIn(coordinator, page);
    const figure = figureOn(at, "办结");
    await figure.waitFor();
    const said = Number(await numberOn(at, "办结"));
    await figure.click();
    await at.getByRole("heading", { name: "办件", exact: true }).waitFor();
    expect(at.url()).toContain("counted=completed");
    await at.locator(".case-row").first().waitFor();
    expect(await at.locator(".case-row").count()).toBe(said);
    await at.locator(".filters").getByText("办结", { exact: true }).waitFor();
  });

  it("leads down from all regions to a region, its window and the window's team, and back up", async () => {
    const at = await signedIn(coordinator, `${page}?kind=overall`);
    await at.getByRole("table").getByRole("link", { name: "银川市" }).click();
    await at.getByRole("heading", { name: "标兵窗口" }).waitFor();
    await at.locator(".rows-table tbody th a").first().click();
    await at.getByRole("heading", { name: "专班人员" }).waitFor();
    await at.getByRole("table").getByText("马丽").waitFor();
    await at.getByRole("navigation", { name: "统计范围" }).getByRole("link", { name: "银川市" }).click();
    await at.getByRole("heading", { name: "标兵窗口" }).waitFor();
  });

  it("says that nothing was counted in a period without cases, and why a period that is none cannot be shown", async () => {
    const at = await signedIn(coordinator, `${page}?period=2020-01`);
    await at.getByText("这一时段没有办件").first().waitFor();
    await at.goto(`${page}?kind=window&id=no-such-window`);
    await at.getByText("内容未能载入").waitFor();
  });

  it("moves between periods by button, and keeps the one that is shown in the address", async () => {
    const at = await signedIn(coordinator, page);
    await at.getByRole("button", { name: "前一时段" }).click();
    await at.waitForURL(/period=\d{4}-\d{2}$/);
    await at.getByText("年", { exact: true }).click();
    await at.waitForURL(/period=\d{4}$/);
    await at.reload();
    await at.getByRole("heading", { name: "考核目标" }).waitFor();
  });

  it("saves what is broken down as CSV", async () => {
    const at = await signedIn(coordinator, page);
    const waits = at.waitForEvent("download");
    await at.getByRole("button", { name: "导出 CSV" }).click();
    const saved = await waits;
    expect(saved.suggestedFilename()).toMatch(/\.csv$/);
    const lines = (await text(await saved.createReadStream())).split("\r\n");
    expect(lines.filter((line) => line.includes(YINCHUAN)).length).toBeGreaterThan(0);
  });
});

describe("the bulletin", () => {
  it("prints its tables, and nothing to click", async () => {
    const at = await signedIn(coordinator, page);
    await at.getByRole("link", { name: "月汇总" }).click();
    await at.getByRole("heading", { name: "银川市跨区域通办时限月汇总" }).waitFor();
    await at.emulateMedia({ media: "print" });
    for (const hidden of [".top-bar", ".period-choice", ".page-head button"])
      expect(await at.locator(hidden).first().isVisible(), hidden).toBe(false);
    for (const shown of ["指标", "考核目标", "各专窗", "考评"])
      expect(await at.getByRole("heading", { name: shown, exact: true }).isVisible(), shown).toBe(true);
    const wider = await at.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(wider).toBe(0);
  });
});

describe("the table of points", () => {
  it("is checked row by row, set as a whole, told with who set it, and never over somebody else's", async () => {
    const at = await signedIn(coordinator, "/console/appraisal");
    const rows = at.locator(".rule-row");
    await rows.first().waitFor();
    const other = await signedIn(coordinator, "/console/appraisal");
    await other.locator(".rule-row").first().waitFor();
    const before = await rows.count();
    await at.getByRole("button", { name: "增加一条" }).click();
    const added = rows.nth(before);
    await at.getByRole("button", { name: "保存" }).click();
    await added.getByText("填 0 至 100 的百分数").waitFor();
    await added.getByText("填 -100 至 100").waitFor();
    await added.getByLabel("数值").fill("90.5");
    await added.getByLabel("加减分").fill("-10");
    await at.getByRole("button", { name: "保存" }).click();
    await at.getByText("考评细则已保存").waitFor();
    await at.locator(".page-line", { hasText: "金鑫于" }).waitFor();

    await other.getByRole("button", { name: "保存" }).click();
    await other.getByRole("alert").getByText("他人刚修改了细则").waitFor();
    await other.getByRole("button", { name: "恢复为当前细则" }).click();
    await other.locator(".rule-row").nth(before).waitFor();
    await other.getByRole("button", { name: `删除第 ${before + 1} 条` }).click();
    await other.getByRole("button", { name: "保存" }).click();
    await other.getByText("考评细则已保存").waitFor();
    await other.getByRole("link", { name: "查看考评" }).click();
    await other.getByRole("heading", { name: "考评", exact: true }).waitFor();
  });
});

describe("an order of action", () => {
  it("is given once by a coordinator, with a demand and a time, and stands on the case until it is answered", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const at = await signedIn(coordinator, caseAddress(caseId));
    await at.getByRole("button", { name: "督办" }).click();
    const dialog = at.getByRole("dialog");
    await dialog.getByRole("button", { name: "督办" }).click();
    await dialog.getByText("请写明督办要求").waitFor();
    await dialog.getByLabel("督办要求").fill("请今日内领取并受理。");
    await dialog.getByLabel("答复期限").fill("2");
    await dialog.getByRole("button", { name: "督办" }).click();
    await at.getByText("督办中，等待答复").waitFor();
    await at.locator(".timeline").getByText("请今日内领取并受理。").waitFor();
    expect(await at.getByRole("button", { name: "督办" }).count()).toBe(0);
    const kase = expectValue(await worker("yinchuan-clerk-0").look(caseId));
    const order = kase.clocks.find(({ clock }) => clock === "supervision");
    expect(order?.promised.limit).toEqual({ unit: "working-days", amount: 2 });
    expectValue(await partner("nanjing-gov").withdrawCase(caseId, "申请人不再需要"));
  });
});

describe("the overdue cases", () => {
  it("stand with what their holder says about them", async () => {
    const { caseId } = await routed({ handling: YINCHUAN });
    const clerk = worker("yinchuan-clerk-0");
    const mine = expectValue(await clerk.claim(caseId));
    const taken = expectValue(await clerk.accept(caseId, mine.version));
    const putRight = await letItCome(caseId, { clock: "h", word: "due" });
    const ordered = expectValue(
      await staff(coordinator).call(coordinatorOperations.superviseCase, {
        params: { caseId },
        ifMatch: taken.version,
        body: { demand: "请说明原因。", within: { unit: "working-days", amount: 1 } },
      }),
    );
    const at = await signedIn(coordinator, page);
    const row = at.locator(".overdue-panel tr", { hasText: ordered.externalRef });
    await row.getByText("尚未说明").waitFor();
    const explained = expectValue(
      await staff("yinchuan-clerk-0").call(caseActionOperations["explain-delay"], {
        params: { caseId },
        ifMatch: ordered.version,
        body: { reasons: "材料原件在途。" },
      }),
    );
    await at.reload();
    await row.getByText("材料原件在途。").waitFor();
    await putRight();
    expectValue(await clerk.grant(caseId, explained.version));
  });
});
