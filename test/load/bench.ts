/**
 * `npm run bench`: one table, everything in one run, each figure beside its floor. `npm run bench -- --quick` measures
 * next to nothing of everything in a minute, to see that it can be measured.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { storeOf } from "../journeys/store-of.ts";
import { admissionCost } from "./admissibility.ts";
import { startMeasured } from "./broker.ts";
import { FLOOR, measureBundles } from "./bundles.ts";
import { type CaseLife, caseLife } from "./capacity.ts";
import { searchTimes } from "./catalog.ts";
import { submissionCpu } from "./cpu.ts";
import { dashboardTimes } from "./dashboards.ts";
import { effortOf } from "./effort.ts";
import { type Fairness, fairness } from "./fairness.ts";
import { readTimes } from "./growth.ts";
import { importFigures } from "./importing.ts";
import { limiterCosts } from "./limiter.ts";
import { materialTimes, survivedKills, unpackedMb, zipFigure } from "./materials.ts";
import { assumptionsInWords, dollarsPerMillion, PRICES_AS_OF, sumOf, wholeBill } from "./prices.ts";
import { type Publishing, publishingTimes } from "./publishing.ts";
import { quantile } from "./requests.ts";
import { sheetFigures } from "./sheets.ts";
import { nation } from "./spread-lives.ts";
import { foldedUnits, tallyPeak } from "./tally.ts";
import { boardLatencies, flowRates, type SideBySide, submissionRates } from "./throughput.ts";
import { firedTimers } from "./timers.ts";
import { verifyingTimes } from "./verifying.ts";
import { workingDayTimes } from "./working-days.ts";

type Row = readonly [what: string, ours: string, floor: string, ratio: string, target: string];

const effort = effortOf(process.argv.slice(2));
const started = performance.now();

const say = (text: string) =>
  process.stderr.write(`${round((performance.now() - started) / 1000).padStart(4)} s  ${text}\n`);
const round = (value: number, digits = 0): string => value.toFixed(digits);
const rate = (what: string, { ours, bare }: SideBySide, target: string): Row => [
  what,
  `${round(ours)}/s`,
  `${round(bare)}/s`,
  round(ours / bare, 2),
  target,
];

const bundleRows = async (): Promise<Row[]> => {
  say("bundles: import time and size …");
  const figures = await measureBundles(effort.imports);
  const floor = figures.find(({ name }) => name === FLOOR);
  if (!floor) throw new Error("the floor was not measured");
  return figures
    .filter((figure) => figure !== floor)
    .map(({ name, bytes, importMs }) => [
      `(c) import and size of \`${name}\``,
      `${round(importMs)} ms, ${round(bytes / 1024)} KB`,
      `${round(floor.importMs)} ms, ${round(floor.bytes / 1024)} KB`,
      round(importMs / floor.importMs, 2),
      name === "partner" ? "≤ 1.5, ≤ 430 KB" : "≤ 1.5",
    ]);
};

const heldRows = async (): Promise<Row[]> => {
  const broker = await startMeasured();
  say("submissions with the workers held …");
  const one = await submissionRates(broker, effort.oneAtATime);
  const many = await submissionRates(broker, effort.manyAtATime);
  say("CPU per submission against a stubbed wire …");
  const { ours, bare } = await submissionCpu(broker, effort.cpu);
  await broker.stop();
  const { concurrent } = effort.manyAtATime;
  const shares = `broker ${round(many.cpu.broker, 1)}, engine ${round(many.cpu.engine, 1)}, load ${round(many.cpu.load, 1)} ms`;
  return [
    rate("(a) submissions, 1 at a time", one, "–"),
    rate(`(a) submissions, ${concurrent} at a time`, many, "≥ 0.5"),
    [`(a) CPU of each, ${concurrent} at a time, by process`, shares, "–", "–", "broker ≤ 6 ms"],
    ["(b) CPU per submission", `${round(ours)} µs`, `${round(bare)} µs`, round(ours / bare, 2), "≤ 1.4"],
  ];
};

const workingRows = async (): Promise<Row[]> => {
  const broker = await startMeasured();
  broker.startWorkers();
  say("whole flows with the workers running …");
  const flows = await flowRates(broker, effort.flows);
  const perSecond = Math.max(2, flows.ours / 2);
  say(`submit → on the board, ${effort.latencies} times, ${round(perSecond)} a second …`);
  const latencies = await boardLatencies(broker, { count: effort.latencies, perSecond });
  await broker.stop();
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  return [
    rate("(a) whole flows, submitted → on the board", flows, "–"),
    [
      `(d) submit → on the board, p50 / p99 of ${latencies.length}, ${round(perSecond)} a second`,
      `${round(p50)} / ${round(p99)} ms`,
      "–",
      "–",
      "p99 ≤ 1000 ms",
    ],
  ];
};

const measureLife = async (): Promise<CaseLife> => {
  say("request units of a case's life …");
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-engine-"));
  const engine = await startDynamodb(folder);
  const life = await caseLife(engine.url, effort.lives);
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
  return life;
};

const inWords = (parts: Readonly<Record<string, number>>): string =>
  Object.entries(parts)
    .map(([name, part]) => `${name} ${round(part, 1)}`)
    .join(", ");

const costRows = async (): Promise<Row[]> => {
  const life = await measureLife();
  const [cases, whole] = [dollarsPerMillion(life), wholeBill(life)];
  return [
    ["(e) write units per case life", round(life.writeUnits, 1), "–", "–", "≤ 36"],
    ["(e) … by what is written", inWords(life.writes), "–", "–", "–"],
    ["(e) read units per case life", round(life.readUnits, 1), "–", "–", "–"],
    ["(e) table requests per case life", inWords(life.requests), "–", "–", "–"],
    [
      `(e) $ per million cases (${PRICES_AS_OF})`,
      `$${round(sumOf(cases), 1)}: ${inWords(cases)}`,
      "–",
      "–",
      "≤ $44",
    ],
    ["(e) $ of a month, the whole bill", `$${round(sumOf(whole))}: ${inWords(whole)}`, "–", "–", "–"],
  ];
};

const growthRows = async (): Promise<Row[]> => {
  const { sizes } = effort.growth;
  const figures = await readTimes(effort.growth, say);
  const largest = (sizes.at(-1) ?? 0).toLocaleString("en");
  return figures.map(({ name, ms }) => {
    const [smallest = Number.NaN] = ms;
    return [
      `(f) ${name}, ${sizes.map((size) => size.toLocaleString("en")).join(" / ")} cases`,
      `${ms.map((each) => round(each, 1)).join(" / ")} ms`,
      `${round(smallest, 1)} ms`,
      round((ms.at(-1) ?? Number.NaN) / smallest, 2),
      `${largest}: ≤ 1.1`,
    ];
  });
};

const verifyingRows = async (): Promise<Row[]> => {
  const { packs } = effort.verifying;
  say(`verifying ${packs} evidence packs …`);
  const { ours, floor, bytes } = await verifyingTimes(effort.verifying);
  return [
    [
      `(g) verifying evidence packs of ${packs.toLocaleString("en")} cases, ${round(bytes / 1e6, 1)} MB`,
      `${round(ours, 2)} s`,
      `${round(floor, 2)} s`,
      round(ours / floor, 2),
      "–",
    ],
  ];
};

const dashboardRows = async (): Promise<Row[]> => {
  const figures = await dashboardTimes(effort.dashboards, say);
  const sizes = effort.dashboards.sizes.map((size) => size.toLocaleString("en")).join(" / ");
  return figures.map(({ name, ms: [few = Number.NaN, many = Number.NaN] }) => [
    `(h) ${name}, ${sizes} counted cases`,
    `${round(few, 1)} / ${round(many, 1)} ms`,
    `${round(few, 1)} ms`,
    round(many / few, 2),
    "≤ 1.2",
  ]);
};

const tallyRows = async (): Promise<Row[]> => {
  say("the tally at a peak …");
  const broker = await startMeasured();
  const peak = { casesPerSecond: 500, shards: 20, spread: nation, fold: false };
  const { seconds, folded } = effort.tally;
  const tally = await tallyPeak(storeOf(broker), { ...peak, seconds });
  await broker.stop();
  const units = { ...tally.writeUnits, STAT: foldedUnits(folded) };
  return [
    ["(i) tally, 20 shards at once: events counted", `${round(tally.eventsPerSecond)}/s`, "–", "–", "–"],
    [
      "(i) … write units per case life at 500 cases a second",
      `${round(sumOf(units), 2)}: ${Object.entries(units)
        .map(([kind, sum]) => `${kind} ${round(sum, 2)}`)
        .join(", ")}`,
      "–",
      "–",
      "≤ 3",
    ],
    ["(i) … transactions, and conflicts", `${tally.transactions}, ${tally.conflicts}`, "–", "–", "0"],
  ];
};

const timerRows = async (): Promise<Row[]> => {
  const { stampede, unswept } = effort.timers;
  say(`${stampede} timers due in one minute, and ${unswept} after ten minutes without a sweep …`);
  const { bare, atOnce, afterwards } = await firedTimers(effort.timers);
  const late = [0.5, 0.99].map((part) => round(quantile(atOnce.lateMs, part) / 1_000, 1)).join(" / ");
  const [many, few] = [stampede, unswept].map((count) => count.toLocaleString("en"));
  return [
    [
      `(j) ${many} timers due in one minute, all fired once`,
      `${round(atOnce.perSecond)}/s`,
      `${round(bare)}/s`,
      round(atOnce.perSecond / bare, 2),
      "–",
    ],
    [
      "(j) … late by the clock on the wall, p50 / p99: one engine is what they wait for",
      `${late} s`,
      `${round(stampede / bare / 2, 1)} / ${round((stampede / bare) * 0.99, 1)} s`,
      "–",
      "–",
    ],
    [
      `(j) nobody swept for 10 minutes, then two at once: ${few} timers all fired once`,
      `${round(afterwards.seconds, 1)} s`,
      `${round(unswept / bare, 1)} s`,
      round((afterwards.seconds * bare) / unswept, 2),
      "–",
    ],
  ];
};

const workingDayRows = (): readonly Row[] => {
  say("due dates beside chinese-days …");
  const { ours, instant, theirs } = workingDayTimes(effort.workingDays);
  const row = (what: string, time: number, target: string): Row => [
    what,
    `${round(time, 2)} µs`,
    `${round(theirs, 1)} µs`,
    round(time / theirs, 4),
    target,
  ];
  return [
    row("(k) due date of a random start + 1 to 45 working days, beside chinese-days", ours, "≤ 0.02"),
    row("(k) … the due instant, from an instant to closing time", instant, "–"),
  ];
};

const sheetRows = async (): Promise<Row[]> => {
  say(`importing lists of ${effort.listRows} rows …`);
  const count = effort.listRows.toLocaleString("en");
  return (await sheetFigures(effort.listRows)).map(({ kind, seconds, megabytes }) => [
    `(l) reading and checking a list of ${count} rows, ${kind.toUpperCase()}: time, peak of the process`,
    `${round(seconds, 2)} s, ${round(megabytes)} MB`,
    "–",
    "–",
    "< 10 s, < 300 MB",
  ]);
};

const admissionRows = async (): Promise<Row[]> => {
  const { cities, matters } = effort.admissibility;
  say(`admissibility over ${cities} cities and ${matters} matters …`);
  const { items, requests, readMs, bareMs, decisionUs, submitUs } = await admissionCost(effort.admissibility);
  const [read, bare] = [quantile(readMs, 0.99), quantile(bareMs, 0.99)];
  const middleAndMost = (us: readonly number[]): string =>
    `${round(quantile(us, 0.5))} / ${round(quantile(us, 0.99))} µs`;
  const loaded = items.toLocaleString("en");
  return [
    [
      `(m) table requests of a submission, ${cities} cities × ${matters} matters × all pairs (${loaded} items)`,
      round(requests, 2),
      "1",
      round(requests, 2),
      "1",
    ],
    ["(m) … its batch, p99", `${round(read, 1)} ms`, `${round(bare, 1)} ms`, round(read / bare, 2), "–"],
    ["(m) … the pure decision, p50 / p99", middleAndMost(decisionUs), "–", "–", "p99 < 50 µs"],
    ["(m) … with the first event and its clocks, p50 / p99", middleAndMost(submitUs), "–", "–", "–"],
  ];
};

const catalogRows = async (): Promise<Row[]> => {
  const { matters } = effort.catalog;
  say(`the catalog over ${matters} matters …`);
  const { ms, plainMs, firstMs } = await searchTimes(effort.catalog);
  const [half, most] = [quantile(ms, 0.5), quantile(ms, 0.99)];
  const plain = quantile(plainMs, 0.99);
  return [
    [
      `(n) search of the catalog over ${matters.toLocaleString("en")} matters in the handler, p50 / p99`,
      `${round(half, 1)} / ${round(most, 1)} ms`,
      `${round(plain, 2)} ms`,
      round(most / plain, 1),
      "p99 < 20 ms",
    ],
    ["(n) … the first question, which makes the index", `${round(firstMs)} ms`, "–", "–", "–"],
  ];
};

const importRows = async (): Promise<Row[]> => {
  say(`importing ${effort.listRows} rows by the command …`);
  const count = effort.listRows.toLocaleString("en");
  const floor = (await sheetFigures(effort.listRows)).find(({ kind }) => kind === "xlsx");
  const least = floor?.seconds ?? Number.NaN;
  return (await importFigures(effort.listRows)).map(({ what, seconds, megabytes }) => [
    `(o) ${what} of an XLSX of ${count} rows by the command, beside reading it: time, peak of the process`,
    `${round(seconds, 2)} s, ${round(megabytes)} MB`,
    `${round(least, 2)} s`,
    round(seconds / least, 1),
    "< 10 s, < 300 MB",
  ]);
};

const publishingRows = async (): Promise<Row[]> => {
  const { cities, matters, parties } = effort.publishing;
  say(`publishing an alliance of ${parties} beside ${cities} cities and ${matters} matters …`);
  const { first, bare, oneRow, resumed } = await publishingTimes(effort.publishing);
  const row = (
    what: string,
    { seconds, writeUnits, items }: Publishing,
    floor: string,
    ratio: string,
  ): Row => [
    `(p) ${what}: time, items, write units`,
    `${round(seconds, 1)} s, ${items.toLocaleString("en")}, ${Math.round(writeUnits).toLocaleString("en")}`,
    floor,
    ratio,
    "–",
  ];
  const whole = `an alliance of ${parties} × ${matters} matters beside ${cities} cities`;
  return [
    row(
      `${whole}, published for the first time, beside the same bare writes`,
      first,
      `${round(bare, 1)} s`,
      round(first.seconds / bare, 2),
    ),
    row("… with one row changed", oneRow, "–", "–"),
    row(
      `… with all rows changed, gone on with after a kill -9 at ${resumed.killedAfter.toLocaleString("en")} of ${resumed.total.toLocaleString("en")}`,
      resumed,
      "–",
      "–",
    ),
  ];
};

const materialRows = async (): Promise<Row[]> => {
  const { files, killed, kills } = effort.materials;
  say(`sending ${files} PDFs of 5 MB, and ${killed} small materials with ${kills} kills …`);
  const broker = await startMeasured();
  broker.startWorkers();
  const { verified, bare } = await materialTimes(broker, effort.materials);
  await broker.stop();
  const held = await startMeasured();
  const zip = await zipFigure(held, effort.materials);
  await held.stop();
  const survived = await survivedKills(effort.materials);
  const times = (of: readonly number[]) => `${round(quantile(of, 0.5))} ms, ${round(quantile(of, 0.99))} ms`;
  return [
    [
      "(q) a PDF of 5 MB from its first byte until it is verified and has its preview, p50 and p99, beside the engine's put and get and a digest",
      times(verified),
      times(bare),
      round(quantile(verified, 0.5) / quantile(bare, 0.5), 2),
      "–",
    ],
    [
      `(q) verifying a ZIP that unpacks to ${unpackedMb(effort.materials)} MB: time, peaks of the worker and of the process that looks at files, together`,
      `${round(zip.seconds, 1)} s, ${round(zip.worker)} + ${round(zip.inspector)} = ${round(zip.worker + zip.inspector)} MB`,
      "–",
      "–",
      "≤ 256 MB",
    ],
    [
      `(q) of ${killed.toLocaleString("en")} small materials with the broker killed ${kills} times: verified, held back, lost, held back twice`,
      `${survived.verified}, ${survived.quarantined}, ${survived.lost}, ${survived.twice}`,
      "–",
      "–",
      "none lost, none twice",
    ],
  ];
};

const fairnessRows = async (): Promise<Row[]> => {
  const { requests, quota } = effort.fairness;
  say(
    `one partner's reading beside another one that floods, ${requests} requests, with and without a limit …`,
  );
  const { limited, unlimited } = await fairness(effort.fairness);
  const row = (what: string, { alone, beside, flood }: Fairness): Row => [
    `(r) one partner's reading beside another one that floods, ${what}: p50 / p95, its requests, refused`,
    `${beside.map((ms) => round(ms, 1)).join(" / ")} ms, ${flood.asked}, ${round((100 * flood.refused) / Math.max(1, flood.asked))} %`,
    `${alone.map((ms) => round(ms, 1)).join(" / ")} ms`,
    beside.map((ms, n) => round(ms / (alone[n] ?? Number.NaN), 2)).join(" / "),
    "–",
  ];
  say("what limiting costs a request …");
  const costs = await limiterCosts(effort.limiter);
  return [
    row(`limited to ${quota.toLocaleString("en")} a minute`, limited),
    row("not limited", unlimited),
    ...costs.map(
      ({ name, writes, ms, refused }): Row => [
        `(r) limiting, ${name}: writes of a request, ms, refused`,
        `${round(writes, 3)}, ${round(ms, 2)} ms, ${round(100 * refused)} %`,
        `${round(limited.alone[0], 1)} ms, the reading as a whole`,
        round(ms / limited.alone[0], 3),
        "–",
      ],
    ),
  ];
};

const rows = [
  ...(await bundleRows()),
  ...(await heldRows()),
  ...(await workingRows()),
  ...(await costRows()),
  ...(await growthRows()),
  ...(await verifyingRows()),
  ...(await dashboardRows()),
  ...(await tallyRows()),
  ...(await timerRows()),
  ...workingDayRows(),
  ...(await sheetRows()),
  ...(await admissionRows()),
  ...(await catalogRows()),
  ...(await importRows()),
  ...(await publishingRows()),
  ...(await materialRows()),
  ...(await fairnessRows()),
];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
const table = [
  `| ${machine} | ours | floor | ratio | target |`,
  "|---|---|---|---|---|",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];
process.stdout.write(`${table.join("\n")}\n\nThe dollars assume: ${assumptionsInWords()}.\n`);
