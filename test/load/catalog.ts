import { readFileSync } from "node:fs";
import { type catalogOperations, seed } from "@tongban/contract";
import type { DirectoryMatter, StoreContext } from "@tongban/store";
import type * as z from "zod";
import { nameKey } from "../../functions/catalog/search/name-key.ts";
import { searchCatalog } from "../../functions/catalog/search-catalog.ts";
import { aCall } from "../builders/call.ts";
import { aMatterId, at } from "../builders/ids.ts";

/** How many matters there are, and how many questions are asked. */
export type CatalogEffort = { readonly matters: number; readonly questions: number };

/** ms of each question, of a plain look through all titles, and of the first one, which makes the index. */
export type SearchTimes = {
  readonly ms: readonly number[];
  readonly plainMs: readonly number[];
  readonly firstMs: number;
};

const titles = seed.shape.matters
  .parse(
    JSON.parse(readFileSync(new URL("../../packages/local/seeds/matters.json", import.meta.url), "utf8")),
  )
  .map(({ title }) => title);

const trades = [
  "餐饮",
  "住宿",
  "娱乐",
  "运输",
  "建筑",
  "教育",
  "医疗",
  "商贸",
  "农业",
  "林业",
  "水利",
  "文化",
  "旅游",
];
const steps = ["新办", "变更", "延续", "注销", "补发", "查询", "备案", "年审"];
const places = ["市级", "区级", "县级", "园区", "街道", "社区"];

/** Asks the handler of the search for parts of names, with words left out, in pinyin and by initials. */
export const searchTimes = async ({ matters: count, questions }: CatalogEffort): Promise<SearchTimes> => {
  const matters = Array.from({ length: count }, (_, n) => aMatter(n));
  const known = { regions: new Map(), matters: new Map(matters.map((one) => [one.matter, one])) };
  const search = searchCatalog({ store: {} as StoreContext, names: async () => known });
  const ask = async (q: string): Promise<number> => {
    const query: z.output<(typeof catalogOperations.searchCatalog)["query"]> = { q, limit: 20 };
    const began = performance.now();
    const answer = await search(aCall(undefined, at("2026-03-02T01:30:00.000Z"), { query }));
    const took = performance.now() - began;
    if (answer.kind !== "answered" || answer.value.matters.length === 0) throw new Error(`nothing for ${q}`);
    return took;
  };
  const firstMs = await ask("许可");
  const ms: number[] = [];
  const plainMs: number[] = [];
  for (let n = 0; n < questions; n++) {
    const q = questionOf(matters[(n * 37) % count]?.title ?? "", n);
    ms.push(await ask(q));
    const began = performance.now();
    matters.filter(({ title }) => title.includes(q));
    plainMs.push(performance.now() - began);
  }
  return { ms, plainMs, firstMs };
};

const of = (words: readonly string[], n: number): string => words[n % words.length] ?? "";

const aMatter = (n: number): DirectoryMatter => ({
  matter: aMatterId(`matter-${n}`),
  title: `${of(places, n)}${of(trades, Math.floor(n / 6))}${of(titles, Math.floor(n / 78))}（${of(steps, n)}）`,
  kind: "service",
  materials: [],
});

const questionOf = (title: string, n: number): string => {
  const ways = [
    () => title.slice(2, 8),
    () => `${title.slice(0, 3)}${title.slice(5, 8)}`,
    () => nameKey(title).initials.slice(1, 7),
    () => nameKey(title).spelled.slice(0, 9),
    () => title.slice(-4, -1),
  ];
  return ways[n % ways.length]?.() ?? title;
};
