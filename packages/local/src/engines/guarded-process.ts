import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs a program and ends it when the pipe on standard input closes, which the kernel does for a parent that is
 * gone, even by kill -9. Its arguments are the file for the program's process id, the program, and its arguments.
 */
const GUARD = `
pidfile=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
echo "$program" >"$pidfile"
( read -r line <&3; kill -TERM "$program" ) >/dev/null 2>&1 &
guard=$!
exec 3<&-
trap 'kill -TERM "$program"' TERM INT HUP
wait "$program"
status=$?
kill "$guard" 2>/dev/null
exit "$status"
`;

/** A child process that does not outlive this one. */
export type GuardedProcess = {
  /** Settles when the program has ended, with the end of what it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  /** What it wrote so far, at most the last 4 KB. */
  output(): string;
  /** Asks it to end, and insists after 5 s. */
  stop(): Promise<void>;
};

const OUTPUT_KEPT = 4096;

const collect = (child: ChildProcess): (() => string) => {
  let output = "";
  const keep = (chunk: string): void => {
    output = (output + chunk).slice(-OUTPUT_KEPT);
  };
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  return () => output;
};

/** Starts a program in its own process group, so that Ctrl-C at the terminal reaches only the broker. */
export const startGuarded = (
  program: string,
  parameters: readonly string[],
  pidFile: string,
): GuardedProcess => {
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", pidFile, program, ...parameters], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = collect(child);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once("error", (error) => resolve({ code: null, output: error.message }));
    child.once("close", (code) => resolve({ code, output: output() }));
  });
  return {
    ended,
    output,
    stop: async () => {
      child.stdin?.end();
      const insist = setTimeout(() => endProcess(pidFile, program, "SIGKILL"), 5_000);
      await ended;
      clearTimeout(insist);
      rmSync(pidFile, { force: true });
    },
  };
};

const commandLine = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
};

const runningPid = (pidFile: string, argument: string): number | undefined => {
  try {
    const pid = Number(readFileSync(pidFile, "utf8"));
    return Number.isSafeInteger(pid) && pid > 1 && commandLine(pid).includes(argument) ? pid : undefined;
  } catch {
    return undefined;
  }
};

const endProcess = (pidFile: string, argument: string, signal: "SIGTERM" | "SIGKILL"): boolean => {
  const pid = runningPid(pidFile, argument);
  if (pid === undefined) return false;
  try {
    process.kill(pid, signal);
  } catch {
    return false;
  }
  return true;
};

/**
 * Ends what an earlier broker left running: the process of the pid file, if `argument` is in its command line
 * (so a reused process id is left alone).
 */
export const endOrphan = async (pidFile: string, argument: string): Promise<void> => {
  for (let attempt = 0; endProcess(pidFile, argument, attempt < 40 ? "SIGTERM" : "SIGKILL"); attempt += 1) {
    if (attempt > 100) throw new Error(`An earlier engine still runs (see ${pidFile}) and does not end`);
    await delay(50);
  }
};
