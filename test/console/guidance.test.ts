import { agreementOperations, guidanceOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { staff } from "../journeys/broker.ts";
import { PROMISED } from "../journeys/directory.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { forAxe, lookAt } from "./looks.ts";

useBrowser();

const params = { agreementId: "xian-nanjing-guided" };
const colleague = staff("xian-coordinator");
const file = async () => expectValue(await colleague.call(agreementOperations.getAgreementFile, { params }));
const guidance = async () =>
  expectValue(await colleague.call(guidanceOperations.getGuidance, { params, query: { of: "draft" } }))
    .entries;

const draft = async (): Promise<void> => {
  const like = expectValue(
    await colleague.call(agreementOperations.getAgreementFile, { params: { agreementId: "xian-nanjing" } }),
  );
  const {
    list: _list,
    guidance: _guidance,
    ...content
  } = like.published?.content ?? expect.fail("published");
  const body = { ...content, listOf: "xian-nanjing" };
  expectValue(await colleague.call(agreementOperations.draftAgreement, { params, body }));
  onTestFinished(async () => {
    const { revision: ifMatch } = await file();
    expectValue(await colleague.call(agreementOperations.discardDraft, { params, ifMatch }));
  });
};

const list = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** Adds a text to a list, where the keyboard then is. */
const add = async (page: Page, name: string, text: string): Promise<void> => {
  await list(page, name)
    .getByRole("button", { name: `增加${name}` })
    .click();
  await page.keyboard.insertText(text);
};

const chooseMatter = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel("适用事项").click();
  await page.locator(".ant-select-item-option:visible", { hasText: name }).click();
};

const textsIn = (page: Page, name: string): Promise<readonly string[]> =>
  list(page, name)
    .getByRole("textbox")
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value));

it("a coordinator writes a standard's checklist and phrases, and settles what a colleague changed meanwhile", async () => {
  await draft();
  const page = await signedIn(
    "xian-coordinator",
    `/console/agreements/${params.agreementId}/editor?tab=standard`,
    forAxe,
  );
  await add(page, "救济途径", "可自收到决定之日起六十日内申请行政复议。");
  await chooseMatter(page, "食品经营许可");
  await add(page, "审查要点", "场所与图纸一致");
  await add(page, "审查要点", "材料齐全");
  await page.getByRole("button", { name: "上移审查要点第 2 条" }).click();
  expect(await textsIn(page, "审查要点")).toEqual(["材料齐全", "场所与图纸一致"]);
  await add(page, "不予许可理由", "场所不符合规定。");
  await page.getByText("未保存的修改：2 个事项的审查要点和常用语").waitFor();
  await lookAt(page, "guidance");

  // Another tab of the same page keeps them; leaving the page asks first.
  await page.getByRole("link", { name: "清单", exact: true }).click();
  await page.locator(".list-rows").first().waitFor();
  await page.getByRole("link", { name: "标准", exact: true }).click();
  await page.getByRole("link", { name: "总览" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "继续填写" }).click();

  const put = [{ matter: PROMISED as never, checklist: ["同事所写"], phrases: [] }];
  const { revision: ifMatch } = await file();
  expectValue(await colleague.call(guidanceOperations.reviseGuidance, { params, ifMatch, body: { put } }));
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.getByText("刚刚更新了本协议").waitFor();
  await page.getByText("1 个事项的审查要点和常用语与他人的修改冲突").waitFor();
  await chooseMatter(page, "食品经营许可");
  await page.getByText("同事所写").waitFor();
  await page.getByRole("button", { name: "保留我的修改" }).click();
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.locator(".save-bar").waitFor({ state: "detached" });
  const remedies = [{ use: "remedies", text: "可自收到决定之日起六十日内申请行政复议。" }];
  expect(await guidance()).toEqual([
    { checklist: [], phrases: remedies },
    {
      matter: PROMISED,
      checklist: ["材料齐全", "场所与图纸一致"],
      phrases: [{ use: "refuse", text: "场所不符合规定。" }],
    },
  ]);

  for (const name of ["审查要点", "审查要点", "不予许可理由"])
    await page.getByRole("button", { name: `删除${name}第 1 条` }).click();
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.locator(".save-bar").waitFor({ state: "detached" });
  expect(await guidance()).toEqual([{ checklist: [], phrases: remedies }]);
});
