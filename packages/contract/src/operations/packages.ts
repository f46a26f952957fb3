import * as z from "zod";
import { operation } from "../operation.ts";
import { packageId, regionCode } from "../schemas/identifiers.ts";
import { catalogPackage, checkedPackage, packageTerms } from "../schemas/package.ts";
import { why } from "../schemas/registry.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const path = "/coordinator/v1/packages";

/** Operations on what a region offers as one thing (一件事一次办). */
export const packageOperations = {
  setPackage: operation({
    name: "set-package",
    method: "POST",
    path: `${path}/{packageId}`,
    audience,
    roles,
    summary: "Say what a package (一件事) of your region is; open, it may be asked for from now on",
    params: z.strictObject({ packageId }),
    body: packageTerms.extend({ why }),
    returns: checkedPackage,
    refusals: ["package-has-errors", "package-changes-region"],
    command: "if-match",
  }),
  listPackages: operation({
    name: "list-packages",
    method: "GET",
    path,
    audience,
    roles,
    summary: "The packages of your regions, with what keeps each from being offered today",
    query: z.strictObject({ region: regionCode.optional().describe("one of your regions; absent: all") }),
    returns: z.strictObject({ packages: z.array(checkedPackage) }),
  }),
  listCatalogPackages: operation({
    name: "list-catalog-packages",
    method: "GET",
    path: "/v1/catalog/packages",
    audience: "public",
    servedBy: "catalog",
    cachedFor: 60,
    summary: "What a region offers as one thing (一件事): members, materials, form and the longest way",
    query: z.strictObject({ source: regionCode }),
    returns: z.strictObject({ packages: z.array(catalogPackage) }),
  }),
} as const;
