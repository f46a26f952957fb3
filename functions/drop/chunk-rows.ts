import { type ApplicationLine, readApplication } from "@tongban/sheet/drop";

/** How much one message does: that many rows without files. */
const CHUNK_WEIGHT = 100;

/** What a file weighs beside a row: 20 MB at most, which are read twice and written once. */
const FILE_WEIGHT = 10;

const nobody = { regions: new Map<string, string>(), matters: new Map<string, string>() };

/**
 * A sheet's rows in parts that a message each submits: as many as it does within its time, even where each row names files
 * of the largest size.
 */
export const chunkRows = (
  headings: readonly string[],
  lines: readonly ApplicationLine[],
): readonly (readonly ApplicationLine[])[] => {
  const chunks: ApplicationLine[][] = [];
  let room = 0;
  for (const line of lines) {
    const weight = 1 + FILE_WEIGHT * readApplication(headings, line, nobody).files.length;
    if (weight > room) {
      chunks.push([]);
      room = CHUNK_WEIGHT;
    }
    chunks.at(-1)?.push(line);
    room -= weight;
  }
  return chunks;
};
