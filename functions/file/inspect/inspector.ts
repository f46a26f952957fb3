/**
 * A process that looks at files of materials, one at a time, for a worker that a file must not end. It is given no
 * environment and no address: all that it has is the bytes. It takes the folder of the renderer's asset as an argument.
 */
import { isMaterialMediaType } from "@tongban/domain";
import { examineFile } from "../examine/examine-file.ts";
import { makePreviews } from "../preview/make-previews.ts";
import { pdfRendererIn } from "../preview/render-pdf.ts";
import type { InspectionNews, InspectionOrder } from "./inspection.ts";

const renderPdf = pdfRendererIn(process.argv[2] ?? "");

const say = (news: InspectionNews): void => {
  process.send?.(news);
};

const pictures = async ({ bytes, mediaType }: InspectionOrder) => {
  if (!isMaterialMediaType(mediaType)) return { previews: [] };
  try {
    return { previews: await makePreviews(bytes, mediaType, renderPdf) };
  } catch (fault) {
    return { previews: [], fault: fault instanceof Error ? fault.name : "unknown" };
  }
};

const inspect = async (order: InspectionOrder): Promise<void> => {
  const finding = await examineFile(order.bytes, order.mediaType);
  say({ kind: "found", finding });
  const made = finding.kind === "sound" ? await pictures(order) : { previews: [] };
  const { user, system } = process.cpuUsage();
  say({ kind: "pictured", ...made, spent: (user + system) / 1_000_000 });
};

process.on("message", (order: InspectionOrder) => void inspect(order));
process.on("disconnect", () => process.exit());
say({ kind: "ready" });
