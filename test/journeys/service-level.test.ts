import { serviceLevelOperations } from "@tongban/contract";
import { expectValue, type Returned } from "@tongban/sdk";
import { expect, test } from "vitest";
import { partner, staff } from "./broker.ts";
import { NANJING, XIAN, YINCHUAN } from "./directory.ts";
import { accepted, worker } from "./steps.ts";
import { until } from "./until.ts";

const year = new Date().toISOString().slice(0, 4);
const coordinator = staff("xian-coordinator");
const window = `window-${XIAN}`;

type Level = Returned<typeof serviceLevelOperations.getServiceLevel>;

const levelOf = async (kind: Level["scope"]["kind"], id?: string, period = year): Promise<Level> =>
  expectValue(
    await coordinator.call(serviceLevelOperations.getServiceLevel, {
      query: { kind, period, ...(id === undefined ? {} : { id }) },
    }),
  );

const clerk = "xian-clerk-3";

/** One scope of each kind that a case of Xi'an's belongs to, when that clerk decides it. */
const scopes = [
  ["overall"],
  ["agreement", "xian-nanjing"],
  ["source", NANJING],
  ["handling", XIAN],
  ["window", window],
  ["mode", "online"],
  ["staff", clerk],
] as const;

const granted = (period: string): Promise<number[]> =>
  Promise.all(scopes.map(async ([kind, id]) => (await levelOf(kind, id, period)).figures.counts["granted"]));

/** Has the clerk decide a case, and waits until every scope counts it. */
const decidedAndCounted = async (): Promise<void> => {
  const before = await granted(year);
  const { caseId, version } = await accepted(clerk);
  expectValue(await worker(clerk).grant(caseId, version));
  await until(async () => {
    const now = await granted(year);
    return now.every((count, i) => count > (before[i] ?? 0)) ? true : undefined;
  });
};

test("a decision is counted in every scope that the case belongs to, in its day, month, quarter and year", async () => {
  await decidedAndCounted();
  const date = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  for (const period of [date, date.slice(0, 7), quarter, date.slice(0, 4)])
    expect(Math.min(...(await granted(period))), period).toBeGreaterThan(0);
  const { figures, trend, targets, countedAt } = await levelOf("staff", clerk);
  expect(figures.speeds.find(({ unit }) => unit === "working-days")?.average.whole).toBeGreaterThan(0);
  expect(figures.onTimeStrict.rate).toBe(1);
  expect(trend.reduce((sum, { completed }) => sum + completed, 0)).toBe(figures.completed);
  expect(targets.find(({ name }) => name === "on-time")).toMatchObject({ actual: 1, met: true });
  expect(countedAt).not.toBeNull();
});

test("a coordinator goes from the regions to a window and its team, and finds the same sums", async () => {
  await decidedAndCounted();
  const list = async (query: object) =>
    expectValue(await coordinator.call(serviceLevelOperations.listServiceLevels, { query: query as never }))
      .rows;
  const regions = await list({ by: "handling", period: year });
  expect(regions.find(({ id }) => id === XIAN)?.completed).toBeGreaterThan(0);
  expect(regions.map(({ id }) => id)).toContain(YINCHUAN);
  await until(async () => {
    const windows = await list({ by: "window", region: XIAN, period: year });
    const team = await list({ by: "staff", window, period: year });
    const ofTeam = team.reduce((sum, { completed }) => sum + completed, 0);
    return windows.find(({ id }) => id === window)?.completed === ofTeam ? true : undefined;
  });
  const ranked = expectValue(
    await coordinator.call(serviceLevelOperations.rankWindows, {
      query: { measure: "completed", period: year },
    }),
  );
  expect(ranked.rows[0]).toMatchObject({ id: window, rank: 1 });
});

test("a region's report has what it received, its windows, its points, and what is due now", async () => {
  await decidedAndCounted();
  for (const period of [year, `${year}-Q1`]) {
    const report = expectValue(
      await coordinator.call(serviceLevelOperations.getServiceReport, { query: { region: XIAN, period } }),
    );
    expect(report).toMatchObject({
      region: XIAN,
      period: { name: period },
      now: { overdue: expect.any(Number) },
    });
    expect(report.appraisal.points).toBe(
      report.appraisal.awards.reduce((sum, { awarded }) => sum + awarded, 100),
    );
    expect(report.windows.map(({ id }) => id)).toContain(window);
  }
});

test("coordinators set the table that their region is appraised by, and two of them never over each other", async () => {
  const seen = expectValue(
    await coordinator.call(serviceLevelOperations.getAppraisalRules, { query: { region: XIAN } }),
  );
  const rules = [{ measure: "completed", when: "each", value: 1, points: 1 }] as const;
  const set = (version: number) =>
    coordinator.call(serviceLevelOperations.setAppraisalRules, {
      query: { region: XIAN },
      body: { rules: [...rules], version },
    });
  expect(expectValue(await set(seen.version))).toMatchObject({ rules, version: seen.version + 1 });
  const { setByName, setAt } = expectValue(
    await coordinator.call(serviceLevelOperations.getAppraisalRules, { query: { region: XIAN } }),
  );
  expect([setByName, setAt !== null]).toEqual(["何云", true]);
  expect(await set(seen.version)).toMatchObject({ problem: { code: "rules-changed", status: 409 } });
  const report = expectValue(
    await coordinator.call(serviceLevelOperations.getServiceReport, {
      query: { region: XIAN, period: year },
    }),
  );
  expect(report.appraisal.awards).toHaveLength(1);
  expect(report.appraisal.points).toBe(100 + report.received.completed);
});

test("an export is CSV, a row for each day of each scope", async () => {
  const ask = (query: object) =>
    coordinator.call(serviceLevelOperations.exportServiceLevels, { query: query as never });
  const { rows, csv, fileName } = expectValue(await ask({ by: "mode", period: `${year}-01` }));
  expect(rows).toBe(93);
  expect(fileName).toBe(`tongban-sla-mode-${year}-01.csv`);
  const lines = csv.split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFFperiod,id,name,received,/);
  expect(lines).toHaveLength(rows + 2);
});

test("a period or a scope that does not exist is refused by its own code", async () => {
  const ask = (query: object) =>
    coordinator.call(serviceLevelOperations.getServiceLevel, { query: query as never });
  for (const period of [`${year}-13`, `${year}-02-30`, `${year}-Q5`, "9998"])
    expect(await ask({ period })).toMatchObject({ problem: { code: "no-such-period", status: 404 } });
  for (const [kind, id] of [
    ["window", "nobodys-window"],
    ["handling", "999999"],
    ["matter", "no-such-matter"],
    ["mode", "by-pigeon"],
    ["agreement", "no-such-agreement"],
    ["staff", "yinchuan-clerk-0"],
    ["overall", "everything"],
  ])
    expect(await ask({ kind, id, period: year })).toMatchObject({
      problem: { code: "no-such-scope", status: 404 },
    });
  expect(await ask({ kind: "window", period: year })).toMatchObject({ problem: { code: "no-such-scope" } });
});

test("a lead sees their window and each of its team, a partner what its regions sent out", async () => {
  await decidedAndCounted();
  const level = expectValue(
    await staff("xian-lead").call(serviceLevelOperations.getWindowServiceLevel, { query: { period: year } }),
  );
  expect(level.scope).toMatchObject({ kind: "window", id: window });
  expect(level.team.find(({ id }) => id === clerk)?.completed).toBeGreaterThan(0);
  const own = expectValue(await partner("nanjing-gov").getServiceLevel(year));
  expect(own.regions.map(({ region }) => region)).toContain(NANJING);
  expect(own.regions.find(({ region }) => region === NANJING)?.figures.completed).toBeGreaterThan(0);
});
