/**
 * `npm run load:calendar -- FILE [--region CODE] [--dry-run] [--force REASON] [--by NAME] [--only-load]` loads a notice
 * of working days, after saying which due dates of open cases it moves, and then moves them; `-- --history
 * [--region CODE]` shows what was loaded. Works on the table that `TABLE_NAME` names in the AWS
 * account of the environment, or else on the data folder's.
 */
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { instantFromEpochMs, nationalCalendar, parseRegionCode, type RegionCode } from "@tongban/domain";
import { listCalendarLoads } from "@tongban/store";
import { readCalendarFile } from "./calendar/calendar-file.ts";
import { loadCalendar } from "./calendar/load-calendar.ts";
import { recomputeKept } from "./calendar/recompute-kept.ts";
import { loadLine } from "./calendar/sentences.ts";
import { StartFailure } from "./failure.ts";
import { withKeptTable } from "./kept-table.ts";
import { runTableCommand, say } from "./table-command.ts";

const usage =
  "npm run load:calendar -- FILE [--region CODE] [--dry-run] [--force REASON] [--by NAME] [--only-load]\n" +
  "npm run load:calendar -- --history [--region CODE]";

const readWords = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      region: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      force: { type: "string" },
      by: { type: "string" },
      history: { type: "boolean", default: false },
      "only-load": { type: "boolean", default: false },
    },
  });

const typed = () => {
  try {
    return readWords();
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error));
  }
};

const regionOf = (text: string | undefined): RegionCode | undefined => {
  if (text === undefined) return undefined;
  const region = parseRegionCode(text);
  if (!region.ok) throw new StartFailure(`${text} is no region code.`);
  return region.value;
};

const showHistory = (region: RegionCode | undefined): Promise<void> =>
  withKeptTable(process.env, async (table) => {
    const loads = await listCalendarLoads(table, region ?? nationalCalendar);
    if (loads.length === 0) say("Nothing was loaded.");
    for (const load of loads) say(loadLine(load));
  });

const load = async (path: string, { values }: ReturnType<typeof typed>): Promise<void> => {
  const region = regionOf(values.region);
  const notice = readCalendarFile(path);
  if (!("years" in notice)) throw new StartFailure(notice.join("\n"));
  if (values.force?.trim() === "") throw new StartFailure("--force needs its reason.");
  const setting = { now: instantFromEpochMs(Date.now()), by: values.by ?? userInfo().username, say };
  const options = { region, dryRun: values["dry-run"], forced: values.force };
  const outcome = await withKeptTable(process.env, async (store) => {
    const loaded = await loadCalendar({ ...setting, store }, notice, options);
    if (loaded === "loaded" && !values["only-load"]) await recomputeKept(store);
    return loaded;
  });
  if (outcome === "would-load") say("Nothing was loaded: this was a dry run.");
  if (outcome === "rejected") process.exitCode = 1;
};

const run = (): Promise<void> => {
  const words = typed();
  const [path, ...more] = words.positionals;
  if (words.values.history && path === undefined) return showHistory(regionOf(words.values.region));
  if (path === undefined || more.length > 0) throw new StartFailure(`Name one file of a notice.\n${usage}`);
  return load(path, words);
};

await runTableCommand(run);
