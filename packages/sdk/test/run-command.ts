import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runProgram } from "../src/command/run-program.ts";

const bin = fileURLToPath(new URL("../bin/tongban.js", import.meta.url));

/** How a command ended. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `tongban` in a process of its own, in a folder and with an environment that has nothing else of Tongban's. */
export const runCommand = (
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  input = "",
  /** Told of what is written as it is written. */
  wrote: (text: string, stop: () => void) => void = () => {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env["PATH"], HOME: folder, LANG: "C", ...environment };
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      out.push(chunk);
      wrote(chunk.toString("utf8"), () => child.kill("SIGINT"));
    });
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
    );
    child.stdin.end(input);
  });

/** Runs `tongban` in this process, which is much quicker: for what needs neither standard input nor signals. */
export const runInProcess = async (
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(["node", "tongban", ...args], {
    environment: { LANG: "C", ...environment },
    folder,
    write: (text) => out.push(`${text}\n`),
    writeError: (text) => err.push(`${text}\n`),
    stopped: new AbortController().signal,
  });
  return { code, out: out.join(""), err: err.join("") };
};
