import { defineConfig } from "vitest/config";

const report = process.env["TONGBAN_TEST_REPORT"];

/** ms: engines and brokers are started, and three lanes share what may be two cores, with other work on them. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

/** Tests that leave nothing in their modules, and nothing in the process that they run in, for the next one. */
const sharing = [
  "packages/{domain,contract,signature,console,sheet,store,sdk}/src/**/*.test.{ts,tsx}",
  "functions/**/*.test.ts",
  // The CDK takes longer to import than a stack to synthesize.
  "test/infra/**/*.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/{src,seeds,test}/**/*.test.{ts,tsx}",
            "functions/**/*.test.ts",
            "test/{docs,fence,infra,lives,fuzz,proof,release}/**/*.test.ts",
          ],
          exclude: [...sharing, "**/node_modules/**", "**/dist/**", "test/fence/bad-imports/**"],
          ...patience,
        },
      },
      // Nothing is left for another file, so that they need not import everything anew.
      { test: { name: "sharing", include: sharing, isolate: false, ...patience } },
      // Brokers in processes of their own, which are killed, and measured.
      { test: { name: "brokers", include: ["test/{faults,load}/**/*.test.ts"], ...patience } },
      "test/journeys/vitest.config.ts",
      "test/console/vitest.config.ts",
    ],
    // Two cores: engines and brokers started by many files at once would only wait for one another.
    maxWorkers: 2,
    reporters: report ? ["default", "json"] : ["default"],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
