import type { catalogOperations, packageOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";

/** The regions that take part. */
export type CatalogRegions = Returned<typeof catalogOperations.listCatalogRegions>;
/** What a search found. */
export type CatalogHits = Returned<typeof catalogOperations.searchCatalog>;
/** One matter between two regions. */
export type CatalogMatter = Returned<typeof catalogOperations.showMatter>;
/** What its list says of it. */
export type CatalogTerms = NonNullable<CatalogMatter["terms"]>;
/** What a region offers as one thing (一件事). */
export type CatalogPackages = Returned<typeof packageOperations.listCatalogPackages>;
