import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { partner } from "../journeys/broker.ts";
import { claimed, submitted, worker } from "../journeys/steps.ts";
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
