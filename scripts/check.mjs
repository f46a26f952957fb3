// Runs every `check:…` script of package.json, some at once, and shows what one said when it has ended. Plain
// JavaScript without dependencies, as everything that runs before or around the others.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Longest first, so that none of them is left alone at the end. */
const longestFirst = ["check:synth", "check:types", "check:lint", "check:openapi", "check:console"];

const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const rank = (name) => (longestFirst.includes(name) ? longestFirst.indexOf(name) : longestFirst.length);
const waiting = Object.keys(scripts)
  .filter((name) => name.startsWith("check:"))
  .sort((a, b) => rank(a) - rank(b));
const failed = [];

const run = (name) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn("npm", ["run", "--silent", name], { stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    const end = (code) => {
      if (code !== 0) failed.push(name);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      process.stdout.write(
        `\n== ${name}: ${code === 0 ? "passed" : "FAILED"} (${seconds} s)\n${Buffer.concat(said)}`,
      );
      resolve();
    };
    child.once("error", (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(1);
    });
    child.once("close", end);
  });

const lane = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
};

const count = waiting.length;
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
process.stdout.write(
  `\n${count - failed.length} of ${count} checks passed${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}\n`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
