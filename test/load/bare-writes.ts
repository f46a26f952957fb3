import { randomBytes, randomUUID } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  instantFromEpochMs,
  type MatterId,
  type PartnerId,
  parseRegionCode,
  type RegionCode,
  route,
  submit,
} from "@tongban/domain";
import { caseIdOf, digestOf, keys, type StoreContext, saveCases } from "@tongban/store";
import { admissionKeys } from "../../packages/store/src/agreement/admission.ts";
import { aCoverage, aListEntry, aStaffedWindow } from "../builders/agreement.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { aSubmission, noForms } from "../builders/submission.ts";
import { anApplication } from "./requests.ts";

type Transaction = ConstructorParameters<typeof TransactWriteCommand>[0];

/** The writes of one flow, submitted to on the board, as the functions send them. */
export type FlowWrites = {
  /** What the submission is decided on: its case, its nonce and the parts of admission. */
  readonly reading: BatchGetCommandInput;
  readonly submission: Transaction;
  readonly routing: Transaction;
  readonly feed: ConstructorParameters<typeof PutCommand>[0];
};

/** A wrapped data key, IV and tag add this many bytes to what is sealed. */
const sealingBytes = 2 + 140 + 12 + 16;

/** Seals to as many bytes as the broker would, without its keys. */
const sealing = {
  seal: async (_owner: string, _field: string, text: string) =>
    randomBytes(deflateRawSync(text).length + sealingBytes),
};

/** Prepares the writes of flows, so that only sending them is measured. */
export const prepareFlows = async (tableName: string, count: number): Promise<readonly FlowWrites[]> => {
  const flows: FlowWrites[] = [];
  for (let i = 0; i < count; i++) flows.push(await prepareFlow(tableName, i));
  return flows;
};

const prepareFlow = async (tableName: string, sequence: number): Promise<FlowWrites> => {
  const kept: Transaction[] = [];
  const table = { send: async ({ input }: TransactWriteCommand) => kept.push(input) };
  const context = { table, tableName, sealing, home: "cn-north-1" } as unknown as StoreContext;
  const application = anApplication({ externalRef: randomUUID() });
  const partner = "bench-partner" as PartnerId;
  const id = caseIdOf(partner, application.externalRef);
  const moment = { now: instantFromEpochMs(Date.now()), calendar: chinaCalendar };
  const asked = {
    id,
    partner,
    externalRef: application.externalRef,
    source: region(application.source),
    handling: region(application.handling),
    matter: application.matter as MatterId,
    mode: "online",
    applicant: "张**",
  } as const;
  const list = { version: 1, entry: aListEntry({ modes: ["online"] }) };
  const book = { coverages: [aCoverage({ list })], staffedWindow: aStaffedWindow() };
  const submitted = submit(aSubmission(asked), book, noForms, moment);
  if (submitted.kind === "refusal") throw new Error(`the benchmark's case is ${submitted.code}`);
  const digest = digestOf(application);
  const first = {
    application: JSON.stringify(application),
    submissionDigest: digest,
    subject: randomBytes(16).toString("base64url"),
    fullName: randomBytes(16).toString("base64url"),
    nonce: randomUUID(),
  };
  const saved = await saveCases(context, [{ before: undefined, events: submitted.events, first }], {
    command: { id: "submit", digest },
  });
  const [taken] = saved.kind === "saved" ? saved.cases : [];
  if (!taken) throw new Error("nothing can conflict here");
  const { head } = taken;
  const routed = route.verdict(head.kase, "broker", undefined, moment);
  if (routed.kind === "refusal") throw new Error(`the benchmark's case is ${routed.code}`);
  await saveCases(context, [{ before: head, events: routed.events }], {
    command: { id: "route", digest: "" },
  });
  const [submission, routing] = kept;
  if (!submission || !routing) throw new Error("both transactions are kept");
  const feed = {
    TableName: tableName,
    // Apart from real feeds: the relay reads this partner's.
    Item: { pk: "BENCH-FEED", sk: `${randomUUID()}${sequence}`, entries: [{ caseId: id, n: 2 }] },
    ConditionExpression: "attribute_not_exists(pk)",
  };
  const wanted = [keys.head(id), keys.nonce(partner, first.nonce), ...admissionKeys(asked, [asked.matter])];
  const reading = { RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } };
  return { reading, submission, routing, feed };
};

const region = (code: string): RegionCode => {
  const parsed = parseRegionCode(code);
  if (!parsed.ok) throw new Error(`${code} is ${parsed.reason}`);
  return parsed.value;
};

/** A bare lib-dynamodb client of an engine. */
export const bareClient = (environment: Readonly<Record<string, string>>) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: environment["AWS_ENDPOINT_URL_DYNAMODB"] ?? "",
      region: environment["AWS_REGION"] ?? "",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** Reads and writes what a submission does. */
export const sendSubmission = async (client: DynamoDBDocumentClient, flow: FlowWrites): Promise<void> => {
  await client.send(new BatchGetCommand(flow.reading));
  await client.send(new TransactWriteCommand(flow.submission));
};

/** Sends a flow's writes one after the other, as the functions would. */
export const sendFlow = async (client: DynamoDBDocumentClient, flow: FlowWrites): Promise<void> => {
  await sendSubmission(client, flow);
  await client.send(new TransactWriteCommand(flow.routing));
  await client.send(new PutCommand(flow.feed));
};
