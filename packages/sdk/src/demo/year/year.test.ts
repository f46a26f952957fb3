import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const program = fileURLToPath(new URL("../../demo.ts", import.meta.url));

const demo = (...options: string[]) => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-year-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const env = { ...process.env, TONGBAN_DATA: dataDir, TONGBAN_PORT: "0", TONGBAN_DYNAMODB_URL: "" };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...options], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [said, complaint] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const closed = once(child, "close");
  return {
    child,
    /** Resolves once it has said something, or has ended. */
    says: async (words: string) => {
      while (!said.includes(words) && child.exitCode === null)
        await Promise.race([once(child.stdout, "data"), closed]);
    },
    ended: async () => {
      const [code] = await closed;
      return { said, complaint, code };
    },
  };
};

it("lets some days of a year pass, and proves that nothing in them was lost, miscounted or left unexplained", async () => {
  const { ended } = demo(
    ...["--year", "--cases", "10", "--seed", "3544", "--from", "2026-03-02", "--to", "2026-03-05"],
  );
  const { said, complaint, code } = await ended();
  expect(complaint).toBe("");
  expect(code).toBe(0);
  expect(said).toContain("10 cases from 2026-03-02 to 2026-03-05");
  expect(said).toMatch(/overdue: [1-9]\d* cases were, 0 of them without an explanation/);
  expect(said).toMatch(/recount: 10 cases: \d+ counters of days are what their events say\./);
  expect(said).toContain("chains:  10 cases: each is what its events say, and every chain holds.");
  expect(said).toContain("bulletin (日报) of 2026-03-05");
});

it("ends in order when it is stopped, and says so", async () => {
  const { child, says, ended } = demo("--year", "--cases", "9999", "--to", "2026-01-31");
  await says("9999 cases from");
  child.kill("SIGINT");
  const { complaint, code } = await ended();
  expect(complaint).toBe("The year was stopped.\n");
  expect(code).toBe(4);
});
