import { catalogOperations, inquiryOperations, packageOperations, paperOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { publicAuthentication } from "../edge/public-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { listAnswers } from "./list-answers.ts";
import { listCatalogPackages } from "./list-packages.ts";
import { listCatalogRegions } from "./list-regions.ts";
import { searchCatalog } from "./search-catalog.ts";
import { showMatter } from "./show-matter.ts";
import { verifyPaper } from "./verify-paper.ts";

const resources = openResources(readEnvironment(process.env));

/** What anyone may ask of what can be done where: apart from the rest, so that the public holds up no submission. */
export const handler = apiHandler(
  [
    on(catalogOperations.searchCatalog, searchCatalog(resources)),
    on(catalogOperations.showMatter, showMatter(resources)),
    on(catalogOperations.listCatalogRegions, listCatalogRegions(resources)),
    on(inquiryOperations.listAnswers, listAnswers(resources)),
    on(packageOperations.listCatalogPackages, listCatalogPackages(resources)),
    on(paperOperations.verifyPaper, verifyPaper(resources)),
  ],
  publicAuthentication,
);
