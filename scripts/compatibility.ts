import { fileURLToPath } from "node:url";
import { breaksOf, toldBreaks } from "./compatibility/unannounced-breaks.ts";

const breaks = breaksOf(fileURLToPath(new URL("..", import.meta.url)));

if (breaks.unannounced.length > 0) {
  process.stderr.write(toldBreaks(breaks));
  process.exitCode = 1;
} else
  process.stdout.write(
    `docs/openapi.json keeps what version ${breaks.since} promised${
      breaks.announced.length > 0 ? `, but for ${breaks.announced.length} announced changes` : ""
    }.\n`,
  );
