import type { Said } from "@tongban/contract";
import type { ListReport } from "@tongban/sheet";

/** What the worker is asked: a file, and the names of the regions that its cells may refer to. */
export type ReadRequest = { readonly file: File; readonly regions: ReadonlyMap<string, string> };

/** What a file was read as: a report of its cells, or why it is no list at all. */
export type ReadOutcome = ListReport | { readonly kind: "unreadable"; readonly said: Said };

/** What the worker tells: how far it is, and what came of it. */
export type ReadMessage =
  | { readonly kind: "progress"; readonly read: number; readonly of: number }
  | { readonly kind: "done"; readonly outcome: ReadOutcome };

/**
 * Reads a file of a list in a worker, so that the page stays alive however long the file is; ending the signal ends the
 * worker. Throws where the worker does.
 */
export const readFile = (
  request: ReadRequest,
  onProgress: (read: number, of: number) => void,
  signal: AbortSignal,
): Promise<ReadOutcome> => {
  const worker = new Worker(new URL("./read-file-worker.ts", import.meta.url), { type: "module" });
  const reading = new Promise<ReadOutcome>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ReadMessage>) => {
      if (data.kind === "progress") onProgress(data.read, data.of);
      else resolve(data.outcome);
    };
    worker.onerror = (event) => reject(new Error("the file's reader failed", { cause: event.message }));
    signal.addEventListener("abort", () => reject(signal.reason));
    worker.postMessage(request);
  });
  return reading.finally(() => worker.terminate());
};
