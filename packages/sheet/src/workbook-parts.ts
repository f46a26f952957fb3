import { type UnzipFileInfo, unzipSync } from "fflate";
import { type SheetProblem, sheetProblem } from "./sheet.ts";

/** MB that the texts of a workbook may take: 10,000 rows take some 20. */
const UNPACKED_MB = 100;

/** Texts of a workbook by their paths. */
export type WorkbookParts = ReadonlyMap<string, string>;

/**
 * Unpacks the texts of a workbook. What its directory says of their sizes is added up before anything is unpacked, and
 * no text gets more room than it said: a zip bomb is refused, or damaged.
 */
export const unpackWorkbook = (bytes: Uint8Array): WorkbookParts | SheetProblem => {
  let total = 0;
  const isWanted = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    if (!/\.(xml|rels)$/.test(name)) return false;
    if (originalSize === 0 && size > EMPTY_DEFLATED) throw new Error(`${name} hides its size`);
    total += originalSize;
    if (total > UNPACKED_MB * 1_000_000) throw tooLarge;
    return true;
  };
  try {
    const files = unzipSync(bytes, { filter: isWanted });
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return new Map(Object.entries(files).map(([path, file]) => [path, decoder.decode(file)]));
  } catch (fault) {
    return fault === tooLarge
      ? sheetProblem("workbook-too-large", { limit: UNPACKED_MB })
      : sheetProblem("workbook-damaged");
  }
};

const tooLarge = new Error("too large");

/** Bytes that nothing takes when deflated. */
const EMPTY_DEFLATED = 2;

/** The path of a workbook's first sheet; nothing where it has none. */
export const firstSheet = (parts: WorkbookParts): string | undefined => {
  const [sheet = ""] = tags(parts.get("xl/workbook.xml") ?? "", "sheet");
  const id = /\br:id="([^"]+)"/.exec(sheet)?.[1] ?? /:id="([^"]+)"/.exec(sheet)?.[1];
  const relation = tags(parts.get("xl/_rels/workbook.xml.rels") ?? "", "Relationship").find(
    (tag) => attribute(tag, "Id") === id,
  );
  const target = relation && attribute(relation, "Target");
  if (target === undefined) return undefined;
  const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  return parts.has(path) ? path : undefined;
};

const tags = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g"))].map(([tag]) => tag);

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
