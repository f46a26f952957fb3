import { windowWebhookOperations } from "@tongban/contract";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { staff } from "../journeys/broker.ts";
import { XIAN, YINCHUAN } from "../journeys/directory.ts";
import { until } from "../journeys/until.ts";
import { startReceiver } from "../journeys/webhook-receiver.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const address = (region: string) => `/console/windows/window-${region}/webhook`;

it("a lead sets an endpoint, sees its secret once, tests it, and stops it", async () => {
  const { url, deliveries } = await startReceiver();
  const page = await signedIn("yinchuan-lead", "/console/desk");
  await page.getByRole("link", { name: "预警推送" }).click();
  await page.getByText("未设置").waitFor();
  await page.getByRole("textbox", { name: "地址" }).fill(url);
  await page.getByRole("button", { name: "保存地址" }).click();
  const secret = await page.locator(".webhook-secret code").textContent();
  await page.getByText("已启用").waitFor();

  await page.getByRole("button", { name: "发送测试" }).click();
  await page.getByText("测试已送达：对方回答 204").waitFor();
  await page.locator(".table tbody tr", { hasText: "对方回答 204" }).first().waitFor();
  const [{ headers, body } = { headers: {}, body: "" }] = deliveries;
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  expect(new Webhook(secret ?? "").verify(body, sent)).toMatchObject({ type: "cn.tongban.window.tested.v1" });

  await page.reload();
  await page.getByText("已启用").waitFor();
  expect(await page.locator(".webhook-secret").count()).toBe(0);
  await page.getByRole("button", { name: "取消推送" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "取消推送" }).click();
  await page.getByText("未设置").waitFor();
  const params = { windowId: `window-${YINCHUAN}` };
  const kept = await staff("yinchuan-lead").call(windowWebhookOperations.getWindowWebhook, { params });
  expect(kept).toMatchObject({ value: { status: "unset" } });
});

it("an address that may not be delivered to is refused with the reason, and another region's window is not there", async () => {
  const page = await signedIn("xian-coordinator", address(XIAN));
  await page.getByRole("textbox", { name: "地址" }).fill("https://10.1.2.3/hook");
  await page.getByRole("button", { name: "保存地址" }).click();
  const trouble = await until(
    async () => (await page.locator(".webhook-trouble").textContent()) ?? undefined,
  );
  expect(trouble).not.toBe("");
  expect(await page.locator(".webhook-secret").count()).toBe(0);
  await page.goto(address(YINCHUAN));
  await page.getByText("未找到该页面").waitFor();
});
