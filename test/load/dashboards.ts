import { addDays, type LocalDate, parseLocalDate, type Scope, scopeName } from "@tongban/domain";
import { mendCounters } from "@tongban/store";
import { storeOf } from "../journeys/store-of.ts";
import { type MeasuredBroker, startMeasured } from "./broker.ts";
import { type GrowthFigure, medians, type ReadBroker } from "./growth.ts";
import { sender } from "./requests.ts";
import { staffRequest, staffToken } from "./window.ts";

/** So many cases are counted in each broker, over so many days, and each dashboard is read so often. */
export type DashboardEffort = {
  readonly sizes: readonly number[];
  readonly days: number;
  readonly reads: number;
};

/** How long dashboards take to read where so many cases were counted. */
export const dashboardTimes = async (
  { sizes, days, reads }: DashboardEffort,
  say: (text: string) => void,
): Promise<readonly GrowthFigure[]> => {
  const brokers: ReadBroker[] = [];
  for (const size of sizes) {
    say(`${size} counted cases …`);
    brokers.push(await openCounted(size, days));
  }
  const figures: GrowthFigure[] = [];
  for (const name of Object.keys(brokers[0]?.requests ?? {}))
    figures.push({ name, ms: await medians(brokers, name, reads) });
  for (const { http, broker } of brokers) {
    http.close();
    await broker.stop();
  }
  return figures;
};

const first: LocalDate = parseLocalDate("2026-01-01") ?? ("" as LocalDate);

const openCounted = async (cases: number, days: number): Promise<ReadBroker> => {
  const broker = await startMeasured();
  await countCases(broker, cases, days);
  const token = await staffToken(broker, "zhao-min");
  const ask = (path: string) => () => staffRequest(broker, token, "GET", `/coordinator/v1/sla${path}`);
  return {
    broker,
    http: sender(1),
    requests: {
      "the overview of a year": ask("?period=2026"),
      "the overview of a month": ask("?period=2026-01"),
      "all regions of a year": ask("/breakdown?by=handling&period=2026"),
      "a region's report of a quarter": ask("/report?region=610100&period=2026-Q1"),
    },
  };
};

const scopes: readonly Scope[] = [
  { kind: "overall" },
  ...["610100", "320100"].flatMap((id): readonly Scope[] => [
    { kind: "handling", id: id as never },
    { kind: "source", id: id as never },
  ]),
];

/** Counters as so many cases leave them, evenly over the days; the cases themselves are not there. */
const countCases = async (broker: MeasuredBroker, cases: number, days: number): Promise<void> => {
  const perDay = Math.max(1, Math.round(cases / days));
  const counted = scopes.flatMap((scope) =>
    Array.from({ length: days }, (_, i) => ({
      scope: scopeName(scope),
      day: addDays(first, i),
      sums: {
        received: perDay,
        accepted: perDay,
        granted: perDay,
        "on-time": perDay,
        "in:closed": perDay,
        "kept:handling": perDay,
        "law:working-days": perDay,
        "law-limit:working-days": 15 * perDay,
        "law-used:working-days": 4 * perDay,
        "took:45": perDay,
      },
    })),
  );
  await mendCounters(storeOf(broker), counted);
};
