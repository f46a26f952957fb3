import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/bundle.ts";

const file = pathToFileURL(join(repositoryRoot, "packages/local/seeds/certificates.json"));

/** Data sources of a broker on one machine: a file of made-up people, under the names that the seeded matters have and that of a library of licences. */
export const demoSources: string = ["housing-fund", "tax", "licence-library"]
  .map((name) => `${name}=${file.href}`)
  .join(" ");
