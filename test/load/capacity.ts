import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { startMeasured } from "./broker.ts";
import { liveCase } from "./case-life.ts";
import { partnerKey, sender } from "./requests.ts";
import { staffToken } from "./window.ts";

/** What one case costs from its submission to its acknowledgement. */
export type CaseLife = {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Write units by what is written: the events' transactions, indexes, feeds and so on. */
  readonly writes: Readonly<Record<string, number>>;
  /** Requests to the table by operation. */
  readonly requests: Readonly<Record<string, number>>;
  /** Requests of people and partners through the API. */
  readonly apiRequests: number;
};

/**
 * Takes so many cases through their whole life behind a proxy that asks the engine for the capacity of every request
 * and adds it up; reading streams is left out, as Lambda does not charge for it.
 */
export const caseLife = async (engine: string, cases: number): Promise<CaseLife> => {
  const meter = await openMeter(engine);
  const broker = await startMeasured({ dynamodbUrl: meter.url });
  broker.startWorkers();
  const http = sender(2);
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const token = await staffToken(broker, "li-mei");
  const live = () => liveCase(broker, http, key, token);
  await live(); // warms caches up
  await meter.settled();
  meter.reset();
  for (let i = 0; i < cases; i++) await live();
  await meter.settled();
  const { writeUnits, readUnits, writes, requests } = meter.read();
  http.close();
  await broker.stop();
  meter.server.close();
  const each = (sum: number) => sum / cases;
  const eachOf = (sums: ReadonlyMap<string, number>) =>
    Object.fromEntries([...sums].map(([name, sum]) => [name, each(sum)]));
  return {
    writeUnits: each(writeUnits),
    readUnits: each(readUnits),
    writes: eachOf(writes),
    requests: eachOf(requests),
    apiRequests: 5,
  };
};

type Units = { readonly CapacityUnits?: number };

/** What one request cost, as `ReturnConsumedCapacity: INDEXES` tells. */
type Capacity = Units & {
  readonly Table?: Units;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Units>>;
};

type Meter = {
  readonly url: string;
  readonly server: Server;
  read(): {
    readonly writeUnits: number;
    readonly readUnits: number;
    readonly writes: ReadonlyMap<string, number>;
    readonly requests: ReadonlyMap<string, number>;
  };
  reset(): void;
  /** Waits until nothing was written for five seconds, longer than any worker gathers its batch. */
  settled(): Promise<void>;
};

const writing = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"]);

const indexUnits = ({ GlobalSecondaryIndexes = {} }: Capacity): number =>
  Object.values(GlobalSecondaryIndexes).reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

/** What a request writes, by the kinds of its items: of a case's transaction its events, or NONCE, FEED, JOURNAL, STAT, … */
const writtenBy = (sent: string): string => {
  const kinds = new Set([...sent.matchAll(/"pk":\{"S":"([A-Z]+)[#"]/g)].map(([, kind]) => kind));
  return ["CASE", ...kinds].find((kind) => kind !== undefined && kinds.has(kind)) ?? "other";
};

/** Reads of functions that look for work by schedule, whether there is a case or not: the fold's, and the sweep's for timers. */
const isOfSchedule = (sent: string): boolean =>
  /"S":"(FOLD|JOURNAL)[#"]|"IndexName":"timer"/.test(sent) && !sent.includes('"ScanIndexForward":false');

const openMeter = async (engine: string): Promise<Meter> => {
  let writeUnits = 0;
  let readUnits = 0;
  let writes = new Map<string, number>();
  let requests = new Map<string, number>();
  let last = performance.now();
  const addWrites = (name: string, units: number) => writes.set(name, (writes.get(name) ?? 0) + units);
  const count = (operation: string, sent: string, answer: string) => {
    if (writing.has(operation)) last = performance.now();
    else if (isOfSchedule(sent)) return;
    const { ConsumedCapacity } = JSON.parse(answer) as { ConsumedCapacity?: Capacity | readonly Capacity[] };
    const all = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity ?? {}];
    const units = all.reduce((sum: number, { CapacityUnits = 0 }: Capacity) => sum + CapacityUnits, 0);
    if (!writing.has(operation)) readUnits += units;
    else {
      writeUnits += units;
      const inIndexes = all.reduce((sum: number, each: Capacity) => sum + indexUnits(each), 0);
      addWrites(writtenBy(sent), units - inIndexes);
      if (inIndexes > 0) addWrites("indexes", inIndexes);
    }
    requests.set(operation, (requests.get(operation) ?? 0) + 1);
  };
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const target = String(incoming.headers["x-amz-target"]);
      const [service = "", operation = ""] = target.split(".");
      const metered = service === "DynamoDB_20120810" && /Item|Query|Scan/.test(operation);
      const sent = Buffer.concat(parts).toString("utf8");
      const body = metered
        ? JSON.stringify({ ...JSON.parse(sent), ReturnConsumedCapacity: "INDEXES" })
        : sent;
      const headers = { ...incoming.headers, "content-length": String(Buffer.byteLength(body)) };
      const asked = request(
        `${engine}${incoming.url}`,
        { method: incoming.method ?? "POST", headers },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const whole = Buffer.concat(chunks);
            if (metered && answer.statusCode === 200) count(operation, sent, whole.toString("utf8"));
            const { "transfer-encoding": _, "x-amz-crc32": _crc, ...kept } = answer.headers;
            response.writeHead(answer.statusCode ?? 500, { ...kept, "content-length": String(whole.length) });
            response.end(whole);
          });
        },
      );
      asked.on("error", () => response.destroy());
      asked.end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    server,
    read: () => ({ writeUnits, readUnits, writes, requests }),
    reset: () => {
      writeUnits = 0;
      readUnits = 0;
      writes = new Map();
      requests = new Map();
    },
    settled: async () => {
      while (performance.now() - last < 5000) await new Promise((resolve) => setTimeout(resolve, 100));
    },
  };
};
