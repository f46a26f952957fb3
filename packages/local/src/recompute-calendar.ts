/**
 * `npm run recompute:calendar`: moves the due dates of all open cases to the working-day calendars that are kept now;
 * `-- --dry-run` only says which. Loading a notice does this by itself: this ends a run that was broken off. Works on the
 * table that `TABLE_NAME` names in the AWS account of the environment, or else on the data folder's.
 */
import { parseArgs } from "node:util";
import { previewKept, recomputeKept } from "./calendar/recompute-kept.ts";
import { StartFailure } from "./failure.ts";
import { withKeptTable } from "./kept-table.ts";
import { runTableCommand } from "./table-command.ts";

const isDryRun = (): boolean => {
  try {
    return parseArgs({ options: { "dry-run": { type: "boolean", default: false } } }).values["dry-run"];
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error));
  }
};

await runTableCommand(async () => {
  const work = isDryRun() ? previewKept : recomputeKept;
  await withKeptTable(process.env, work);
});
