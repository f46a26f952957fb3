import * as z from "zod";
import { operation } from "../operation.ts";
import { catalogHit, catalogMatter } from "../schemas/catalog.ts";
import { localDate, matterId, regionCode } from "../schemas/identifiers.ts";

const fixed = { method: "GET", audience: "public", servedBy: "catalog", cachedFor: 60 } as const;

/** What anyone may ask: what can be done where. */
export const catalogOperations = {
  searchCatalog: operation({
    ...fixed,
    name: "search-catalog",
    path: "/v1/catalog/matters",
    summary:
      "Matters by name, by initials of its pinyin or by code; with two regions, whether they can be done there",
    query: z.strictObject({
      q: z
        .string()
        .max(60)
        .default("")
        .describe("part of a name, pinyin or its initials, a code; empty: all"),
      source: regionCode.optional(),
      handling: regionCode.optional(),
      on: localDate.optional().describe("today if not given"),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    returns: z.strictObject({ matters: z.array(catalogHit) }),
  }),
  showMatter: operation({
    ...fixed,
    name: "show-matter",
    path: "/v1/catalog/matters/{matter}",
    summary: "Whether a matter can be done between two regions, and how, or exactly what is missing",
    params: z.strictObject({ matter: matterId }),
    query: z.strictObject({
      source: regionCode,
      handling: regionCode,
      on: localDate.optional().describe("today if not given"),
    }),
    returns: catalogMatter,
  }),
  listCatalogRegions: operation({
    ...fixed,
    name: "list-catalog-regions",
    path: "/v1/catalog/regions",
    summary: "The regions that take part",
    returns: z.strictObject({
      regions: z.array(z.strictObject({ region: regionCode, name: z.string() })),
    }),
  }),
} as const;
