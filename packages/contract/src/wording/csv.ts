/** A cell: nothing is an empty one. */
export type Cell = string | number | null;

/**
 * Writes rows as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. A text that begins like a
 * formula gets an apostrophe before it, so that no spreadsheet runs it.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;

const cellText = (cell: Cell): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
