import { createHash } from "node:crypto";
import { materialMarkOperations, materialOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, it } from "vitest";
import { aPdf, aPng } from "../builders/document.ts";
import { anApplication } from "../journeys/applications.ts";
import { partner, staff } from "../journeys/broker.ts";
import { routed, worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";
import { violationsOn } from "./accessibility.ts";
import { caseAddress, dialogOf, openAction } from "./case-page.ts";
import { signedIn, useBrowser } from "./desk.ts";

useBrowser();

const declaring = (title: string, bytes: Uint8Array, mediaType: "application/pdf" | "image/png") => ({
  title,
  mediaType,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  size: bytes.length,
});

/** A case of Xi'an's with a PDF and a picture whose files were verified, claimed by a clerk. */
const examined = async (clerk: string): Promise<string> => {
  const pdf = aPdf("to be examined");
  const png = aPng();
  const files = [
    { bytes: pdf, material: declaring("补充说明", pdf, "application/pdf") },
    { bytes: png, material: declaring("现场照片", png, "image/png") },
  ];
  const { materials } = anApplication();
  const { caseId } = await routed({ materials: [...materials, ...files.map(({ material }) => material)] });
  const sender = partner("nanjing-gov");
  for (const { bytes, material } of files) {
    const { upload } = expectValue(await sender.askUpload(caseId, material.sha256));
    if (!upload) continue;
    const body = new Uint8Array(bytes);
    expect((await fetch(upload.url, { method: "PUT", headers: upload.headers, body })).status).toBe(200);
  }
  await until(async () => {
    const listed = expectValue(await sender.listMaterials(caseId));
    const arrived = files.every(({ material }) =>
      listed.materials.some(({ sha256, state }) => sha256 === material.sha256 && state === "verified"),
    );
    return arrived ? true : undefined;
  });
  expectValue(await worker(clerk).claim(caseId));
  return caseId;
};

it("a clerk goes through the materials beside the form by keys, and what is wrong becomes the notice by itself", async () => {
  const caseId = await examined("xian-clerk-5");
  const page = await signedIn("xian-clerk-5", caseAddress(caseId));
  await page.locator("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("i");
  const beside = page.getByRole("region", { name: "对照审查" });
  await beside.waitFor();
  await beside.locator(".material-button", { hasText: "补充说明" }).click();
  await page.locator("canvas.viewer-picture, img.viewer-picture").first().waitFor();
  await page.locator("canvas.viewer-picture").first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await beside.locator(".ant-segmented-item", { hasText: "有误" }).click();
  await beside.getByRole("textbox", { name: "需要补正的内容" }).fill("缺少签字页");
  await beside.getByRole("button", { name: "保存" }).click();
  await beside.locator(".material-button", { hasText: "补充说明" }).getByText("有误").waitFor();
  await page.locator("h2", { hasText: "对照审查" }).click();
  await page.keyboard.press("j");
  const picture = page.getByRole("img", { name: "现场照片，第 1 页" });
  await until(async () =>
    (await picture.evaluate((image) => Reflect.get(image, "naturalWidth"))) > 0 ? true : undefined,
  );
  await page.keyboard.press(".");
  expect(await picture.getAttribute("style")).toContain("rotate: 90deg");
  await openAction(page, "告知补正");
  await dialogOf(page).getByText("已按审查标记填写").waitFor();
  expect(await dialogOf(page).getByLabel("材料名称").inputValue()).toBe("补充说明");
  expect(await dialogOf(page).getByLabel("需要补正的内容").inputValue()).toBe("缺少签字页");

  const { marks } = expectValue(
    await staff("xian-lead").call(materialMarkOperations.listMaterialMarks, { params: { caseId } }),
  );
  expect(marks).toMatchObject([{ material: "补充说明", mark: "wrong", problem: "缺少签字页" }]);
  const { accesses } = expectValue(
    await staff("xian-lead").call(materialOperations.listCaseAccesses, { params: { caseId } }),
  );
  // That the case was opened is on the record as well.
  const read = accesses.filter(({ sha256 }) => sha256 !== null).map(({ title }) => title);
  expect(read.toSorted()).toEqual(["补充说明", "现场照片"].toSorted());
});
