import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { CommandError, exitCodes } from "../../command/exit-code.ts";

/** Where the clock of a year that is over stood, in epoch ms. */
const keptYear = z.object({ at: z.int() });

const pathIn = (dataDir: string): string => join(dataDir, "year.json");

/** Notes in a year's data folder where its clock stood at the end. */
export const keepYear = (dataDir: string, at: number): void =>
  writeFileSync(pathIn(dataDir), `${JSON.stringify({ at })}\n`);

/** Where the clock of the year in a data folder stood; refuses a folder without a year that came to its end. */
export const readYear = (dataDir: string): number => {
  try {
    return keptYear.parse(JSON.parse(readFileSync(pathIn(dataDir), "utf8"))).at;
  } catch {
    throw new CommandError(
      exitCodes.usage,
      `There is no year to look at in ${dataDir}; make one with npm run demo -- --year.`,
    );
  }
};
