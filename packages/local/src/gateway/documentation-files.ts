import { join } from "node:path";
import { createStaticFiles } from "./static-files.ts";

/** Path that the documentation is served at. */
export const DOCUMENTATION_PATH = "/docs/";

/** Path of the API's description. */
export const OPENAPI_PATH = "/openapi.json";

/** Serves the documentation as `npm run docs` built it below a folder, and `openapi.json` of that folder. */
export const createDocumentationFiles = (folder: string) => {
  const pages = createStaticFiles({
    path: DOCUMENTATION_PATH,
    folder: join(folder, "site", "dist"),
    pageOf: (name) => (name.endsWith("/") || name === "en" ? join(name, "index.html") : `${name}.html`),
    notBuilt: "local-documentation-not-built",
  });
  const openapi = createStaticFiles({
    path: "/",
    folder,
    pageOf: () => "openapi.json",
    notBuilt: "local-documentation-not-built",
  });
  return { pages, openapi };
};
