import type { Page } from "playwright-core";
import { chooseIn } from "./case-page.ts";

const field = (page: Page, label: string) =>
  page.locator(".intake-form .field", { has: page.getByText(label, { exact: true }) });

/** Goes to a step of taking in. */
export const step = (page: Page, name: string) => page.locator(".ant-steps-item", { hasText: name }).click();

/** Chooses the file of a material. */
export const bring = (page: Page, title: string, bytes = `%PDF-1.4\n% ${title}\n%%EOF\n`) =>
  page.getByLabel(`${title}：选择文件`).setInputFiles({
    name: `${title}.pdf`,
    mimeType: "application/pdf",
    buffer: Buffer.from(bytes),
  });

/** Fills in everything but the form and the materials. */
export const enter = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "收一件" }).click();
  await field(page, "办理地").getByRole("combobox").fill("西安");
  await chooseIn(field(page, "办理地"), "西安市");
  await field(page, "事项").getByRole("combobox").fill("食品经营");
  await chooseIn(field(page, "事项"), "食品经营许可（新办）");
  await step(page, "申请人");
  await page.getByLabel("姓名", { exact: true }).fill("张三丰");
  await page.getByLabel("公民身份号码", { exact: true }).fill("110105194912310021");
  await chooseIn(field(page, "核验身份的证件"), "居民户口簿");
};

/** The case of the receipt that a page shows. */
export const caseOn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-2) ?? "";
