/**
 * `npm run recount`: counts all kept events again and compares with the counters. `-- --from DAY --to DAY` looks at some
 * days only; `-- --mend` adds to the counters what they miss, of days that are over. Looks at the table that
 * `TABLE_NAME` names in the AWS account of the environment, or else at the data folder's.
 */
import { parseArgs } from "node:util";
import {
  addDays,
  entriesOf,
  instantFromEpochMs,
  type LocalDate,
  localDateOf,
  parseLocalDate,
} from "@tongban/domain";
import { type Miscount, mendCounters, recount } from "@tongban/store";
import { StartFailure } from "./failure.ts";
import { withKeptTable } from "./kept-table.ts";
import { caseProgress, runTableCommand, say } from "./table-command.ts";

/** So many miscounts are named; more of them say no more. */
const MISCOUNTS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    from: { type: "string", default: "0001-01-01" },
    to: { type: "string" },
    mend: { type: "boolean", default: false },
  },
});

const dayOf = (text: string): LocalDate => {
  const day = parseLocalDate(text);
  if (day === undefined) throw new StartFailure(`${text} is not a date such as 2026-03-02.`);
  return day;
};

const textOf = ({ day, scope, sums }: Miscount): string => {
  const parts = entriesOf(sums).map(([metric, sum]) => `${metric} ${sum > 0 ? "+" : ""}${sum}`);
  return `${day} ${scope} misses ${parts.join(", ")}`;
};

await runTableCommand(async () => {
  const today = localDateOf(instantFromEpochMs(Date.now()));
  const last = values.mend ? addDays(today, -1) : today;
  const to = values.to === undefined ? last : dayOf(values.to);
  if (values.mend && to > last) throw new StartFailure("Only days that are over can be mended.");
  await withKeptTable(process.env, async (table) => {
    const { cases, counters, miscounts } = await recount(
      table,
      { from: dayOf(values.from), to },
      caseProgress(),
    );
    for (const miscount of miscounts.slice(0, MISCOUNTS_SHOWN)) say(textOf(miscount));
    if (miscounts.length === 0) {
      say(`${cases} cases: ${counters} counters of days are what their events say.`);
      return;
    }
    say(`${miscounts.length} of ${counters} counters of days are not what the events of ${cases} cases say.`);
    if (values.mend) {
      await mendCounters(table, miscounts);
      say("They are mended.");
    } else {
      if (to >= today) say("Events of the last minutes may be on their way to today's.");
      process.exitCode = 1;
    }
  });
});
