/**
 * `node test/load/examination.ts [folder]`: opens the materials of a case with twenty beside its form in a real browser,
 * against a local broker, and says how soon the first picture stands; with a folder, pictures of the pages go there.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  createPartnerClient,
  declareMaterial,
  expectValue,
  readKeyFile,
  uploadMaterials,
} from "@tongban/sdk";
import { chromium, type Page } from "playwright-core";
import { chromiumOptions } from "../console/chromium.ts";
import { startMeasured } from "./broker.ts";
import { anApplication, quantile } from "./requests.ts";

const CLERK = "li-mei";
const MATERIALS = 20;
const OPENINGS = 7;
const [folder] = process.argv.slice(2);

/** A page of Chinese text whose font the file does not hold: the character maps of the console show it. */
const aChinesePdf = (n: number): Uint8Array => {
  const words = Buffer.from(`第${n}份材料：经营场所平面布局图`, "utf16le").swap16().toString("hex");
  const content = `BT /F1 24 Tf 60 760 Td <${words}> Tj ET`;
  const parts = [
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj",
    `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
    "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj",
    "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>endobj",
    "7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>endobj",
  ];
  return new TextEncoder().encode(["%PDF-1.4", ...parts, "trailer<</Root 1 0 R>>", "%%EOF"].join("\n"));
};

/** ms from pressing the button to the first picture of the first material. */
const firstPicture = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((done) => {
    const begun = performance.now();
    document.querySelector("button[aria-keyshortcuts=i]").click();
    const look = () => {
      const picture = document.querySelector("img.viewer-picture");
      const page = document.querySelector("canvas.viewer-picture");
      if ((picture && picture.complete && picture.naturalWidth > 0) || (page && page.width > 300))
        done(performance.now() - begun);
      else requestAnimationFrame(look);
    };
    look();
  })`);

const broker = await startMeasured();
broker.startWorkers();
const browser = await chromium.launch(chromiumOptions());
try {
  const key = readKeyFile(join(broker.dataDir, "keys", "nanjing-gov.json"));
  const partner = createPartnerClient({ baseUrl: broker.url, key });
  const files = Array.from({ length: MATERIALS }, (_, n) => aChinesePdf(n + 1));
  const titles = ["变更申请", "身份证明", "平面布局图"];
  const materials = files.map((bytes, n) =>
    declareMaterial(titles[n] ?? `补充材料${n + 1}`, "application/pdf", bytes),
  );
  const application = { ...anApplication(), materials } as Parameters<typeof partner.submitCase>[0];
  const { caseId } = expectValue(await partner.submitCase(application));
  const states = await uploadMaterials(partner, caseId, files);
  process.stderr.write(`${states.map(({ state, code }) => code ?? state).join(" ")}\n`);

  const page = await (
    await browser.newContext({ baseURL: broker.url, viewport: { width: 1280, height: 800 }, locale: "zh-CN" })
  ).newPage();
  await page.goto("/console/");
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator(`button[value="${CLERK}"]`).click();
  await page.locator(".board").waitFor();
  const times: number[] = [];
  for (let n = 0; n < OPENINGS; n++) {
    await page.goto(`/console/cases/${caseId}`);
    await page.locator("button[aria-keyshortcuts=i]").waitFor();
    times.push(await firstPicture(page));
  }
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.locator("canvas.viewer-picture").first().waitFor();
    await page.waitForFunction("document.querySelector('canvas.viewer-picture').width > 300");
    await page.screenshot({ path: join(folder, "examination.png") });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: join(folder, "examination-narrow.png"), fullPage: true });
  }
  process.stdout.write(
    [
      "| examination in chromium | ours | target |",
      "|---|---|---|",
      `| a case with ${MATERIALS} materials: opened → the first picture, p50 / worst of ${OPENINGS} | ${quantile(times, 0.5).toFixed(0)} / ${Math.max(...times).toFixed(0)} ms | ≤ 1000 ms |\n`,
    ].join("\n"),
  );
} finally {
  await browser.close();
  await broker.stop();
}
