import { defineProject } from "vitest/config";

/** One broker and one browser serve all files, so they run one after another. */
export default defineProject({
  test: {
    name: "console",
    include: ["*.test.ts"],
    globalSetup: "./global-setup.ts",
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
