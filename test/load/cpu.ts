import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { marshall } from "@aws-sdk/util-dynamodb";
import { nationalCalendar } from "@tongban/domain";
import { keys } from "@tongban/store";
import type { ReadAndWrite } from "./bare-dynamodb.ts";
import { bareClient, type FlowWrites, prepareFlows } from "./bare-writes.ts";
import type { MeasuredBroker } from "./broker.ts";
import { benchBundles, FLOOR, importEnvironment } from "./bundles.ts";
import type { CpuWork } from "./cpu-program.ts";
import { anApplication, partnerKey, quantile, type ReadyRequest, signed } from "./requests.ts";

/** CPU is measured on so many different events, after `warmUps` times all of them, in so many turns of all of them. */
export type CpuEffort = { readonly events: number; readonly warmUps: number; readonly turns: number };

/**
 * µs of CPU per submission inside the partner bundle, and per bare read and write inside the floor's bundle; medians of
 * turns, which the two take one after the other, so that what else the machine does hits both alike.
 */
export const submissionCpu = async (
  broker: MeasuredBroker,
  { events, warmUps, turns }: CpuEffort,
): Promise<{ ours: number; bare: number }> => {
  const wire = await openWire(broker);
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const flows = await prepareFlows("tongban", events);
  const submissions = flows.map(() =>
    proxyEvent(signed("https://bench.local", key, "POST", "/v1/cases", anApplication())),
  );
  const floor = await startProgram(FLOOR, wire.environment, { events: flows.map(readAndWrite), warmUps });
  const partner = await startProgram("partner", wire.environment, { events: submissions, warmUps });
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    bare.push(await floor.turn());
    ours.push(await partner.turn());
  }
  await Promise.all([floor.end(), partner.end()]);
  wire.server.close();
  return { ours: quantile(ours, 0.5), bare: quantile(bare, 0.5) };
};

/** What a submission asks the table for, and the transaction that keeps it. */
const readAndWrite = ({ reading, submission }: FlowWrites): ReadAndWrite => ({
  read: reading,
  write: submission,
});

/** Starts a process on a bundle and has it warmed up. */
const startProgram = async (
  name: string,
  environment: Readonly<Record<string, string>>,
  work: Omit<CpuWork, "path">,
) => {
  const program = fileURLToPath(new URL("./cpu-program.ts", import.meta.url));
  const env = { ...importEnvironment, ...environment, PATH: process.env["PATH"] ?? "" };
  const child = fork(program, [], {
    env,
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning", ...profiling()],
  });
  const ended = once(child, "exit");
  const answer = async (message: CpuWork | "turn"): Promise<number> => {
    child.send(message);
    const failed = ended.then(([code]) => {
      throw new Error(`measuring ${name} ended with ${code}`);
    });
    const [micros] = await Promise.race([once(child, "message"), failed]);
    return Number(micros);
  };
  await answer({ path: join(benchBundles, name, "index.mjs"), ...work });
  return {
    turn: () => answer("turn"),
    end: async () => {
      child.disconnect();
      await ended;
    },
  };
};

/** With TONGBAN_BENCH_PROFILE, a folder, every measured process leaves a CPU profile there. */
const profiling = (): readonly string[] => {
  const folder = process.env["TONGBAN_BENCH_PROFILE"];
  return folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}`] : [];
};

const proxyEvent = ({ url, method, headers, body }: ReadyRequest) => ({
  httpMethod: method,
  resource: "/v1/cases",
  path: "/v1/cases",
  pathParameters: null,
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  headers: { ...headers, "X-Forwarded-Proto": "https" },
  multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  body,
  isBase64Encoded: false,
  requestContext: { requestId: crypto.randomUUID(), domainName: new URL(url).host, path: "/v1/cases" },
});

/** A wire that answers as the engines did once: what a submission reads is recorded, writes succeed at once. */
const openWire = async (
  broker: MeasuredBroker,
): Promise<{ server: Server; environment: Readonly<Record<string, string>> }> => {
  const recorded = await recordReads(broker);
  const kms = await recordDataKey(broker);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"]);
      const answer = answerTo(target, Buffer.concat(parts).toString("utf8"), recorded, kms);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    server,
    environment: { TABLE_NAME: "tongban", AWS_ENDPOINT_URL_DYNAMODB: url, AWS_ENDPOINT_URL_KMS: url },
  };
};

type Item = Readonly<Record<string, unknown>>;

/** The national calendar's key on the wire: the calendars are all that a submission queries. */
const CALENDAR = JSON.stringify(marshall(keys.calendar(nationalCalendar)));

const answerTo = (target: string, body: string, recorded: ReadonlyMap<string, Item>, kms: Kms): unknown => {
  const operation = target.split(".").at(-1);
  if (operation === "GenerateDataKey") return kms.dataKey;
  if (operation === "Decrypt") return { KeyId: "local", Plaintext: kms.plaintext };
  const input: {
    readonly Key?: Item;
    readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
    readonly ExpressionAttributeValues?: Item;
  } = JSON.parse(body);
  if (operation === "GetItem") {
    const item = recorded.get(JSON.stringify(input.Key));
    return item ? { Item: item } : {};
  }
  if (operation === "Query") return { Items: [recorded.get(CALENDAR)], Count: 1 };
  // Only the limiter updates an item: its bucket is full at every moment.
  if (operation === "UpdateItem")
    return { Attributes: { fullAt: input.ExpressionAttributeValues?.[":now"] } };
  if (operation !== "BatchGetItem") return {};
  const [[table, asked] = ["", { Keys: [] }]] = Object.entries(input.RequestItems ?? {});
  const found = asked.Keys.flatMap((key) => recorded.get(JSON.stringify(key)) ?? []);
  return { Responses: { [table]: found }, UnprocessedKeys: {} };
};

/** Reads from a real table what a submission reads, by key. */
const recordReads = async ({ dataDir, environment }: MeasuredBroker): Promise<ReadonlyMap<string, Item>> => {
  const { GetCommand } = await import("@aws-sdk/lib-dynamodb");
  const { source, handling, matter } = anApplication();
  const { keyId } = partnerKey(dataDir, "nanjing-gov");
  const client = bareClient(environment);
  const wanted: { readonly pk: string; readonly sk: string }[] = [
    keys.partner("nanjing-gov"),
    keys.partnerKey("nanjing-gov", keyId),
    keys.coverage(handling, source),
    keys.listing(handling, matter),
    keys.desks(handling),
    keys.keyring("blind-index"),
    keys.keyring("applicant"),
    keys.calendar(nationalCalendar),
  ];
  const recorded = new Map<string, Item>();
  // The listing names the schemas of its forms, so more is wanted on the way.
  for (const key of wanted) {
    const got = await client.send(new GetCommand({ TableName: environment["TABLE_NAME"] ?? "", Key: key }));
    if (!got.Item) throw new Error(`nothing at ${JSON.stringify(key)}`);
    recorded.set(JSON.stringify(marshall(key)), jsonOf(marshall(got.Item)));
    for (const [, digest = ""] of JSON.stringify(got.Item).matchAll(/"form":"([^"]+)"/g))
      wanted.push(keys.form(digest));
  }
  client.destroy();
  return recorded;
};

/** As on the wire: bytes are base64. */
const jsonOf = (item: unknown): Item =>
  JSON.parse(
    JSON.stringify(item, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  );

type Kms = { readonly dataKey: unknown; readonly plaintext: string };

const recordDataKey = async ({ environment }: MeasuredBroker): Promise<Kms> => {
  const answer = await fetch(environment["AWS_ENDPOINT_URL_KMS"] ?? "", {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.GenerateDataKey" },
    body: JSON.stringify({ KeyId: environment["KEY_ID"], KeySpec: "AES_256" }),
  });
  const dataKey = (await answer.json()) as { readonly Plaintext: string };
  return { dataKey, plaintext: dataKey.Plaintext };
};
