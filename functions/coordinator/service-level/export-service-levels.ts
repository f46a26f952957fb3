import { csvOf, type serviceLevelOperations } from "@tongban/contract";
import { activityMetrics, knownPeriod, partsOf, refusal, type Staff } from "@tongban/domain";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { rowView } from "../../views/service-level.ts";
import { type CountedScope, loadScopes } from "./load-scopes.ts";
import { scopesBy } from "./scopes-by.ts";

/** Rows that an export has at most. */
const EXPORT_ROWS = 5_000;

/** Writes the days or months of a breakdown as CSV; refuses more rows than an export may have before it reads any. */
export const exportServiceLevels =
  (resources: Resources): Run<typeof serviceLevelOperations.exportServiceLevels, Staff> =>
  async ({ query, caller, now }) => {
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const listed = await scopesBy(resources, query, caller);
    if (listed.kind === "refusal") return listed;
    const parts = asked.period.kind === "day" ? "day" : query.parts;
    const rows = listed.scopes.length * partsOf(asked.period, parts).length;
    if (rows > EXPORT_ROWS) return refusal("export-too-large", { rows, limit: EXPORT_ROWS });
    const counted = await loadScopes(resources.store, listed.scopes, asked.period, parts);
    return answered({
      fileName: `tongban-sla-${query.by}-${asked.period.name}.csv`,
      rows,
      csv: csvOf([header, ...counted.flatMap(rowsOf)]),
    });
  };

const columns = [
  "received",
  "accepted",
  "completed",
  "open",
  "overdue",
  "onTimeStrict",
  "onTimeLenient",
  "completion",
  "instantCompletion",
  "greenChannel",
  "satisfaction",
  "rectifiedInTime",
  "breaches",
] as const;

const header: readonly string[] = ["period", "id", "name", ...columns, ...activityMetrics];

const rowsOf = ({ scope, name, series }: CountedScope): readonly (readonly (string | number | null)[])[] =>
  series.parts.map((part) => {
    const row = rowView(scope.id, name, part);
    const cells = columns.map((column) => {
      const value = row[column];
      return typeof value === "number" ? value : value.rate;
    });
    const counts = activityMetrics.map((metric) => row.activities[metric] ?? 0);
    return [part.period.name, row.id, row.name, ...cells, ...counts];
  });
