import { spawn } from "node:child_process";
import * as z from "zod";
import type { RequestToSign } from "./signer-vectors.ts";

/** What a signer's program answered, or what was wrong with the answer. */
export type Signed =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly seen: string; readonly mend: string };

/** The program cannot be started. */
export class SignerMissing extends Error {
  override readonly name = "SignerMissing";
}

/** ms; a virtual machine starts, and machines of CI are slow. */
const LONGEST_RUN_MS = 30_000;
const ANSWER_BYTES = 65_536;
const COMPLAINT_LENGTH = 200;

const answer = z.record(z.string(), z.string());

/**
 * Runs a partner's own program for one request: the request as one line of JSON on its standard input, the header fields
 * to add as one object of JSON on its standard output.
 */
export const runSigner = async (
  [program = "", ...args]: readonly string[],
  request: RequestToSign,
  folder: string,
  stopped: AbortSignal,
): Promise<Signed> => {
  const { code, out, err, late } = await runOnce(
    program,
    args,
    `${JSON.stringify(request)}\n`,
    folder,
    stopped,
  );
  if (late) return wrong(`no end within ${LONGEST_RUN_MS / 1_000} s`, "The program reads one line and ends.");
  if (code !== 0) return wrong(`ended with ${code}: ${err || "without a word"}`, "It has to end with 0.");
  const parsed = answer.safeParse(jsonIn(out));
  if (parsed.success) return { ok: true, headers: lowered(parsed.data) };
  return wrong(
    out === "" ? "it printed nothing" : "it printed something else than an object of header fields",
    'Print one object and nothing else: {"signature-input": "…", "signature": "…", "content-digest": "…"}.',
  );
};

const wrong = (seen: string, mend: string): Signed => ({ ok: false, seen, mend });

const lowered = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type Ended = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly late: boolean;
};

const runOnce = (
  program: string,
  args: readonly string[],
  input: string,
  cwd: string,
  signal: AbortSignal,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, signal, stdio: ["pipe", "pipe", "pipe"] });
    let [out, err, late] = ["", "", false];
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, LONGEST_RUN_MS);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out = (out + text).slice(0, ANSWER_BYTES);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err = (err + text).slice(-COMPLAINT_LENGTH);
    });
    child.once("error", (cause) => {
      clearTimeout(timer);
      reject(signal.aborted ? signal.reason : new SignerMissing(`${program} cannot be started`, { cause }));
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, out: out.trim(), err: err.trim().split("\n").at(-1) ?? "", late });
    });
    // A program that does not read ends the pipe; what it answers says enough.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
