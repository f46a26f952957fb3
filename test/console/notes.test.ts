import { notificationOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { staff } from "../journeys/broker.ts";
import { YINCHUAN } from "../journeys/directory.ts";
import { claimed } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { violationsOn } from "./accessibility.ts";
import { dialogOf } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

it("a note mentions a colleague, who is told of it and finds the case by that", async () => {
  const { caseId } = await claimed("yinchuan-clerk-0", { handling: YINCHUAN });
  const page = await signedIn("yinchuan-clerk-0", `/console/cases/${caseId}`);
  const field = page.getByRole("textbox", { name: /写备注/ });
  await field.fill("原件已电话核对 @丁宁 请复核");
  await page.getByRole("button", { name: "添加备注" }).click();
  await page.locator(".note", { hasText: "原件已电话核对" }).waitFor();
  await page.getByText("已提醒：丁宁").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "划去第 1 条备注" }).click();
  await dialogOf(page).getByLabel("划去的理由").fill("已当面说明");
  await dialogOf(page).getByRole("button", { name: "划去" }).click();
  await page.locator("del", { hasText: "原件已电话核对" }).waitFor();

  const colleague = await signedIn("yinchuan-clerk-1", "/console/notifications");
  const told = colleague.locator(".notification", { hasText: "备注提到您" }).first();
  await told.waitFor();
  expect(await violationsOn(colleague)).toEqual([]);
  await told.getByRole("link").click();
  await colleague.waitForURL(`**/console/cases/${caseId}`);
  await until(async () => {
    const listed = await staff("yinchuan-clerk-1").call(notificationOperations.listNotifications);
    const one = expectValue(listed).notifications.find((some) => some.caseId === caseId);
    return one?.read ? one : undefined;
  });
});
