import { defineProject } from "vitest/config";

/** One broker and one browser serve all files, so they run one after another. */
export default defineProject({
  test: {
    name: "console",
    include: ["*.test.ts"],
    globalSetup: "./global-setup.ts",
    fileParallelism: false,
    // Files change nothing in their modules, so that none needs to import everything anew.
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
