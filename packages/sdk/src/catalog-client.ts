import { catalogOperations, packageOperations } from "@tongban/contract";
import {
  type CallHeaders,
  type CallOptions,
  type CallResult,
  type ClientSetting,
  createClient,
  type Returned,
} from "./client/index.ts";

type Operations = typeof catalogOperations & Pick<typeof packageOperations, "listCatalogPackages">;
type Answered<Name extends keyof Operations> = Promise<CallResult<Returned<Operations[Name]>>>;
type Query<Name extends "searchCatalog" | "showMatter"> = NonNullable<CallOptions<Operations[Name]>["query"]>;
type Stop = Pick<CallHeaders, "signal">;

/** What anyone may ask of what can be done where; nothing is signed. */
export type CatalogClient = {
  /** Matters by a part of their name, by pinyin or its initials, or by code. */
  search(query: Query<"searchCatalog">, options?: Stop): Answered<"searchCatalog">;
  /** Whether a matter can be done between two regions on a day, and how, or exactly what is missing. */
  show(matter: string, query: Query<"showMatter">, options?: Stop): Answered<"showMatter">;
  /** What a region offers as one thing (一件事): members, materials, form, and the longest way. */
  packages(source: string, options?: Stop): Answered<"listCatalogPackages">;
  /** The regions that do something for one another. */
  regions(options?: Stop): Answered<"listCatalogRegions">;
};

/**
 * Makes a client of the public catalog.
 *
 * @example
 * ```ts
 * import { createCatalogClient } from "@tongban/sdk";
 *
 * const catalog = createCatalogClient({ baseUrl: "https://broker.example" });
 * const answer = await catalog.show("food-business-permit", { source: "320100", handling: "610100" });
 * if (answer.ok) render(answer.value.terms?.form);
 * ```
 */
export const createCatalogClient = (setting: Omit<ClientSetting, "authenticate">): CatalogClient => {
  const client = createClient(setting);
  return {
    search: (query, options) => client.call(catalogOperations.searchCatalog, { ...options, query }),
    show: (matter, query, options) =>
      client.call(catalogOperations.showMatter, { ...options, params: { matter }, query }),
    packages: (source, options) =>
      client.call(packageOperations.listCatalogPackages, { ...options, query: { source } }),
    regions: (options) => client.call(catalogOperations.listCatalogRegions, { ...options }),
  };
};
