/**
 * `npm run samples`: writes every kind of paper (文书) of each seeded matter as PDF, laid out by the press's own code, and
 * those of one matter of each kind with the shortest and the longest texts as well. `-- --images` adds a picture of
 * each page.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Seed } from "@tongban/contract";
import { paperNumber, parseVerificationCode } from "@tongban/domain";
import { previewOf } from "../../functions/file/preview/raster.ts";
import { pdfRendererIn } from "../../functions/file/preview/render-pdf.ts";
import { openPaperFonts } from "../../functions/paper/paper-fonts.ts";
import { renderPaper } from "../../functions/paper/render-paper.ts";
import { readSeed } from "../../packages/local/src/seed/seed-files.ts";
import { at } from "../builders/ids.ts";
import { type SampleMatter, samplePapers } from "./sample-papers.ts";
import { sampleTexts } from "./sample-texts.ts";

const usage = `Writes a sample of every paper (文书) as PDF.

  npm run samples -- [--out FOLDER] [--matter MATTER] [--images]

  --out FOLDER     where to; samples/ unless given
  --matter MATTER  of one seeded matter alone, such as food-business-permit
  --images         a picture (JPEG) of each page as well
`;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "samples" },
    matter: { type: "string" },
    images: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const say = (text: string) => void process.stdout.write(`${text}\n`);
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const fonts = openPaperFonts(join(modules, "@embedpdf/fonts-sc/fonts"));
const renderPdf = pdfRendererIn(join(modules, "@hyzyla/pdfium/dist"));
/** Pages of which there are pictures. */
const MOST_PAGES = 9;

type TextsName = keyof typeof sampleTexts;

const code = parseVerificationCode("3Q8M-0V5K-2X7N-4T9B-6D1C");
if (!code) throw new Error("the samples' verification code is none");

const writeSamples = async (matter: SampleMatter, length: TextsName): Promise<number> => {
  const folder = join(values.out, length, `${matter.origin.matter} ${matter.title}`);
  mkdirSync(folder, { recursive: true });
  const papers = samplePapers(matter, sampleTexts[length]);
  for (const [place, { name, content }] of papers.entries()) {
    const { kind, organ } = content;
    const paper = {
      content,
      issued: {
        number: paperNumber({ kind, organ, year: 2026, serial: place + 1 }),
        code,
        verification: `https://tongban.example/console/paper.html#${code}`,
      },
      at: at("2026-03-05T02:00:00.000Z"),
    };
    const { bytes, missing } = await renderPaper(paper, fonts);
    if (missing.length > 0) say(`${folder}, ${name}: no glyphs for ${missing.join("")}`);
    const file = join(folder, `${String(place + 1).padStart(2, "0")} ${name}`);
    writeFileSync(`${file}.pdf`, bytes);
    if (values.images)
      for (const [page, raster] of (await renderPdf(bytes, MOST_PAGES)).entries())
        writeFileSync(`${file} ${page + 1}.jpg`, previewOf(raster));
  }
  return papers.length;
};

const matterOf = ({
  matter,
  title,
  kind,
  caseType,
  promised,
  statutory,
}: Seed["matters"][number]): SampleMatter => ({
  title,
  kind,
  origin: { matter, caseType, limits: { promised, ...(statutory ? { statutory } : {}) } },
});

const write = async (): Promise<void> => {
  const matters = readSeed()
    .matters.filter(({ matter }) => values.matter === undefined || matter === values.matter)
    .map(matterOf);
  if (matters.length === 0) {
    say(`No seeded matter is called ${values.matter}; see packages/local/seeds/matters.json.`);
    process.exitCode = 1;
    return;
  }
  const ofEachKind = matters.filter(
    (one, place) => matters.findIndex(({ kind }) => kind === one.kind) === place,
  );
  let written = 0;
  for (const matter of matters) written += await writeSamples(matter, "normal");
  for (const matter of ofEachKind)
    for (const length of ["short", "long"] as const) written += await writeSamples(matter, length);
  say(`${written} papers are in ${values.out}/, by length of their texts and by matter.`);
};

if (values.help) say(usage);
else await write();
