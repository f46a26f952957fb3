import { expect, test } from "vitest";
import { aPdf } from "../builders/document.ts";
import { worker } from "../journeys/steps.ts";
import { codeIn, messagesTo } from "../journeys/text-messages.ts";
import { until } from "../journeys/until.ts";
import { caseAddress, confirmation, dialogOf, eventsOf, openAction, waitForStatus } from "./case-page.ts";
import { freshPage, signedIn, useBrowser } from "./desk.ts";
import { bring, caseOn, enter, step } from "./intake-page.ts";
import { phone } from "./looks.ts";
import { comeBackToTab } from "./session.ts";

useBrowser();

const CLERK = "xian-clerk-4";
const PHONE = "13877770009";

test("one case goes through the hands of an intake clerk, a handling clerk and an applicant on a phone", async () => {
  // 收件: the clerk where the applicant stands.
  const intake = await signedIn("nanjing-receiver", "/console/intake");
  await enter(intake);
  await intake.getByLabel("公民身份号码", { exact: true }).fill("11010519491231002X");
  await intake.getByLabel("联系电话").fill(PHONE);
  await step(intake, "表单");
  await intake.getByLabel("经营场所").fill("西安市未央区凤城八路");
  await step(intake, "材料");
  await bring(intake, "申请书", Buffer.from(aPdf("three people")).toString("latin1"));
  await step(intake, "核对");
  await intake.getByText("核对无误，可以收件。").waitFor();
  await intake.getByRole("button", { name: "收件并转办理地" }).click();
  const queryCode = await intake.locator(".receipt-code strong").textContent();
  const caseId = caseOn(intake);

  // The clerk at the handling window finds something missing.
  await until(async () => {
    const seen = await worker(CLERK).look(caseId);
    return seen.ok && seen.value.status === "routed" ? true : undefined;
  });
  const clerk = await signedIn(CLERK, caseAddress(caseId));
  await openAction(clerk, "领取");
  await confirmation(clerk, "领取").click();
  await waitForStatus(clerk, "已领取");
  await openAction(clerk, "告知补正");
  const missing = dialogOf(clerk).locator(".deficiency").first();
  await missing.getByLabel("材料名称").fill("健康证");
  await missing.getByLabel("需要补正的内容").fill("请补交从业人员健康证");
  await confirmation(clerk, "告知补正").click();
  await waitForStatus(clerk, "待补正");

  // The applicant reads it on a phone and sends a photograph of what is missing.
  const applicant = await freshPage({ viewport: phone });
  await applicant.goto(`/console/progress.html#${queryCode}`);
  await applicant.getByText("轮到您").waitFor();
  await applicant.getByRole("button", { name: "获取短信验证码" }).click();
  const digits = applicant.getByLabel("尾号 09 的手机");
  await digits.waitFor();
  await digits.fill(codeIn(messagesTo(PHONE).at(-1)));
  await applicant.keyboard.press("Enter");
  await applicant.getByText("健康证：请补交从业人员健康证").waitFor();
  await applicant.getByLabel("健康证", { exact: true }).setInputFiles({
    name: "健康证.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(aPdf("health certificate")),
  });
  await applicant.getByRole("button", { name: "提交", exact: true }).click();
  await applicant.getByText("已送达，校验通过").waitFor();

  // Accepted, granted, and handed over.
  await clerk.reload();
  await waitForStatus(clerk, "已领取");
  await openAction(clerk, "受理");
  await confirmation(clerk, "受理").click();
  await waitForStatus(clerk, "已受理");
  await openAction(clerk, "审批决定");
  await dialogOf(clerk).getByRole("switch").click();
  await clerk.getByLabel("文书名称").fill("食品经营许可证");
  await clerk.getByLabel("文书编号").fill("陕-2026-0009");
  await confirmation(clerk, "审批决定").click();
  await waitForStatus(clerk, "已办结");
  await openAction(clerk, "交付送达");
  await dialogOf(clerk).getByLabel("快递公司").fill("邮政特快专递");
  await dialogOf(clerk).getByLabel("单号").fill("EMS1234567");
  await confirmation(clerk, "交付送达").click();
  await dialogOf(clerk).waitFor({ state: "hidden" });
  await openAction(clerk, "登记送达");
  await dialogOf(clerk).getByLabel("签收人").fill("张三丰");
  await confirmation(clerk, "登记送达").click();
  await dialogOf(clerk).waitFor({ state: "hidden" });

  await intake.goto(caseAddress(caseId));
  await intake.getByRole("button", { name: "已交付结果" }).click();
  await confirmation(intake, "已交付结果").click();
  await waitForStatus(intake, "已签收");

  // What came of it is rated where it was followed.
  await comeBackToTab(applicant);
  await applicant.getByText("陕-2026-0009").waitFor();
  const result = applicant.locator("form", { hasText: "对办理结果的评价" });
  await result.getByText("非常满意", { exact: true }).click();
  await result.getByRole("button", { name: "提交评价" }).click();
  await result.getByText("已评价：非常满意").waitFor();
  expect(await eventsOf(caseId, CLERK)).toEqual(
    expect.arrayContaining(["SupplementSupplied", "CaseAccepted", "CaseDecided", "ResultDelivered"]),
  );
});
