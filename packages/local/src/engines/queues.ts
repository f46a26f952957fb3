import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { explainFileError } from "../failure.ts";
import { LOOPBACK } from "../loopback.ts";

/** The SQS and S3 engine under way, in a thread of its own that cannot outlive this process. */
export type QueueEngine = {
  readonly url: string;
  /** Settles with the reason if the engine ends without having been asked to. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
};

/** Starts SQS and S3 on a folder. Messages that were being worked on when the last process ended are visible again. */
export const startQueues = async (
  folder: string,
  region: string,
  clock?: SharedArrayBuffer,
): Promise<QueueEngine> => {
  const thread = new Worker(new URL("./queues-thread.ts", import.meta.url), {
    workerData: { folder, region, host: LOOPBACK, clock },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: {},
  });
  let stopping = false;
  const failed = new Promise<string>((resolve) => {
    thread.once("error", (error) => {
      if (!stopping) resolve(`The embedded SQS engine ended: ${error.message}`);
    });
  });
  const exited = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  const port = await firstMessage(thread, folder);
  return {
    url: `http://${LOOPBACK}:${port}`,
    failed,
    stop: async () => {
      stopping = true;
      thread.postMessage("stop");
      const insist = setTimeout(() => void thread.terminate(), 5_000);
      await exited;
      clearTimeout(insist);
    },
  };
};

const firstMessage = async (thread: Worker, folder: string): Promise<number> => {
  try {
    const [port]: unknown[] = await once(thread, "message");
    if (typeof port === "number") return port;
  } catch (error) {
    throw explainFileError(error, folder);
  }
  throw new Error("The embedded SQS engine did not say its port");
};
