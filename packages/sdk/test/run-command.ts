import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

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
