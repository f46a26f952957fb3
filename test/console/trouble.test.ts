import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { claimed, routed } from "../journeys/steps.ts";
import { caseAddress, confirmation, dialogOf, eventsOf, openAction, waitForStatus } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const acceptances = async (caseId: string): Promise<number> =>
  (await eventsOf(caseId, "xian-clerk-4")).filter((type) => type === "CaseAccepted").length;

/** A page with the dialog open that accepts a claimed case. */
const accepting = async (): Promise<{ page: Page; caseId: string }> => {
  const { caseId } = await claimed("xian-clerk-4");
  const page = await signedIn("xian-clerk-4", caseAddress(caseId));
  await openAction(page, "受理");
  return { page, caseId };
};

/** Lets a request reach the broker and loses the answer. */
const loseAnswer = async (route: Route): Promise<void> => {
  await route.fetch();
  await route.abort("connectionreset");
};

describe("a command that meets trouble", () => {
  it("survives a double click as one event", async () => {
    const { page, caseId } = await accepting();
    await confirmation(page, "受理").dblclick();
    await waitForStatus(page, "已受理");
    expect(await acceptances(caseId)).toBe(1);
  });

  it("survives the loss of the first answer unnoticed, as one event", async () => {
    const { page, caseId } = await accepting();
    await page.route("**/accept", loseAnswer, { times: 1 });
    await confirmation(page, "受理").click();
    await waitForStatus(page, "已受理");
    expect(await acceptances(caseId)).toBe(1);
  });

  it("says that it is unsure where no answer came, and sends the same again when asked", async () => {
    const { page, caseId } = await accepting();
    const keys = new Set<string>();
    await page.route("**/accept", async (route) => {
      keys.add(route.request().headers()["idempotency-key"] ?? "");
      await loseAnswer(route);
    });
    await confirmation(page, "受理").click();
    await dialogOf(page).getByText("不会重复办理").waitFor();
    await page.unroute("**/accept");
    page.on("request", (request) => {
      if (request.url().endsWith("/accept")) keys.add(request.headers()["idempotency-key"] ?? "");
    });
    await confirmation(page, "重试").click();
    await waitForStatus(page, "已受理");
    await dialogOf(page).waitFor({ state: "hidden" });
    expect(await acceptances(caseId)).toBe(1);
    expect(keys.size).toBe(1);
  });

  it("waits out a lost network and goes on where it was", async () => {
    const { page, caseId } = await accepting();
    await page.context().setOffline(true);
    await page.getByText("网络已断开").waitFor();
    await confirmation(page, "受理").click();
    await dialogOf(page).getByText("不会重复办理").waitFor();
    expect(await acceptances(caseId)).toBe(0);
    await page.context().setOffline(false);
    await page.getByText("网络已断开").waitFor({ state: "hidden" });
    await confirmation(page, "重试").click();
    await waitForStatus(page, "已受理");
    expect(await acceptances(caseId)).toBe(1);
  });
});

describe("two clerks who reach for one case", () => {
  it("one gets it, the other reads who was faster", async () => {
    const { caseId } = await routed();
    const names: Readonly<Record<string, string>> = { "xian-clerk-5": "孙丽", "xian-clerk-6": "周强" };
    const racers = await Promise.all(
      Object.entries(names).map(async ([id, name]) => ({
        name,
        page: await signedIn(id, caseAddress(caseId)),
      })),
    );
    await Promise.all(racers.map(({ page }) => openAction(page, "领取")));
    await Promise.all(racers.map(({ page }) => confirmation(page, "领取").click()));
    const lost = await Promise.all(
      racers.map(async ({ page, name }) => {
        await page.locator("[role=dialog] [role=alert], .action-buttons :text-is('受理')").first().waitFor();
        return { page, name, refused: await dialogOf(page).getByRole("alert").isVisible() };
      }),
    );
    const winner = lost.find(({ refused }) => !refused);
    const loser = lost.find(({ refused }) => refused);
    const sentence = await loser?.page.getByRole("dialog").getByRole("alert").textContent();
    expect(sentence).toMatch(new RegExp(`^${winner?.name}在 \\d+ (秒|分钟)前领取了该办件。`));
    expect(sentence).not.toMatch(/already-claimed|409|412|Error/);
    await loser?.page.getByRole("button", { name: "知道了" }).click();
    await loser?.page.locator(".standing-holder", { hasText: winner?.name ?? "" }).waitFor();
    expect((await eventsOf(caseId, "xian-clerk-5")).filter((type) => type === "CaseClaimed")).toHaveLength(1);
  });
});
