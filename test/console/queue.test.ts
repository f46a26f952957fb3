import { appointmentOperations, queueOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { staff } from "../journeys/broker.ts";
import { CHANGCHUN, PROMISED } from "../journeys/directory.ts";
import { violationsOn } from "./accessibility.ts";
import { freshPage, signedIn, useBrowser } from "./desk.ts";

useBrowser();

const windowId = `window-${CHANGCHUN}`;
const params = { windowId };
const address = `/console/windows/${windowId}/queue`;

it("a clerk takes and calls numbers by keyboard, and the hall's screen shows them", async () => {
  const page = await signedIn("changchun-clerk", "/console/desk");
  await page.getByRole("link", { name: "叫号" }).click();
  await page.getByRole("heading", { name: "叫号" }).waitFor();
  for (const kind of ["备案", "登记"]) await page.getByRole("button", { name: kind, exact: true }).click();
  const waiting = page.locator(".queue-list", { has: page.getByRole("heading", { name: /^等候（/ }) });
  await waiting.getByRole("rowheader", { name: "B001" }).waitFor();
  await page.getByText("取号：B001").waitFor();
  await page.getByRole("heading", { name: "叫号" }).click();
  await page.keyboard.press("n");
  await page.locator(".queue-number", { hasText: "C001" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  const screen = await signedIn("changchun-lead", `${address}?screen`);
  await screen.locator(".hall-called li", { hasText: "C001" }).waitFor();
  await screen.getByText("请到 1 号工位").waitFor();
  expect(await violationsOn(screen)).toEqual([]);
  await page.getByRole("heading", { name: "叫号" }).click();
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "办结" }).waitFor();
  await page.getByRole("heading", { name: "叫号" }).click();
  await page.keyboard.press("f");
  await page.locator(".queue-number", { hasText: "空闲" }).waitFor();
  const { days } = expectValue(
    await staff("changchun-lead").call(queueOperations.listQueueDays, { params, query: { days: 1 } }),
  );
  expect(days[0]).toMatchObject({ taken: 2, served: 1, waiting: 1 });
});

it("anyone books on a phone, keeps the code in the address, and cancels", async () => {
  const { days } = expectValue(
    await staff("changchun-lead").call(appointmentOperations.listSlots, { params }),
  );
  const at = days.at(-1)?.slots.at(-1)?.at ?? expect.fail("a slot of the next days");
  const body = { window: windowId, matter: PROMISED, at };
  const { code } = expectValue(
    await staff("changchun-lead").call(appointmentOperations.bookAppointment, { body }),
  );
  const page = await freshPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`/console/catalog.html#appointment=${code}`);
  await page.getByText(code).waitFor();
  await page.getByRole("img", { name: "预约码的二维码" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "取消预约" }).click();
  await page.getByText("已取消").waitFor();
});
