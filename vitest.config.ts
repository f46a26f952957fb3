import { defineConfig } from "vitest/config";

const report = process.env["TONGBAN_TEST_REPORT"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/{src,seeds,test}/**/*.test.{ts,tsx}",
            "functions/**/*.test.ts",
            "test/{docs,fence,infra,faults,lives,load,fuzz,proof}/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/dist/**", "test/fence/bad-imports/**"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      "test/journeys/vitest.config.ts",
      "test/console/vitest.config.ts",
    ],
    // Two cores: engines and brokers started by many files at once would only wait for one another.
    maxWorkers: 2,
    reporters: report ? ["default", "json"] : ["default"],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
