import type { Language } from "@tongban/contract";
import writeXlsxFile from "write-excel-file/universal";
import { columnOrder, columns } from "./columns.ts";
import { csvOf, headingCell, type SheetKind, textCell } from "./write-list.ts";

const words = {
  zh: {
    headings: ["列名", "是否必填", "填写说明", "示例"],
    list: "清单",
    help: "填写说明",
    yes: "必填",
    no: "",
  },
  en: {
    headings: ["column", "needed", "what it takes", "example"],
    list: "list",
    help: "help",
    yes: "yes",
    no: "",
  },
} as const;

/** An empty list to fill in; a workbook has a second sheet that says what each column takes. */
export const listTemplate = async (kind: SheetKind, language: Language): Promise<Uint8Array> => {
  const headings = columnOrder.map((field) => columns[field][language]);
  if (kind === "csv") return csvOf([headings]);
  const said = words[language];
  const help = columnOrder.map((field) => {
    const { needed, says, example, [language]: heading } = columns[field];
    return [heading, needed ? said.yes : said.no, says[language], example[language]];
  });
  const file = await writeXlsxFile([
    {
      sheet: said.list,
      data: [headings.map(headingCell)],
      columns: columnOrder.map((field) => ({ width: columns[field].width })),
      stickyRowsCount: 1,
    },
    {
      sheet: said.help,
      data: [said.headings.map(headingCell), ...help.map((line) => line.map(textCell))],
      columns: [16, 10, 60, 60].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBlob();
  return new Uint8Array(await file.arrayBuffer());
};
