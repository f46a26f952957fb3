import type { Language } from "@tongban/contract";
import papa from "papaparse";
import { guarded } from "./read-csv.ts";
import type { ListReport } from "./read-list-file.ts";
import { type CellFault, lettersOf, type SheetProblem, sheetProblems } from "./sheet.ts";

/** Says what is wrong with a file, line by line; the first `most` cells of it. */
export const reportLines = (
  report: ListReport | SheetProblem,
  language: Language,
  most = Number.POSITIVE_INFINITY,
): readonly string[] => {
  if (report.kind === "problem") return [problemText(report, language)];
  const { total, faults } = report;
  const left = faults.length - most;
  const zh = language === "zh";
  return [
    ...faults.slice(0, most).map((fault) => faultText(fault, language)),
    ...(left > 0 ? [zh ? `…… 另有 ${left} 处` : `… and ${left} more`] : []),
    faults.length === 0
      ? zh
        ? `共 ${total} 行，没有问题。`
        : `${total} rows, nothing wrong.`
      : zh
        ? `共 ${total} 行，${faults.length} 处有问题，未导入任何内容。`
        : `${total} rows, ${faults.length} cells are wrong; nothing was imported.`,
  ];
};

const faultText = ({ row, column, heading, text, said }: CellFault, language: Language): string => {
  const cell = `${lettersOf(column)}${row}`;
  const name = heading === "" ? cell : `${cell} ${heading}`;
  const held = text === "" ? "" : language === "zh" ? `“${text}”` : ` "${text}"`;
  return language === "zh" ? `${name}${held}：${said.zh}` : `${name}${held}: ${said.en}`;
};

const problemText = ({ code, facts }: SheetProblem, language: Language): string =>
  sheetProblems[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? "?"));

/** The faults of a file as CSV with their row and column, to be looked at beside it. */
export const reportCsv = ({ faults }: ListReport, language: Language): string => {
  const headings = {
    zh: ["行", "列", "列名", "内容", "问题"],
    en: ["row", "column", "heading", "cell", "problem"],
  };
  const lines = faults.map(({ row, column, heading, text, said }) => [
    String(row),
    lettersOf(column),
    heading,
    text,
    said[language],
  ]);
  return `\uFEFF${papa.unparse([headings[language], ...lines], { escapeFormulae: guarded, newline: "\r\n" })}\r\n`;
};
