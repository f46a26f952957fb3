import type { Said } from "@tongban/contract";
import { localDateOf, localTimeOf } from "@tongban/domain";
import { dropReportCsv, fileReportCsv, type RowOutcome, totalsOf } from "@tongban/sheet/drop";
import { type DropFiles, reportKey } from "@tongban/store/drop";
import type { ArrivedFile, WorkedSheet } from "./sheet-work.ts";

/** Writes what became of a sheet's rows into its partner's folder; the same again changes nothing. */
export const writeSheetReport = (
  files: DropFiles,
  sheet: WorkedSheet,
  outcomes: readonly RowOutcome[],
): Promise<void> => {
  const totals = totalsOf(outcomes);
  const csv = dropReportCsv(outcomes, totals, sheet.language);
  return write(files, sheet, csv, { sha256: sheet.sha256, outcomes, totals });
};

/** Writes into a partner's folder why nothing of a file was submitted. */
export const writeFileReport = (
  files: DropFiles,
  file: ArrivedFile,
  faults: readonly Said[],
): Promise<void> => write(files, file, fileReportCsv(faults), { refused: faults });

const write = async (
  files: DropFiles,
  { partner, name, at }: ArrivedFile,
  csv: string,
  says: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const stem = `${plainName(name)}.${stamp(at)}.report`;
  const json = JSON.stringify({ file: name, putAt: at, ...says });
  await files.write(reportKey({ partner, name: `${stem}.json` }), json, "application/json");
  // The one that people open comes last: with it, both are there.
  await files.write(reportKey({ partner, name: `${stem}.csv` }), csv, "text/csv; charset=utf-8");
};

/** A name that is one in a folder of any machine, whatever the partner called its file. */
const plainName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ._()（）-]/gu, "_")
    .replace(/^\./, "_")
    .slice(0, 100);

/** Where the seconds stand in an instant: they are the same in every time zone. */
const SECONDS = "2026-01-01T00:00:".length;

const stamp = (at: ArrivedFile["at"]): string =>
  `${localDateOf(at).replaceAll("-", "")}-${localTimeOf(at).replace(":", "")}${at.slice(SECONDS, SECONDS + 2)}`;
