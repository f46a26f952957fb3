import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { aPdf, aScriptedPdf } from "../../../test/builders/document.ts";
import { hostilePdfs } from "../../../test/builders/hostile-pdf.ts";
import { inspectorIn } from "./inspector-process.ts";

const program = fileURLToPath(new URL("./inspector.ts", import.meta.url));
const assets = fileURLToPath(new URL("../../../node_modules/@hyzyla/pdfium/dist", import.meta.url));

/** ms: a process starts, and may use up its seconds on a machine that has other work. */
const PATIENCE_MS = 120_000;

describe("the process that looks at files", { timeout: PATIENCE_MS }, () => {
  const inspect = inspectorIn({ program, assets, limits: { seconds: 3 } });

  it("says what it finds, and makes pictures of what is sound", async () => {
    const { finding, previews } = await inspect(aPdf(), "application/pdf");
    expect([finding, previews.length]).toEqual([{ kind: "sound", pages: 1 }, 1]);
    expect(await inspect(aScriptedPdf(), "application/pdf")).toEqual({
      finding: { kind: "held-back", code: "active-content" },
      previews: [],
    });
  });

  it.each(Object.entries(hostilePdfs))(
    "holds back a PDF %s, and looks at the next one",
    async (_, hostile) => {
      const { finding } = await inspect(hostile(), "application/pdf");
      expect(finding).toMatchObject({ kind: "held-back" });
      expect((await inspect(aPdf("next"), "application/pdf")).finding.kind).toBe("sound");
    },
  );

  it("is a fault where it does not start, so that nothing is held back for it", async () => {
    const absent = inspectorIn({ program: `${program}.absent`, assets });
    await expect(absent(aPdf(), "application/pdf")).rejects.toThrow("did not start");
  });
});
