import { expectValue } from "@tongban/sdk";
import { describe, expect, it } from "vitest";
import { YINCHUAN } from "../journeys/directory.ts";
import { routed, worker } from "../journeys/steps.ts";
import { letItCome } from "../journeys/time-come.ts";
import { until } from "../journeys/until.ts";
import { violationsOn } from "./accessibility.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const clerk = worker("yinchuan-clerk-1");

const accepted = async (): Promise<string> => {
  const { caseId } = await routed({ handling: YINCHUAN });
  const { version } = expectValue(await clerk.claim(caseId));
  expectValue(await clerk.accept(caseId, version));
  return caseId;
};

describe("a case that was warned of", () => {
  it("says so on its holder's list and on the lead's, which narrow to such cases", async () => {
    const [calm, warned] = [await accepted(), await accepted()];
    await letItCome(warned, { clock: "h", word: "yellow" });
    await until(async () => expectValue(await clerk.look(warned)).warning ?? undefined);
    for (const [who, list] of [
      ["yinchuan-clerk-1", "mine"],
      ["yinchuan-lead", "team"],
    ] as const) {
      const page = await signedIn(who, `/console/desk?list=${list}`);
      const row = page.locator(`[data-case="${warned}"]`);
      await row.getByText("办理时限 · 临近到期").waitFor();
      await page.locator(`[data-case="${calm}"]`).waitFor();
      const narrow = page.getByRole("button", { name: /^预警 \d+$/ });
      await narrow.click();
      await page.locator(`[data-case="${calm}"]`).waitFor({ state: "detached" });
      expect(await row.count()).toBe(1);
      expect(await narrow.getAttribute("aria-pressed")).toBe("true");
      expect(await violationsOn(page)).toEqual([]);
      await narrow.click();
      await page.locator(`[data-case="${calm}"]`).waitFor();
    }
  });
});
