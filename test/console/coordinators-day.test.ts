import { agreementOperations, matterListOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { aStandard } from "../builders/agreement.ts";
import { aMaterial, anApplication } from "../journeys/applications.ts";
import { partner, staff } from "../journeys/broker.ts";
import { UNLISTED, XIAN, YINCHUAN } from "../journeys/directory.ts";
import { until } from "../journeys/until.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const agreementId = "xian-yinchuan-day";
const params = { agreementId };
const title = "西安市—银川市企业开办“跨省通办”协议";
const editor = (tab: string) => `/console/agreements/${agreementId}/editor?tab=${tab}`;
const client = staff("xian-coordinator");

const { version: _version, ...terms } = aStandard();
const standard = { ...terms, hours: { opens: "09:00", closes: "17:30" } };

const headings = "事项编号,事项名称,事项类型,办理方式,服务对象,办件类型,法定时限,承诺时限,材料,送达方式";
const filing = "remote-medical-filing,异地就医备案,备案,全程网办,自然人,即办件,,即办,备案表,电子";
const faulty = [
  headings,
  `${UNLISTED},内资企业设立,登记,网上办,自然人,承诺件,,3天,申请书,电子`,
  filing,
  ",无编号,备案,全程网办,自然人,即办件,,即办,无,电子",
];
const mended = [
  headings,
  `${UNLISTED},内资企业设立,登记,全程网办,自然人,承诺件,,3个工作小时,申请书,电子`,
  filing,
];

const fileOf = async () => expectValue(await client.call(agreementOperations.getAgreementFile, { params }));

const choose = (page: Page, lines: readonly string[]): Promise<void> =>
  page.getByLabel("选择 CSV 或 XLSX 文件").setInputFiles({
    name: "清单.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n")),
  });

const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.locator(".save-bar").waitFor({ state: "detached" });
};

const act = async (page: Page, action: string): Promise<void> => {
  await page.locator(".life-actions").getByRole("button", { name: action, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".ant-modal-footer").getByRole("button", { name: action, exact: true }).click();
  // Where no answer came in time the dialog offers to send the same again, as anybody would.
  const again = dialog.getByRole("button", { name: "重试", exact: true });
  await until(async () => {
    if (await again.isVisible()) await again.click();
    return (await dialog.count()) === 0 ? true : undefined;
  }, 60_000).catch(async (cause: unknown) => {
    throw new Error(`The dialog stays: ${await dialog.textContent()}`, { cause });
  });
};

const publish = async (ours: Page, theirs: Page): Promise<void> => {
  await act(ours, "提请发布");
  await theirs.goto("/console/overview");
  await theirs.locator("[aria-labelledby=waiting]").getByRole("link", { name: title }).click();
  await theirs.locator(".changes").waitFor();
  await act(theirs, "同意");
  await theirs.getByText("已生效，按此版受理。").waitFor();
};

/** What an application for the matter comes to now. */
const submit = async (): Promise<string> => {
  const answer = await partner("yinchuan-gov").submitCase(
    anApplication({
      source: YINCHUAN,
      handling: XIAN,
      matter: UNLISTED,
      form: {},
      materials: [aMaterial("申请书")],
    }),
  );
  return answer.ok ? "taken" : (answer.problem.code ?? "");
};

beforeAll(async () => {
  const body = {
    title,
    kind: "bilateral" as const,
    parties: [XIAN, YINCHUAN],
    validFrom: "2026-01-01",
    validUntil: "2099-12-31",
    standard,
  };
  expectValue(await client.call(agreementOperations.draftAgreement, { params, body }));
});

/** So that it meets no other agreement of the same regions. */
afterAll(async () => {
  const termination = { what: "termination" as const, reason: "演示结束" };
  const { revision: ifMatch } = await fileOf();
  const { revision } = expectValue(
    await client.call(agreementOperations.proposeChange, { params, body: termination, ifMatch }),
  );
  expectValue(
    await staff("yinchuan-coordinator").call(agreementOperations.consentToProposal, {
      params,
      ifMatch: revision,
    }),
  );
});

it("a coordinator imports a list with errors, mends it, publishes it with another region's consent, and takes a matter off again", async () => {
  expect(await submit()).toBe("not-admissible");

  const ours = await signedIn("xian-coordinator", editor("list"));
  await ours.getByText("清单为空").waitFor();
  await ours.getByRole("button", { name: "导入文件" }).click();
  await choose(ours, faulty);
  await ours.getByText("清单.csv：共 3 行，3 处有问题，未导入任何内容。").waitFor();
  const faults = ours.getByRole("region", { name: "问题清单" }).locator("tbody tr");
  expect((await faults.allInnerTexts()).map((text) => text.split(/\s/)[0])).toEqual(["D2", "H2", "A4"]);
  expect(await faults.nth(1).textContent()).toContain("3个工作日、3个自然日");
  await faults.nth(1).getByRole("button").click();
  const lines = ours.getByRole("region", { name: "文件中有问题的行" });
  expect(await lines.locator(".list-row-marked .cell-wrong").allInnerTexts()).toEqual(["网上办", "3天"]);

  await choose(ours, mended);
  await ours.getByRole("button", { name: "试运行" }).click();
  await ours.getByText("试运行结果：导入后共 2 行，新增 2 行，移除 0 行，更改 0 行。").waitFor();
  expect((await fileOf()).draft?.content.list.rows).toBe(0);
  await ours.getByRole("button", { name: "导入草案" }).click();
  await ours.getByText("显示 2 行，共 2 行").waitFor();

  const theirs = await signedIn("yinchuan-coordinator", "/console/overview");
  await publish(ours, theirs);
  await theirs.getByRole("link", { name: "可办范围", exact: true }).click();
  await theirs.getByText("没有缺项：清单所列事项在各地均可办。").waitFor();
  await until(async () => ((await submit()) === "taken" ? true : undefined));

  await ours.reload();
  await act(ours, "起草下一版");
  await ours.getByRole("button", { name: "内资企业设立：编辑" }).focus();
  await ours.keyboard.press("Delete");
  await save(ours);
  await ours.getByRole("link", { name: "可办范围", exact: true }).click();
  await ours.getByText("不再可办 2 对").waitFor();
  await publish(ours, theirs);
  await until(async () => ((await submit()) === "not-admissible" ? true : undefined));

  await theirs.goto(`${editor("difference")}&from=1&to=2`);
  await theirs.locator(".change", { hasText: "内资企业设立" }).getByText("移除").waitFor();
});

it("rows that two people change at once are settled by the one who comes second, and nothing is lost", async () => {
  const { published, revision } = await fileOf();
  const { list: _list, ...body } = published?.content ?? expect.fail("it is published");
  expectValue(await client.call(agreementOperations.draftAgreement, { params, body }));
  expect(revision).toBeGreaterThan(1);
  onTestFinished(async () => {
    const { revision: ifMatch } = await fileOf();
    expectValue(await client.call(agreementOperations.discardDraft, { params, ifMatch }));
  });

  const ours = await signedIn("xian-coordinator", editor("list"));
  await ours.getByRole("button", { name: "异地就医备案：编辑" }).click();
  const form = ours.getByRole("form");
  await form.getByLabel("咨询电话").fill("不是电话");
  await form.getByText("1 处需要改正").waitFor();
  await ours.getByRole("link", { name: "检查", exact: true }).click();
  await ours.getByRole("dialog").getByRole("button", { name: "继续填写" }).click();
  await form.getByLabel("咨询电话").fill("029-86780000");
  await form.getByRole("button", { name: "采用" }).click();
  await ours.getByText("未保存的修改：清单 1 行").waitFor();
  await ours.getByRole("button", { name: "撤销" }).click();
  await ours.locator(".save-bar").waitFor({ state: "detached" });
  await ours.getByRole("button", { name: "异地就医备案：编辑" }).click();
  await form.getByLabel("咨询电话").fill("029-86780000");
  await form.getByRole("button", { name: "采用" }).click();

  const { rows, revision: ifMatch } = expectValue(
    await client.call(matterListOperations.listDraftRows, { params }),
  );
  const put = rows.map((row) => ({ ...row, phone: "0951-12345" }));
  expectValue(
    await client.call(matterListOperations.reviseDraftRows, { params, ifMatch, body: { put, remove: [] } }),
  );
  await ours.getByRole("button", { name: "保存草案" }).click();
  await ours.getByRole("link", { name: "1 行与他人的修改冲突，先在清单中选定" }).waitFor();
  await form.getByText("0951-12345").waitFor();
  await form.getByRole("button", { name: "保留我的修改" }).click();
  await save(ours);
  const saved = expectValue(await client.call(matterListOperations.listDraftRows, { params }));
  expect(saved.rows.map(({ phone }) => phone)).toEqual(["029-86780000"]);
});
