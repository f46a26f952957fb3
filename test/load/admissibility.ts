import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { compileForm } from "@tongban/contract/form";
import {
  type AdmissionBook,
  examineApplication,
  localDateOf,
  type MatterId,
  type RegionCode,
  type Submission,
  submit,
} from "@tongban/domain";
import { LOCAL_CREDENTIALS, REGION } from "@tongban/local";
import {
  caseIdOf,
  digestOf,
  keys,
  loadSubmissionGround,
  type StoreContext,
  tableDefinition,
} from "@tongban/store";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { compilation } from "../../packages/store/src/agreement/compile.ts";
import { deskAttribute, deskOf } from "../../packages/store/src/agreement/desks.ts";
import { aListRow, anAgreement, aStandard } from "../builders/agreement.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { aMatterId, aPartnerId, aRegion, aStaffId, at, aWindowId } from "../builders/ids.ts";
import { aSubmission } from "../builders/submission.ts";
import { putItems } from "./bulk-cases.ts";

/** Over how many cities and matters, and how many submissions are asked about. */
export type AdmissibilityEffort = {
  readonly cities: number;
  readonly matters: number;
  readonly submissions: number;
};

/** What admission costs with all pairs of all cities loaded. */
export type AdmissionCost = {
  readonly items: number;
  /** Requests to the table for one submission. */
  readonly requests: number;
  /** ms of each read, and of a bare batch of the same keys. */
  readonly readMs: readonly number[];
  readonly bareMs: readonly number[];
  /** µs of each decision whether an application is taken, with its materials and its form. */
  readonly decisionUs: readonly number[];
  /** µs of the same with the first event, its clocks, due instants and warnings. */
  readonly submitUs: readonly number[];
};

const published = at("2026-01-01T00:00:00.000Z");
const now = at("2026-03-02T01:30:00.000Z");
const form = {
  type: "object",
  properties: {
    经营场所: { type: "string", minLength: 2, maxLength: 200 },
    邮政编码: { type: "string", pattern: "^[0-9]{6}$" },
  },
  required: ["经营场所"],
};
const materials = ["申请书", "设备布局流程", "安全制度"];
const brought = { materials, form: { 经营场所: "西安市未央区凤城八路", 邮政编码: "710000" } };

/** Measures what one submission reads and how long its decision takes, of an alliance of all cities. */
export const admissionCost = async ({
  cities,
  matters,
  submissions,
}: AdmissibilityEffort): Promise<AdmissionCost> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-admission-"));
  const engine = await startDynamodb(folder);
  const client = new DynamoDBClient({ region: REGION, credentials: LOCAL_CREDENTIALS, endpoint: engine.url });
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  try {
    await client.send(new CreateTableCommand(tableDefinition("nation")));
    const parties = Array.from({ length: cities }, (_, n) => cityOf(n));
    const listed = Array.from({ length: matters }, (_, n) => aMatterId(`matter-${n}`));
    const items = nationItems(parties, listed);
    putItems(join(folder, "tongban.db"), "nation", items.length, (n) => items[n] ?? {});
    const store = { table, tableName: "nation", home: REGION } as unknown as StoreContext;
    return { items: items.length, ...(await ask(store, parties, listed, submissions)) };
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const provinces = [
  13, 14, 15, 21, 22, 23, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 51, 52, 53, 61, 62, 63, 65,
];

/** Codes of cities, in the form that such codes have. */
export const cityOf = (n: number): RegionCode =>
  aRegion(
    `${provinces[n % provinces.length]}${String(Math.floor(n / provinces.length) + 1).padStart(2, "0")}00`,
  );

type Item = Readonly<Record<string, unknown>>;

/** Every coverage, listing and desk of one alliance, as its publication writes them. */
export const nationItems = (
  parties: readonly RegionCode[],
  matters: readonly MatterId[],
): readonly Item[] => {
  const rows = matters.map((matter) =>
    aListRow({ matter, form, materials: materials.map((title) => ({ title, need: "required" })) }),
  );
  const steps = compilation(
    undefined,
    {
      terms: anAgreement({ kind: "alliance", parties }),
      list: { version: 1, digest: "list", rows },
      standard: aStandard(),
    },
    published,
  );
  const written = steps.flat().flatMap((write): readonly Item[] => {
    if (write.kind === "put") return [{ ...write.key, ...write.item }];
    return write.kind === "set" ? [{ ...write.key, [write.attribute]: write.value }] : [];
  });
  const desks = parties.map((region) => {
    const id = aWindowId(`window-${region}`);
    const team = [{ id: aStaffId("li-mei"), name: "李梅" }];
    const desk = deskOf({ id, region, name: "通办专窗", open: true, matters, team });
    return { ...keys.desks(region), [deskAttribute(id)]: desk };
  });
  return [...written, ...desks];
};

const ask = async (
  store: StoreContext,
  parties: readonly RegionCode[],
  matters: readonly MatterId[],
  submissions: number,
): Promise<Omit<AdmissionCost, "items">> => {
  const partner = aPartnerId("nanjing-gov");
  const counted = counting(store);
  const [readMs, bareMs]: [number[], number[]] = [[], []];
  const questions: Question[] = [];
  for (let n = 0; n < submissions; n++) {
    const [source, handling] = [parties[n % parties.length], parties[(n * 7 + 1) % parties.length]];
    const matter = matters[n % matters.length];
    if (!source || !handling || !matter || source === handling) continue;
    const id = caseIdOf(partner, `NJ-${n}`);
    const nonce = { partner, value: `nonce-${n}`, expires: 0 };
    const began = performance.now();
    const { book } = await loadSubmissionGround(counted.store, id, { source, handling, matter }, nonce, now);
    readMs.push(performance.now() - began);
    bareMs.push(await bareRead(store, counted.keys()));
    questions.push({
      book,
      submission: aSubmission({ id, source, handling, matter, regions: [source], ...brought }),
    });
  }
  return { requests: counted.requests() / readMs.length, readMs, bareMs, ...decisions(questions) };
};

type Question = { readonly submission: Submission; readonly book: AdmissionBook };

/** Decides every question twice, and takes the second time: a function that runs has decided before. */
const decisions = (questions: readonly Question[]) => {
  const forms = new Map([[digestOf(form), compileForm(form)]]);
  const moment = { now, calendar: chinaCalendar };
  const on = localDateOf(now);
  const timed = (decide: (question: Question) => void): readonly number[] => {
    for (const question of questions) decide(question);
    return questions.map((question) => {
      const began = performance.now();
      decide(question);
      return (performance.now() - began) * 1_000;
    });
  };
  return {
    decisionUs: timed(({ submission, book }) => {
      const { refusals } = examineApplication(submission, book, forms, on);
      if (refusals.length > 0) throw new Error(`the benchmark's application is ${refusals[0]?.code}`);
    }),
    submitUs: timed(({ submission, book }) => {
      submit(submission, book, forms, moment);
    }),
  };
};

/** A store whose requests are counted, and the keys that the last one asked for. */
const counting = (store: StoreContext) => {
  let requests = 0;
  let asked: Record<string, unknown>[] = [];
  const send = (command: BatchGetCommand) => {
    requests += 1;
    asked = command.input.RequestItems?.[store.tableName]?.Keys ?? [];
    return store.table.send(command);
  };
  return {
    store: { ...store, table: { send } } as unknown as StoreContext,
    requests: () => requests,
    keys: () => asked,
  };
};

const bareRead = async (
  { table, tableName }: StoreContext,
  wanted: Record<string, unknown>[],
): Promise<number> => {
  const began = performance.now();
  await table.send(
    new BatchGetCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
  );
  return performance.now() - began;
};
