import { agreementOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, it, onTestFinished } from "vitest";
import { aPdf } from "../builders/document.ts";
import { staff } from "../journeys/broker.ts";
import { signedIn, useBrowser } from "./desk.ts";
import { forAxe, lookAt } from "./looks.ts";

useBrowser();

const params = { agreementId: "three-cities" };
const coordinator = staff("yinchuan-coordinator");
const file = async () =>
  expectValue(await coordinator.call(agreementOperations.getAgreementFile, { params }));

it("a coordinator uploads the signed document, is told what is no PDF, and opens what is kept", async () => {
  const { list: _list, ...content } = (await file()).published?.content ?? expect.fail("it is published");
  expectValue(await coordinator.call(agreementOperations.draftAgreement, { params, body: content }));
  onTestFinished(async () => {
    const { revision: ifMatch } = await file();
    expectValue(await coordinator.call(agreementOperations.discardDraft, { params, ifMatch }));
  });
  const page = await signedIn(
    "yinchuan-coordinator",
    "/console/agreements/three-cities/editor?tab=agreement",
    forAxe,
  );
  const input = page.locator('input[type="file"]');
  const choose = (name: string, bytes: Uint8Array) =>
    input.setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

  await choose("协议.docx", aPdf());
  await page.getByText("请选择 .pdf 或 .ofd 文件。").waitFor();
  await choose("协议.pdf", new TextEncoder().encode("这只是改名为 .pdf 的文本"));
  await page.getByText("仅改文件名无效").waitFor();
  await choose("协议.pdf", aPdf("in the browser"));
  await page.getByText("文件已留存").waitFor();
  await lookAt(page, "signed-document");
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.locator(".save-bar").waitFor({ state: "detached" });
  expect((await file()).draft?.content.document?.sha256).toMatch(/^[0-9a-f]{64}$/);

  const opened = page
    .context()
    .waitForEvent("response", (answer) => answer.url().includes("/objects/tongban-objects/kept/"));
  await page.getByRole("button", { name: "打开", exact: true }).click();
  const answer = await opened;
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
});
