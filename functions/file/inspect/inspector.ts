/**
 * A process that looks at files of materials, one at a time, for a worker that a file must not end. It is given no
 * environment and no address: all that it has is the bytes. It takes the folder of the renderer's asset as an argument.
 */
import { Socket } from "node:net";
import { isMaterialMediaType } from "@tongban/domain";
import { examineFile } from "../examine/examine-file.ts";
import { makePreviews } from "../preview/make-previews.ts";
import { pdfRendererIn } from "../preview/render-pdf.ts";
import { BYTES_FD, type InspectionNews, type InspectionOrder } from "./inspection.ts";

const renderPdf = pdfRendererIn(process.argv[2] ?? "");

const say = (news: InspectionNews): void => {
  process.send?.(news);
};

/** Bytes that are taken from the pipe at a time. */
const CHUNK_BYTES = 65_536;

/** What is awaited from the pipe: the file that is filled, how far, and who waits for it. */
type Filling = { readonly bytes: Uint8Array; at: number; readonly done: () => void };
let filling: Filling | undefined;
let pipe: Socket | undefined;

/** Opens the pipe, which is read only while a file is awaited: its bytes may be there before the order for it. */
const openPipe = (): Socket =>
  new Socket({
    fd: BYTES_FD,
    onread: {
      // One buffer for all that comes: chunks of their own would be as much again.
      buffer: Buffer.alloc(CHUNK_BYTES),
      callback: (length, chunk) => {
        if (!filling) return false;
        filling.bytes.set(chunk.subarray(0, length), filling.at);
        filling.at += length;
        if (filling.at < filling.bytes.length) return true;
        filling.done();
        filling = undefined;
        return false;
      },
    },
  });

/** The bytes of a file of a size, once all of them are there. */
const received = (size: number): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const bytes = new Uint8Array(size);
    if (size === 0) return resolve(bytes);
    filling = { bytes, at: 0, done: () => resolve(bytes) };
    pipe ??= openPipe();
    return pipe.resume();
  });

const pictures = async (bytes: Uint8Array, mediaType: string) => {
  if (!isMaterialMediaType(mediaType)) return { previews: [] };
  try {
    return { previews: await makePreviews(bytes, mediaType, renderPdf) };
  } catch (fault) {
    return { previews: [], fault: fault instanceof Error ? fault.name : "unknown" };
  }
};

const inspect = async ({ size, mediaType }: InspectionOrder): Promise<void> => {
  const bytes = await received(size);
  const finding = await examineFile(bytes, mediaType);
  say({ kind: "found", finding });
  const made = finding.kind === "sound" ? await pictures(bytes, mediaType) : { previews: [] };
  const { user, system } = process.cpuUsage();
  say({ kind: "pictured", ...made, spent: (user + system) / 1_000_000 });
};

process.on("message", (order: InspectionOrder) => void inspect(order));
process.on("disconnect", () => process.exit());
say({ kind: "ready" });
