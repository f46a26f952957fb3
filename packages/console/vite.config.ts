import { readdirSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Packages whose modules do nothing when imported, so that routes and schemas that no page uses are left out. */
const pure = /packages\/(?:contract|domain|sdk|sheet)\/src\/|@rjsf\//;

/** What the form library's own tests ask for: it exports them, and nothing here imports them. */
const testKit = ["@rjsf/validator-ajv8"];

/** Gives the verifier of signed documents to whoever opens the console: `/console/verify.js`, to be run with Node alone. */
const withVerifier: Plugin = {
  name: "with-verifier",
  generateBundle() {
    const source = readFileSync(new URL("../sdk/verifier/verify.js", import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: "verify.js", source });
  },
};

const pdfjs = new URL(".", import.meta.resolve("pdfjs-dist/package.json"));

/**
 * Gives the character maps and fonts that PDFs count on without holding them, so that Chinese shows; the pages of a PDF
 * fetch those that they need.
 */
const withPdfAssets: Plugin = {
  name: "with-pdf-assets",
  generateBundle() {
    for (const folder of ["cmaps", "standard_fonts"])
      for (const name of readdirSync(new URL(`${folder}/`, pdfjs)))
        this.emitFile({
          type: "asset",
          fileName: `assets/pdf/${name}`,
          source: readFileSync(new URL(`${folder}/${name}`, pdfjs)),
        });
  },
};

export default defineConfig({
  base: "/console/",
  plugins: [react(), withVerifier, withPdfAssets],
  worker: { format: "es" },
  build: {
    target: "es2023",
    // The content security policy allows no inline script and no data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    // kB before gzip; check-size.ts holds the first load to its limit.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ["index.html", "catalog.html", "progress.html", "paper.html"],
      external: testKit,
      treeshake: { moduleSideEffects: (id) => !pure.test(id) },
    },
  },
});
