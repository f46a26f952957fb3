import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Packages whose modules do nothing when imported, so that routes and schemas that no page uses are left out. */
const pure = /packages\/(?:contract|domain|sdk)\/src\//;

export default defineConfig({
  base: "/console/",
  plugins: [react()],
  build: {
    target: "es2023",
    // The content security policy allows no inline script and no data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    // kB before gzip; check-size.ts holds the first load to its limit.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !pure.test(id) },
    },
  },
});
