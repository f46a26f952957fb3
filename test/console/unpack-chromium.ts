import { join } from "node:path";
import { inflate } from "@sparticuz/chromium";

const [archives] = process.argv.slice(2);
if (archives === undefined) throw new Error("Usage: node unpack-chromium.ts <folder of the archives>");

await Promise.all(
  ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) => inflate(join(archives, name))),
);
