import { localStandardOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { aListRow, anInstantListRow } from "../builders/agreement.ts";
import { staff } from "../journeys/broker.ts";
import { CHANGCHUN, XIAN } from "../journeys/directory.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { forAxe, lookAt } from "./looks.ts";

useBrowser();

const params = { region: CHANGCHUN };
const colleague = staff("changchun-coordinator");
const days = (amount: number) => ({ unit: "working-days", amount }) as const;

const local = async () =>
  expectValue(await colleague.call(localStandardOperations.listLocalRows, { params }));
const revise = async (body: object) => {
  const { version: ifMatch } = await local();
  const call = { params, ifMatch, body: { why: "办事指南更新", ...body } };
  return expectValue(await colleague.call(localStandardOperations.reviseLocalStandard, call));
};

it("a coordinator says what the region's own applicants get, beside a colleague who changes it as well", async () => {
  const page = await signedIn("changchun-coordinator", "/console/local-standards", forAxe);
  await page.getByText("还没有登记事项").waitFor();
  await revise({ put: [aListRow(), anInstantListRow()] });
  await page.reload();
  const row = page.locator(".list-rows").getByRole("button", { name: "食品经营许可：编辑" });
  await row.click();
  const form = page.locator(".row-form");
  expect(await form.getByLabel("办理地").count()).toBe(0);
  await form.getByLabel(/^承诺时限/).fill("8个工作日");
  await form.getByRole("button", { name: "采用", exact: true }).click();
  await page.getByLabel("公布本地的受理告知、补正和送达时限").check();
  await page.getByRole("spinbutton", { name: "受理告知：数量" }).fill("3");
  await page.getByText("2 项修改未保存").waitFor();
  await lookAt(page, "local-standard-edited");

  await revise({ put: [{ ...anInstantListRow(), phone: "0431-88000000" }], why: "电话变更" });
  const bar = page.locator(".save-bar");
  await bar.getByRole("button", { name: "保存本地标准" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("原因").fill("本市承诺提速");
  const confirm = dialog.locator(".ant-modal-footer").getByRole("button", { name: "保存本地标准" });
  await confirm.click();
  await dialog.getByText("刚刚修改了这条登记").waitFor();
  await confirm.click();
  await bar.waitFor({ state: "detached" });
  const saved = await local();
  expect(saved).toMatchObject({ version: 3, limits: { notice: days(3) } });
  expect(saved.rows.map(({ promised, phone }) => [promised, phone])).toEqual(
    expect.arrayContaining([
      [days(8), aListRow().phone],
      [anInstantListRow().promised, "0431-88000000"],
    ]),
  );
  await page.locator(".record-history").getByText("本市承诺提速").waitFor();

  await row.focus();
  await page.keyboard.press("Delete");
  await page.getByText("1 项修改未保存").waitFor();
  await page.getByRole("link", { name: "总览" }).click();
  await dialog.getByRole("button", { name: "继续填写" }).click();
  await bar.getByRole("button", { name: "放弃修改" }).click();

  // What another region gives its own applicants is read, and not changed.
  await page.goto(`/console/local-standards/${XIAN}`);
  await page.getByText("其他地区的本地办理标准，仅供查阅。").waitFor();
  expect(await page.getByRole("checkbox").isDisabled()).toBe(true);

  // Other tests publish lists of Changchun's without a reason.
  const remove = saved.rows.map(({ matter }) => ({ matter }));
  await revise({ remove, limits: null, why: "演练结束" });
});
