import { intakeOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { staff } from "../journeys/broker.ts";
import { INTAKE_WINDOW } from "../journeys/directory.ts";
import { worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { violationsOn } from "./accessibility.ts";
import { confirmation, dialogOf } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { bring, caseOn, enter, step } from "./intake-page.ts";
import { forAxe, phone } from "./looks.ts";

useBrowser();

test("an intake clerk takes an application in, supplies what is asked for, and hands the result over", async () => {
  const page = await signedIn("nanjing-receiver", "/console/intake", forAxe);
  await enter(page);
  await step(page, "表单");
  await page.getByLabel("联系电话").fill("打这个");
  await step(page, "材料");
  await bring(page, "申请书");
  await step(page, "核对");
  expect(await violationsOn(page)).toEqual([]);

  // What the broker would refuse is said with its step, and at its field.
  await page.getByRole("button", { name: "申请人：1 处" }).click();
  await page.getByText("校验码", { exact: false }).first().waitFor();
  await page.getByLabel("公民身份号码", { exact: true }).fill("11010519491231002X");
  await step(page, "表单");
  await page.getByText("仅限数字和短横线，例如 13800000000").waitFor();
  await page.getByText("缺少该字段").waitFor();
  await page.getByLabel("联系电话").fill("029-88886666");
  await page.getByLabel("经营场所").fill("西安市未央区凤城八路");

  // A reload loses nothing but the file itself.
  await page.reload();
  await step(page, "表单");
  expect(await page.getByLabel("经营场所").inputValue()).toBe("西安市未央区凤城八路");
  await step(page, "核对");
  await page.getByText("请重新选择文件：申请书.pdf").waitFor();
  await step(page, "材料");
  await bring(page, "申请书");
  await step(page, "核对");
  await page.getByText("核对无误，可以收件。").waitFor();
  await page.getByRole("button", { name: "收件并转办理地" }).click();
  await page.locator(".receipt").waitFor();
  expect(await page.locator(".receipt-code strong").textContent()).toMatch(
    /^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/,
  );
  expect(await violationsOn(page)).toEqual([]);
  const caseId = caseOn(page);

  const clerk = worker("xian-clerk-3");
  const claimed = await until(async () => {
    const answer = await clerk.claim(caseId);
    return answer.ok ? answer.value : undefined;
  });
  expectValue(await clerk.askSupplement(caseId, claimed.version, "健康证"));
  await page.goto(`/console/cases/${caseId}`);
  // Whoever took it in is named to their own side, and of the handling region's staff only that they are.
  const whoDid = (what: string) => page.locator(".timeline li", { hasText: what }).locator(".timeline-who");
  expect(await whoDid("提交申请").textContent()).toBe("顾欣");
  expect(await whoDid("一次性告知补正").textContent()).toBe("办理地工作人员");
  await page.getByRole("button", { name: "代为补正" }).click();
  await dialogOf(page)
    .getByLabel("健康证：选择文件")
    .setInputFiles({ name: "健康证.png", mimeType: "image/png", buffer: Buffer.from("no matter") });
  await confirmation(page, "代为补正").click();
  // Each file of the supplement is noted on the case when it has come: what was read may be of before the last one.
  const accepted = await until(async () => {
    const seen = expectValue(await clerk.look(caseId));
    if (seen.status === "awaiting-supplement") return undefined;
    const answer = await clerk.accept(caseId, seen.version);
    return answer.ok ? answer.value : undefined;
  });
  expectValue(await clerk.grant(caseId, accepted.version));
  await page.reload();
  await page.getByRole("button", { name: "已交付结果" }).click();
  await confirmation(page, "已交付结果").click();
  await page.locator(".actions-panel .status-mark", { hasText: "已签收" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
});

test("the same on a phone, with a photograph", async () => {
  const page = await signedIn("nanjing-receiver", "/console/intake", { ...forAxe, viewport: phone });
  await enter(page);
  await page.getByLabel("公民身份号码", { exact: true }).fill("11010519491231002X");
  await step(page, "表单");
  await page.getByLabel("经营场所").fill("西安市未央区凤城八路");
  await step(page, "材料");
  const camera = page.getByLabel("申请书：拍照");
  expect(await camera.getAttribute("capture")).toBe("environment");
  await camera.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("a photograph") });
  await page.getByText("a.jpg", { exact: false }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  expect(await violationsOn(page)).toEqual([]);
  await step(page, "核对");
  await page.getByText("核对无误，可以收件。").waitFor();
  await page.getByRole("button", { name: "收件并转办理地" }).click();
  await page.locator(".receipt").waitFor();
  const { cases } = expectValue(
    await staff("nanjing-receiver").call(intakeOperations.listIntake, {
      params: { windowId: INTAKE_WINDOW },
    }),
  );
  expect(cases.map((row) => row.caseId)).toContain(caseOn(page));
});
