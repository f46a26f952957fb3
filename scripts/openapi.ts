import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApiDocument } from "../packages/contract/src/openapi.ts";

const path = fileURLToPath(new URL("../docs/openapi.json", import.meta.url));

const committed = (): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const document = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(path, document);
else if (committed() !== document) {
  process.stderr.write(
    "docs/openapi.json does not say what the contract says; run `node scripts/openapi.ts` and commit it.\n",
  );
  process.exitCode = 1;
}
