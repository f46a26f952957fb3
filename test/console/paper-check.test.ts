import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { partner } from "../journeys/broker.ts";
import { submitted } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { freshPage, useBrowser } from "./desk.ts";
import { forAxe, lookAt, phone } from "./looks.ts";

useBrowser();

const ours = partner("nanjing-gov");

it("anyone verifies a paper on a phone by its code, and compares the file without sending it", async () => {
  const { caseId } = await submitted();
  expectValue(await ours.withdrawCase(caseId, "不办了"));
  const paper = await until(async () => {
    const [only] = expectValue(await ours.listPapers(caseId)).papers;
    return only?.statement ? only : undefined;
  });
  const { url } = expectValue(await ours.readPaper(caseId, paper.n));
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());

  const page = await freshPage({ viewport: phone, ...forAxe });
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto("/console/paper.html");
  const field = page.getByLabel("请输入核验码");
  await field.fill("7K3Q");
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByRole("alert").getByText("核验码共 20 位").waitFor();
  await field.fill(paper.code);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "文书有效" }).waitFor();
  for (const fact of [paper.title, paper.number, paper.organ, paper.date])
    await page.getByText(fact, { exact: true }).waitFor();
  const choose = page.getByLabel("选择文书的 PDF 文件");
  const file = (buffer: Buffer) => ({ name: "paper.pdf", mimeType: "application/pdf", buffer });
  await choose.setInputFiles(file(bytes));
  await page.getByText("与出具的文件完全一致").waitFor();
  await choose.setInputFiles(file(Buffer.from(bytes.with(bytes.length - 10, 65))));
  await page.getByText("与出具的文件不一致").waitFor();
  expect(loaded.filter((path) => /antd|oidc|\/desk-|\/index-/.test(path))).toEqual([]);
  await lookAt(page, "paper-check-phone");

  const scanned = await freshPage({ viewport: phone });
  await scanned.goto(`/console/paper.html#${"0".repeat(20)}`);
  await scanned.getByRole("alert").waitFor();
  await scanned.getByRole("button", { name: "换一个核验码" }).click();
  await scanned.getByLabel("请输入核验码").waitFor();
});
