/**
 * Has the worker that verifies materials look at one that arrived, in a process of its own as on Lambda, and says what the
 * worker and the process that it looks at files in take together. Its arguments are the worker's bundle and the object's key;
 * its environment is the function's.
 */
import { readdirSync, readFileSync } from "node:fs";

/** A message of a queue, as Lambda hands it over. */
type Handler = (event: { readonly Records: readonly object[] }) => Promise<{
  readonly batchItemFailures: readonly unknown[];
}>;

/** ms between two looks at the processes; a peak only grows, so the last look before one ends has it. */
const LOOK_MS = 25;

/** Peak of a process in MB, which Linux tells in KB; 0 where it ended. */
const peakOf = (pid: number | "self"): number => Number(valueIn(pid, /^VmHWM:\s+(\d+)/m)) / 1_024;

const valueIn = (pid: number | "self", value: RegExp): string => {
  try {
    return value.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
  } catch {
    return "0";
  }
};

/** The peaks of the processes that this one started, by their ids. */
const peaks = new Map<number, number>();
const look = (): void => {
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!/^\d+$/.test(name) || Number(valueIn(pid, /^PPid:\s+(\d+)/m)) !== process.pid) continue;
    peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid)));
  }
};

const [bundle = "", key = ""] = process.argv.slice(2);
const { handler } = (await import(bundle)) as { readonly handler: Handler };
const body = JSON.stringify({ detail: { object: { key } } });
const looks = setInterval(look, LOOK_MS);
const started = performance.now();
const { batchItemFailures } = await handler({ Records: [{ messageId: "1", body }] });
const seconds = (performance.now() - started) / 1_000;
clearInterval(looks);
const inspector = Math.max(0, ...peaks.values());
const failed = batchItemFailures.length;
process.stdout.write(
  `\n${JSON.stringify({ failed, processes: peaks.size, seconds, worker: peakOf("self"), inspector })}\n`,
  () => process.exit(0),
);
