import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const usage = `Sends generated requests for every operation to a broker of its own, for a while.

  npm run fuzz                          five minutes, a new seed
  npm run fuzz -- --seconds 3600        an hour
  npm run fuzz -- --seed 42             the requests of seed 42 again
`;

/** Runs the fuzz journey with a larger budget than the tests have; exits as it does. */
const main = (): void => {
  const { values } = parseArgs({
    options: { seconds: { type: "string" }, seed: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return void process.stdout.write(usage);
  const seconds = values.seconds ?? "300";
  const seed = values.seed ?? String(Date.now() % 2 ** 31);
  if (![seconds, seed].every((text) => /^\d{1,10}$/.test(text))) {
    process.stderr.write(`--seconds and --seed are whole numbers.\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
  const child = spawn(
    process.execPath,
    [vitest, "run", "--project", "journeys", "test/journeys/fuzz.test.ts"],
    { stdio: "inherit", env: { ...process.env, TONGBAN_FUZZ_SECONDS: seconds, TONGBAN_FUZZ_SEED: seed } },
  );
  child.once("exit", (code) => {
    process.exitCode = code ?? 1;
  });
};

main();
