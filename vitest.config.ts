import { defineConfig } from "vitest/config";

const report = process.env["TONGBAN_TEST_REPORT"];

export default defineConfig({
  test: {
    include: [
      "packages/*/{src,seeds,test}/**/*.test.{ts,tsx}",
      "functions/**/*.test.ts",
      "infra/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", "test/fence/house/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: engines and brokers started by many files at once would only wait for one another.
    maxWorkers: 2,
    reporters: report ? ["default", "json"] : ["default"],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
