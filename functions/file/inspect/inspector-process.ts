import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { heldBack } from "../examine/finding.ts";
import {
  BYTES_FD,
  type Inspect,
  type Inspected,
  type InspectionNews,
  type InspectionOrder,
} from "./inspection.ts";

/** Where the program of the process is, the folder of the renderer's asset, and what one file may take. */
export type InspectorSetting = {
  readonly program: string;
  readonly assets: string;
  readonly limits?: Partial<InspectionLimits>;
};

type InspectionLimits = {
  /** KB that the process may have; Node takes half of them for itself before it does anything. */
  readonly dataKb: number;
  /** Seconds of a processor that it may take. */
  readonly seconds: number;
  /** ms that one file may take by the clock, on a machine that has other work. */
  readonly patienceMs: number;
};

/** The worker's own run may take 120 s, and has 1,024 MB for itself and this process. */
const usualLimits: InspectionLimits = { dataKb: 921_600, seconds: 25, patienceMs: 100_000 };

/** Share of its seconds after which a process is replaced, so that each file has most of them. */
const RETIRES_AFTER = 0.25;

/** MB of objects, beside which there are buffers. */
const HEAP_MB = 320;

/** Signals by which the kernel or Node itself ends a process that took too much; by others somebody else did. */
const exhausted: readonly (NodeJS.Signals | null)[] = [
  "SIGXCPU",
  "SIGABRT",
  "SIGTRAP",
  "SIGSEGV",
  "SIGBUS",
  "SIGILL",
];

/** Limits are set by the shell: the kernel holds the process to them, whatever a file makes it do. */
const LIMITED = 'ulimit -c 0; ulimit -S -t "$1"; ulimit -d "$2"; shift 2; exec "$@"';

/**
 * Opens the look at files in a process of its own, which has bounds of memory and time: a file that goes beyond is held
 * back as `too-complex`, and whoever asked lives on. The process stays for the next file while it is sound. A process
 * that cannot start, or that somebody else ended, is a fault.
 */
export const inspectorIn = ({ program, assets, limits }: InspectorSetting): Inspect => {
  const bounds = { ...usualLimits, ...limits };
  let idle: ChildProcess | undefined;
  return async (bytes, mediaType) => {
    const child = idle?.connected ? idle : await started(program, assets, bounds);
    idle = undefined;
    const { inspected, fit } = await asked(child, bytes, mediaType, bounds);
    if (fit) idle = child;
    else child.kill("SIGKILL");
    return inspected;
  };
};

/** A group of its own: who ends the worker from a terminal must not seem to be a file that ended the process. */
const started = async (program: string, assets: string, bounds: InspectionLimits): Promise<ChildProcess> => {
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_MB}`,
    "--expose-gc",
    "--single-threaded-gc",
    program,
    assets,
  ];
  const child = spawn("/bin/sh", ["-c", LIMITED, "sh", `${bounds.seconds}`, `${bounds.dataKb}`, ...node], {
    // The last is that of the bytes, by its number.
    stdio: ["ignore", "ignore", "ignore", "ipc", "pipe"],
    serialization: "advanced",
    detached: true,
    env: {},
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`the process that looks at files did not start: ${signal ?? code}`)),
    );
  });
  // While nobody asks, it keeps no program from ending.
  child.unref();
  child.channel?.unref();
  child.on("error", () => {});
  const pipe = pipeOf(child);
  pipe.unref();
  // A process that ends in the middle is told by its end.
  pipe.on("error", () => {});
  return child;
};

/** Where the process takes the bytes from. */
const pipeOf = (child: ChildProcess): Socket => {
  const pipe = child.stdio[BYTES_FD];
  if (!(pipe instanceof Socket)) throw new Error("the process that looks at files has no pipe");
  return pipe;
};

type Asked = { readonly inspected: Inspected; readonly fit: boolean };

const asked = (
  child: ChildProcess,
  bytes: Uint8Array,
  mediaType: string,
  { seconds, patienceMs }: InspectionLimits,
): Promise<Asked> =>
  new Promise((resolve, reject) => {
    let found: Inspected | undefined;
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners("message").removeAllListeners("exit");
      done();
    };
    /** What it found stands, though it came to no pictures. */
    const answer = (fault: string): void =>
      settle(() =>
        resolve({
          inspected: found
            ? { ...found, previewFault: fault }
            : { finding: heldBack("too-complex"), previews: [] },
          fit: false,
        }),
      );
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      if (found) answer("timeout");
      else settle(() => reject(new Error("the process that looks at files has no time on this machine")));
    }, patienceMs);
    child.on("exit", (code, signal) => {
      if (exhausted.includes(signal) || found) return answer(signal ?? `${code}`);
      settle(() => reject(new Error(`the process that looks at files was ended: ${signal ?? code}`)));
    });
    child.on("message", (news: InspectionNews) => {
      if (news.kind === "found") found = { finding: news.finding, previews: [] };
      if (news.kind !== "pictured" || !found) return;
      const { previews, fault, spent } = news;
      const inspected = { ...found, previews, ...(fault === undefined ? {} : { previewFault: fault }) };
      settle(() => resolve({ inspected, fit: fault === undefined && spent < seconds * RETIRES_AFTER }));
    });
    const order: InspectionOrder = { size: bytes.length, mediaType };
    child.send(order);
    pipeOf(child).write(bytes);
  });
