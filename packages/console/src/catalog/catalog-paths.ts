import type { CatalogPlace } from "./catalog-address.ts";

/** Matters that a search answers with: as many as the contract allows. */
const LIMIT = "50";

const catalog = "/v1/catalog";

const withQuery = (path: string, query: Readonly<Record<string, string>>): string => {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

/** The regions that take part. The paths stand here again so that the page loads no schemas; a test compares them. */
export const regionsPath = (): string => `${catalog}/regions`;

/** Matters by words; with both regions, what of it can be done there. */
export const searchPath = ({ q, source, handling, on }: CatalogPlace): string => {
  const pair = source !== "" && handling !== "" ? { source, handling, on } : {};
  return withQuery(`${catalog}/matters`, { q: q.trim().slice(0, 60), ...pair, limit: LIMIT });
};

/** What a region offers as one thing; undefined until it is chosen. */
export const packagesPath = ({ source }: CatalogPlace): string | undefined =>
  source === "" ? undefined : withQuery(`${catalog}/packages`, { source });

/** A matter between two regions; undefined until both are chosen. */
export const matterPath = ({ matter, source, handling, on }: CatalogPlace): string | undefined =>
  matter === "" || source === "" || handling === ""
    ? undefined
    : withQuery(`${catalog}/matters/${encodeURIComponent(matter)}`, { source, handling, on });
