import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { aPdf } from "../builders/document.ts";
import { partner } from "../journeys/broker.ts";
import { claimed, submitted, worker } from "../journeys/steps.ts";
import { codeIn, messagesTo } from "../journeys/text-messages.ts";
import { freshPage, useBrowser } from "./desk.ts";
import { forAxe, lookAt, phone } from "./looks.ts";

useBrowser();

const address = "/console/progress.html";

const askedToSupply = async () => {
  const { caseId, version } = await claimed("xian-clerk-0");
  expectValue(await worker("xian-clerk-0").askSupplement(caseId, version, "身份证"));
  return expectValue(await partner("nanjing-gov").getCase(caseId));
};

it("an applicant on a phone types the code of the receipt, a misread letter is told, and sees the case; no address says the code", async () => {
  const { queryCode } = await submitted();
  const page = await freshPage({ viewport: phone });
  const asked: string[] = [];
  const loaded: string[] = [];
  page.on("request", (request) => {
    asked.push(request.url());
    loaded.push(new URL(request.url()).pathname);
  });
  await page.goto(address);
  const field = page.getByLabel("请输入查询码");
  await field.fill(queryCode.slice(0, -1) + (queryCode.endsWith("2") ? "3" : "2"));
  await page.getByRole("button", { name: "查看进度" }).click();
  await page.getByRole("alert").getByText("有一位可能看错或写错了").waitFor();
  await field.fill(queryCode.toLowerCase().replaceAll("-", ""));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "食品经营许可（新办）" }).waitFor();
  await page.getByText("轮到办理专窗").waitFor();
  await page.getByText("这个日期是怎么算出来的？").click();
  await page.getByText("当日不计（民法典第二百零一条）").waitFor();
  expect(new URL(page.url()).hash).toBe(`#${queryCode}`);
  const bare = queryCode.replaceAll("-", "");
  expect(asked.filter((url) => url.includes(queryCode) || url.includes(bare))).toEqual([]);
  expect(loaded.filter((path) => /antd|oidc|\/desk-|\/index-/.test(path))).toEqual([]);
  await page.getByRole("button", { name: "换一个查询码" }).click();
  await field.waitFor();
  expect(new URL(page.url()).hash).toBe("");
});

it("the receipt's code in the fragment opens the case: what is missing stands first, and nothing personal", async () => {
  const kase = await askedToSupply();
  const page = await freshPage({ viewport: phone });
  await page.goto(`${address}#${kase.queryCode}`);
  const missing = page.locator(".progress-urgent");
  await missing.getByText("身份证").waitFor();
  await page.getByText("轮到您").waitFor();
  const text = (await page.locator("main").textContent()) ?? "";
  for (const secret of ["张三", "李梅", "照片模糊", "1101051949"]) expect(text).not.toContain(secret);
});

it("after a one-time code an applicant reads the notice, supplies a file that is checked, and withdraws", async () => {
  const phoneNumber = "13877770001";
  const applicant = {
    kind: "person",
    name: "林小满",
    citizenId: "11010519491231002X",
    phone: phoneNumber,
  } as const;
  const { caseId, version } = await claimed("xian-clerk-0", { applicant });
  expectValue(await worker("xian-clerk-0").askSupplement(caseId, version, "身份证"));
  const { queryCode } = expectValue(await partner("nanjing-gov").getCase(caseId));
  const page = await freshPage({ ...forAxe, viewport: phone });
  await page.goto(`${address}#${queryCode}`);
  await page.getByRole("button", { name: "获取短信验证码" }).click();
  const digits = page.getByLabel("尾号 01 的手机");
  await digits.fill("12");
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByRole("alert").getByText("验证码是 6 位数字").waitFor();
  expect(await page.locator("main").textContent()).not.toContain("林小满");
  await digits.fill(codeIn(messagesTo(phoneNumber).at(-1)));
  await page.keyboard.press("Enter");
  await page.getByText("林小满").waitFor();
  await page.getByText("身份证：照片模糊").waitFor();
  await lookAt(page, "progress-own");
  const file = { name: "身份证.pdf", mimeType: "application/pdf", buffer: Buffer.from(aPdf("own page")) };
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByRole("alert").getByText("请一次交齐").waitFor();
  await page
    .getByLabel("身份证", { exact: true })
    .setInputFiles({ ...file, name: "身份证.exe", mimeType: "" });
  await page.getByText("不能提交这种文件").waitFor();
  await page.getByLabel("身份证", { exact: true }).setInputFiles(file);
  await page.getByText("已选择 身份证.pdf").waitFor();
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByText("已送达，校验通过").waitFor();
  await page.getByText("专窗正在审核材料").waitFor();
  await page.getByRole("button", { name: "我要撤回" }).click();
  await page.getByRole("button", { name: "确定撤回" }).click();
  await page.getByRole("alert").getByText("请写明原因").waitFor();
  await page.getByLabel("撤回的原因").fill("不办了");
  await lookAt(page, "progress-own-supplied");
  await page.getByRole("button", { name: "确定撤回" }).click();
  await page.getByText("已撤件").waitFor();
  await page.getByRole("button", { name: "结束本人查看" }).click();
  expect(await page.locator("main").textContent()).not.toContain("林小满");
});

it("says that it is offline and asks again by itself; a code of no case is told in the broker's words", async () => {
  const { queryCode } = await submitted();
  const page = await freshPage({ viewport: phone });
  await page.goto(address);
  await page.getByLabel("请输入查询码").fill(queryCode);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "查看进度" }).click();
  await page.getByRole("alert").getByText("没有连上").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("heading", { name: "食品经营许可（新办）" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("fits at every size and is accessible, in Chinese and English", async () => {
  const kase = await askedToSupply();
  const page = await freshPage(forAxe);
  await page.goto(address);
  await page.getByLabel("请输入查询码").waitFor();
  await lookAt(page, "progress-ask");
  await page.goto(`${address}#${kase.queryCode}`);
  await page.locator(".progress-urgent").waitFor();
  await page.getByText("这个日期是怎么算出来的？").click();
  await lookAt(page, "progress");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Please supply these materials").waitFor();
  await lookAt(page, "progress-en");
});
