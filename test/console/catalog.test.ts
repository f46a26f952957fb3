import { expect, it } from "vitest";
import { NANJING, XIAN, YINCHUAN } from "../journeys/directory.ts";
import { freshPage, useBrowser } from "./desk.ts";
import { forAxe, lookAt, phone } from "./looks.ts";

useBrowser();

const address = "/console/catalog.html";
const pair = (source: string, handling: string) => `source=${source}&handling=${handling}`;

it("anyone finds on a phone, by initials of the pinyin, what can be done, how, and by when; the address can be sent on", async () => {
  const page = await freshPage({ viewport: phone });
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto("/console/");
  await page.getByRole("link", { name: "能办什么" }).click();
  await page.getByRole("searchbox", { name: "事项名称" }).waitFor();
  loaded.length = 0;
  await page.reload();
  await page.getByRole("searchbox", { name: "事项名称" }).fill("spjyxk");
  await page.getByText("找到 1 项").waitFor();
  await page.getByText("选择两地后").waitFor();
  await page.getByLabel("申请人所在地").selectOption({ label: "南京市" });
  await page.getByLabel("办理地").selectOption({ label: "西安市" });
  const hit = page.getByRole("link", { name: "食品经营许可（新办）" });
  await page.locator(".catalog-hit", { hasText: "可以办" }).waitFor();
  await hit.focus();
  await page.keyboard.press("Enter");
  await page.locator("h2:focus", { hasText: "食品经营许可（新办）" }).waitFor();
  const matter = page.locator(".catalog-matter");
  for (const said of [
    "10 个工作日",
    "申请书 必须提交",
    "可用登记申请书代替",
    "经营场所 必填",
    "610100 通办专窗 开放",
  ])
    await matter.getByText(said, { exact: false }).first().waitFor();
  await matter.getByText("最早办结日").waitFor();

  const sent = page.url();
  expect(new URL(sent).searchParams.get("handling")).toBe(XIAN);
  const other = await freshPage();
  await other.goto(sent);
  await other.getByRole("heading", { name: "食品经营许可（新办）" }).waitFor();
  expect(await other.getByLabel("申请人所在地").inputValue()).toBe(NANJING);

  await page.goBack();
  await page.locator(".catalog-hit").waitFor();
  expect(await page.locator(".catalog-matter").count()).toBe(0);
  expect(loaded.filter((path) => /\/v1\//.test(path) && !/^\/v1\/(catalog|windows)\//.test(path))).toEqual(
    [],
  );
  expect(loaded.filter((path) => /antd|oidc|\/desk-|\/index-/.test(path))).toEqual([]);
});

it("says exactly what is missing, and what nobody registered", async () => {
  const page = await freshPage();
  await page.goto(`${address}?q=食品&${pair(YINCHUAN, NANJING)}&matter=food-business-permit`);
  await page.locator(".catalog-missing", { hasText: "专窗未开放" }).waitFor();
  await page.locator(".catalog-hit", { hasText: "暂不能办" }).waitFor();
  await page.getByRole("searchbox").fill("护照");
  await page.getByRole("heading", { name: "没有找到“护照”" }).waitFor();
  expect(page.url()).not.toContain("matter=");
});

it("asks by the entity tag for what may have changed, and again when the network is back", async () => {
  const page = await freshPage();
  await page.goto(`${address}?q=food`);
  await page.locator(".catalog-hit").first().waitFor();
  const answer = await page.request.get(`/v1/catalog/matters?q=food&limit=50`);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=60");
  const etag = answer.headers()["etag"] ?? "";
  const again = await page.request.get("/v1/catalog/matters?q=food&limit=50", {
    headers: { "if-none-match": etag },
  });
  expect(again.status()).toBe(304);

  await page.context().setOffline(true);
  await page.getByRole("searchbox").fill("remote-medical");
  await page.getByRole("alert").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "异地就医备案" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("fits at every size and is accessible, in Chinese and English", async () => {
  const page = await freshPage(forAxe);
  await page.goto(address);
  await page.locator(".catalog-hit").first().waitFor();
  await lookAt(page, "catalog");
  await page.goto(`${address}?q=食品&${pair(NANJING, XIAN)}&matter=food-business-permit`);
  await page.getByText("最早办结日").waitFor();
  await lookAt(page, "catalog-matter");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Earliest due date").waitFor();
  await lookAt(page, "catalog-matter-en");
  await page.goto(`${address}?q=护照`);
  await page.locator(".catalog-nothing").waitFor();
  await lookAt(page, "catalog-nothing-en");
});
