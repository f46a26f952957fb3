import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's folder, with its slash. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A fenced block of a page. */
export type Block = {
  /** The page's path in the repository. */
  readonly page: string;
  /** Of its first line of code, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
};

/** Where a block is, as editors and terminals open it. */
export const placeOf = ({ page, line }: Pick<Block, "page" | "line">): string => `${page}:${line}`;

/** The fenced blocks of a page in their order. */
export const fencedBlocks = (page: string): readonly Block[] => {
  const text = readFileSync(root + page, "utf8");
  return [...text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = "", 2: code = "", index }) => ({
      page,
      line: text.slice(0, index).split("\n").length + 1,
      language,
      text: code,
    }),
  );
};

/** What partners find in the package. */
export const sdkReadme = "packages/sdk/README.md";

/** The site's pages in a language: the five-minute start first, which a reader has behind them on every other page. */
export const sitePages = (language: "" | "en/" = ""): readonly string[] => {
  const folder = `docs/site/${language}`;
  const names = readdirSync(root + folder).filter((name) => name.endsWith(".md"));
  return [...new Set(["start.md", ...names])].map((name) => `${folder}${name}`);
};
