/** `npm run bench`: one table, everything in one run, each figure beside its floor. */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { startMeasured } from "./broker.ts";
import { FLOOR, measureBundles } from "./bundles.ts";
import { caseLife } from "./capacity.ts";
import { submissionCpu } from "./cpu.ts";
import { dollarsPerMillion, PRICES_AS_OF } from "./prices.ts";
import { quantile } from "./requests.ts";
import { boardLatencies, flowRates, type SideBySide, submissionRates } from "./throughput.ts";

type Row = readonly [what: string, ours: string, floor: string, ratio: string, target: string];

const say = (text: string) => process.stderr.write(`${text}\n`);
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
  const figures = await measureBundles();
  const floor = figures.find(({ name }) => name === FLOOR);
  if (!floor) throw new Error("the floor was not measured");
  return figures
    .filter((figure) => figure !== floor)
    .map(({ name, bytes, importMs }) => [
      `(c) import and size of \`${name}\``,
      `${round(importMs)} ms, ${round(bytes / 1024)} KB`,
      `${round(floor.importMs)} ms, ${round(floor.bytes / 1024)} KB`,
      round(importMs / floor.importMs, 2),
      "≤ 1.3, ≤ 500 KB",
    ]);
};

const heldRows = async (): Promise<Row[]> => {
  const broker = await startMeasured();
  say("submissions with the workers held …");
  const one = await submissionRates(broker, 1, 200);
  const many = await submissionRates(broker, 32, 600);
  say("CPU per submission against a stubbed wire …");
  const { ours, bare } = await submissionCpu(broker, { rounds: 3, events: 1000, warmUps: 3 });
  await broker.stop();
  return [
    rate("(a) submissions, 1 at a time", one, "–"),
    rate("(a) submissions, 32 at a time", many, "≥ 0.8"),
    ["(b) CPU per submission", `${round(ours)} µs`, `${round(bare)} µs`, round(ours / bare, 2), "≤ 1.4"],
  ];
};

const workingRows = async (): Promise<Row[]> => {
  const broker = await startMeasured();
  broker.startWorkers();
  say("submit → on the board …");
  const latencies = await boardLatencies(broker, 60);
  say("whole flows with the workers running …");
  const flows = await flowRates(broker, 32, 300);
  await broker.stop();
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  return [
    rate("(a) whole flows, submitted → on the board", flows, "–"),
    ["(d) submit → on the board, p50 / p99", `${round(p50)} / ${round(p99)} ms`, "–", "–", "p99 ≤ 1000 ms"],
  ];
};

const costRows = async (): Promise<Row[]> => {
  say("request units of a case's life …");
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-engine-"));
  const engine = await startDynamodb(folder);
  const life = await caseLife(engine.url);
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
  const dollars = dollarsPerMillion(life);
  const total = Object.values(dollars).reduce((sum, part) => sum + part, 0);
  const parts = Object.entries(dollars).map(([name, part]) => `${name} ${round(part, 1)}`);
  const requests = Object.entries(life.requests).map(([name, count]) => `${name} ${round(count, 1)}`);
  return [
    ["(e) write units per case life", round(life.writeUnits, 1), "–", "–", "≤ 45"],
    ["(e) read units per case life", round(life.readUnits, 1), "–", "–", "–"],
    ["(e) table requests per case life", requests.join(", "), "–", "–", "–"],
    [
      `(e) $ per million cases (${PRICES_AS_OF})`,
      `$${round(total, 1)}: ${parts.join(", ")}`,
      "–",
      "–",
      "≤ $45",
    ],
  ];
};

const rows = [
  ...(await bundleRows()),
  ...(await heldRows()),
  ...(await workingRows()),
  ...(await costRows()),
];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
const table = [
  `| ${machine} | ours | floor | ratio | target |`,
  "|---|---|---|---|---|",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];
process.stdout.write(`${table.join("\n")}\n`);
