import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApiDocument } from "../packages/contract/src/openapi.ts";
import { sandboxDocument } from "../packages/contract/src/sandbox/openapi.ts";

/** Every document that is written from the contract, by its name below docs/. */
const documents = { "openapi.json": openApiDocument, "openapi-sandbox.json": sandboxDocument };

const committed = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

for (const [name, made] of Object.entries(documents)) {
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  const document = `${JSON.stringify(made(), null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(path, document);
  else if (committed(path) !== document) {
    process.stderr.write(
      `docs/${name} does not say what the contract says; run \`node scripts/openapi.ts\` and commit it.\n`,
    );
    process.exitCode = 1;
  }
}
