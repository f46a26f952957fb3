import { declareMaterial } from "../material/declare-material.ts";

/** The file of a demo's material: a PDF of one page that names its run. */
export const demoFile = (run: string, title: string): Uint8Array => {
  const name = [...title].map((each) => (each.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");
  const content = `BT /F 18 Tf 72 740 Td (A material of Tongban's demo) Tj 0 -32 Td (run ${run}) Tj ET`;
  return new TextEncoder().encode(
    [
      "%PDF-1.4",
      `% ${name}`,
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj",
      `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
      "trailer<</Root 1 0 R>>",
      "%%EOF",
    ].join("\n"),
  );
};

/** The same file as an application declares it. */
export const demoMaterial = (run: string, title: string) =>
  declareMaterial(title, "application/pdf", demoFile(run, title));
