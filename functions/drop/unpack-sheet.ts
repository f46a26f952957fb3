import { hash } from "node:crypto";
import { partnerId, type Said } from "@tongban/contract";
import { dropRowsAtMost, dropSheetBytes, instantFromEpochMs, mediaTypeOfName } from "@tongban/domain";
import { fileFaultsSaid, readApplications } from "@tongban/sheet/drop";
import { inBatches, loadPartner } from "@tongban/store";
import { dropPlaceOf } from "@tongban/store/drop";
import type * as z from "zod";
import { logInfo } from "../edge/log.ts";
import type { droppedMessage } from "../edge/queues.ts";
import { chunkRows } from "./chunk-rows.ts";
import type { DropDesk } from "./drop-desk.ts";
import { faultInName, isAside, noSuchFile, notPermitted, tooLarge } from "./file-faults.ts";
import { type ArrivedFile, sheetId } from "./sheet-work.ts";
import { writeFileReport } from "./write-report.ts";

type Arrived = z.output<typeof droppedMessage>["detail"]["object"];

/** Chunks that are written at the same time. */
const CHUNKS_AT_ONCE = 32;

/**
 * Takes a file that arrived in a partner's folder apart into chunks of rows, once, so that no later message has to read the
 * whole; or writes a report that says why nothing of it is submitted. What is no partner's sheet is left alone. Told twice,
 * it does nothing but see that the work goes on.
 */
export const unpackSheet = async (
  desk: DropDesk,
  { time, detail: { object } }: z.output<typeof droppedMessage>,
): Promise<void> => {
  const place = dropPlaceOf(object.key);
  const named = partnerId.safeParse(place?.partner);
  // Materials lie there for the rows that name them.
  if (!place || !named.success || isAside(place.name) || mediaTypeOfName(place.name)) return;
  const file = { partner: named.data, name: place.name, at: instantFromEpochMs(Date.parse(time)) };
  const id = sheetId(object.key, object.sequencer);
  const known = await desk.work.sheet(id);
  if (!known) {
    const faults = await unpack(desk, id, file, object);
    if (faults.length > 0) return refuse(desk, file, faults);
  }
  if (!known?.done) await desk.queues.workSheet(file.partner, { sheet: id, chunk: 0 });
};

const refuse = async (
  { store, files }: DropDesk,
  file: ArrivedFile,
  faults: readonly Said[],
): Promise<void> => {
  const { partner } = file;
  logInfo("sheet refused", { partner });
  // A folder that is nobody's has nobody who reads it.
  if (await loadPartner(store, partner)) await writeFileReport(files, file, faults);
};

/** What is wrong with a file as a whole; where nothing is, its rows are kept in chunks. */
const unpack = async (
  { store, files, work }: DropDesk,
  id: string,
  file: ArrivedFile,
  { key, size, "version-id": version }: Arrived,
): Promise<readonly Said[]> => {
  const wrongName = faultInName(file.name);
  if (wrongName) return [wrongName];
  if (!(await loadPartner(store, file.partner))?.drop) return [notPermitted];
  if (size > dropSheetBytes) return [tooLarge];
  const found = await files.read(key, dropSheetBytes, version);
  if (found === "too-large") return [tooLarge];
  if (!found) return [noSuchFile];
  const sheet = await readApplications(found.bytes, dropRowsAtMost);
  if (sheet.kind !== "sheet") return fileFaultsSaid(sheet);
  const { headings, language, lines } = sheet;
  const chunks = chunkRows(headings, lines);
  await inBatches([...chunks.entries()], CHUNKS_AT_ONCE, ([chunk, rows]) => work.keepRows(id, chunk, rows));
  await work.keepSheet(id, {
    ...file,
    sha256: hash("sha256", found.bytes),
    ...(found.version === undefined ? {} : { version: found.version }),
    language,
    headings,
    chunks: chunks.length,
    done: false,
  });
  return [];
};
