import { fileSizeProblem, readListFile, reportLines } from "@tongban/sheet";
import * as z from "zod";
import type { ReadMessage, ReadOutcome, ReadRequest } from "./read-file.ts";

// The content security policy forbids eval, and zod would only try it to find that out.
z.config({ jitless: true });

const tell = (message: ReadMessage): void => postMessage(message);

const read = async ({ file, regions }: ReadRequest): Promise<ReadOutcome> => {
  const outcome =
    fileSizeProblem(file.size) ??
    (await readListFile(new Uint8Array(await file.arrayBuffer()), {
      regions,
      onProgress: (rows, of) => tell({ kind: "progress", read: rows, of }),
    }));
  if (outcome.kind === "report") return outcome;
  const [zh = ""] = reportLines(outcome, "zh");
  const [en = ""] = reportLines(outcome, "en");
  return { kind: "unreadable", said: { zh, en } };
};

addEventListener("message", ({ data }: MessageEvent<ReadRequest>) => {
  read(data).then(
    (outcome) => tell({ kind: "done", outcome }),
    (fault: unknown) =>
      // What a worker throws in a promise is nobody's; thrown here, it reaches the page.
      setTimeout(() => {
        throw fault;
      }),
  );
});
