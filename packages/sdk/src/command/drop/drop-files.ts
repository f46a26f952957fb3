import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { DropSheet } from "@tongban/sheet/drop";
import type { CatalogClient } from "../../catalog-client.ts";
import { expectValue } from "../../client/index.ts";
import type { Terminal } from "../session.ts";

/** Finds the files that a sheet names, in the folder of materials or beside the sheet; nothing where there is none. */
export const filesBeside = (
  { folder }: Terminal,
  sheet: string,
  materials: string | undefined,
): ((name: string) => Uint8Array | undefined) => {
  const place = materials === undefined ? dirname(resolve(folder, sheet)) : resolve(folder, materials);
  return (name) => {
    if (basename(name) !== name) return undefined;
    try {
      return readFileSync(join(place, name));
    } catch {
      return undefined;
    }
  };
};

/** Where the reports of a sheet are written: beside it, under its own name. */
export const reportNames = (sheet: string): { readonly csv: string; readonly json: string } => {
  const stem = join(dirname(sheet), basename(sheet, extname(sheet)));
  return { csv: `${stem}.report.csv`, json: `${stem}.report.json` };
};

/** Characters of a title that the catalog is asked for at most. */
const ASKED = 60;

/** What the cells of a sheet refer to: the regions that take part, and the matters that it names by their titles. */
export const surroundingsOf = async (
  catalog: CatalogClient,
  { headings, lines }: DropSheet,
  signal: AbortSignal,
) => {
  const { regions } = expectValue(await catalog.regions({ signal }));
  const matters = new Map<string, string>();
  for (const title of titlesIn(headings, lines)) {
    const query = { q: title.slice(0, ASKED), limit: 50 };
    const found = expectValue(await catalog.search(query, { signal }));
    for (const one of found.matters) matters.set(one.matter, one.title);
  }
  return { regions: new Map<string, string>(regions.map(({ region, name }) => [region, name])), matters };
};

/** Different matters that a sheet names otherwise than by their code. */
const titlesIn = (headings: DropSheet["headings"], lines: DropSheet["lines"]): ReadonlySet<string> => {
  const column = headings.findIndex((heading) =>
    /^\*?(事项(编号|代码|名称)?|matter)\*?$/i.test(heading.trim()),
  );
  const titles = lines.map(({ cells }) => (cells[column] ?? "").trim());
  return new Set(titles.filter((title) => title !== "" && !/^[a-z0-9-]+$/.test(title)));
};
