import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeRelease, ReleaseRefused } from "./release/make-release.ts";

const usage = `Usage: npm run release -- X.Y.Z [--dry-run]

Puts what CHANGELOG.md has under "Unreleased" under the version, writes the number into every package, keeps the API
document in docs/openapi/, commits and tags. Nothing is pushed.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const [version, ...more] = positionals;
  if (values.help) process.stdout.write(usage);
  else if (version === undefined || more.length > 0) throw new ReleaseRefused(usage);
  else {
    const root = fileURLToPath(new URL("..", import.meta.url));
    const day = new Date().toISOString().slice(0, 10);
    process.stdout.write(makeRelease({ root, version, day, isDryRun: values["dry-run"] }));
  }
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error;
  if (!(error instanceof ReleaseRefused) && !isUsage) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
