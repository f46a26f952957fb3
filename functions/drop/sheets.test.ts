import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { csvOf } from "@tongban/contract";
import { keys, type Partner, type StoreContext } from "@tongban/store";
import { type DropFiles, droppedKey } from "@tongban/store/drop";
import { beforeAll, expect, it } from "vitest";
import type * as z from "zod";
import { aPartnerId, aRegion } from "../../test/builders/ids.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { type DropBucket, dropBuckets } from "../../test/engines/a-drop-bucket.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { type chunkMessage, droppedMessage } from "../edge/queues.ts";
import type { DropDesk } from "./drop-desk.ts";
import { sheetWorkIn } from "./sheet-work.ts";
import { unpackSheet } from "./unpack-sheet.ts";
import { workingChunks } from "./work-chunk.ts";

let store: StoreContext;
let aBucket: () => Promise<DropBucket>;
beforeAll(async () => {
  [store, aBucket] = await Promise.all([anEngine().then((engine) => engine.aStore()), dropBuckets()]);
});

const partner = aPartnerId("dropper");
const permit = async (drop: boolean): Promise<void> => {
  const profile: Partner = {
    id: partner,
    name: "南京",
    regions: [aRegion("320100")],
    local: false,
    ...(drop ? { drop } : {}),
  };
  const Item = { ...keys.partner(partner), partner: profile };
  await store.table.send(new PutCommand({ TableName: store.tableName, Item }));
};

const headings = [
  "申请编号",
  "收件地",
  "办理地",
  "事项编号",
  "办理方式",
  "申请人",
  "身份证号",
  "材料：申请书",
];
const aSheet = (rows: number): string =>
  csvOf([
    headings,
    ...Array.from({ length: rows }, (_, n) => [
      ...[`R-${n}`, "320100", "610100", "food-business-permit", "网办", "张三丰", "11010519491231002X", ""],
    ]),
  ]);

type Chunk = z.output<typeof chunkMessage>;

/** A desk on a bucket, with the messages that wait. Its files may fail: as a process does that ends between two steps. */
const aDesk = (bucket: DropBucket, failing: (step: string) => void = () => {}) => {
  const waiting: Chunk[] = [];
  const { files } = bucket;
  const guarded: DropFiles = {
    ...files,
    write: async (...asked) => {
      failing("before");
      await files.write(...asked);
      failing("after");
    },
    writeFirst: async (...asked) => {
      failing("before");
      const written = await files.writeFirst(...asked);
      failing("after");
      return written;
    },
    erase: async (key) => {
      failing("before");
      await files.erase(key);
    },
  };
  const never = async (): Promise<never> => {
    throw new Error("no row names a file that is there");
  };
  const desk: DropDesk = {
    ...aBroker(store),
    files: guarded,
    work: sheetWorkIn(guarded),
    objects: {
      upload: never,
      receive: never,
      isUploaded: never,
      uploaded: never,
      keep: never,
      erase: never,
      copy: never,
      reading: never,
    },
    queues: {
      verifyArrived: never,
      workSheet: async (_, work) => {
        failing("before");
        waiting.push(work);
        failing("after");
      },
    },
  };
  return { desk, waiting };
};

const arrivalOf = (name: string, more: object = {}) =>
  droppedMessage.parse({
    time: "2026-03-02T01:30:00Z",
    detail: { object: { key: droppedKey({ partner, name }), sequencer: randomUUID(), ...more } },
  });

const put = ({ files }: DropBucket, name: string, text: string) =>
  files.write(droppedKey({ partner, name }), text, "text/csv");

/** The one report of a bucket as JSON; nothing where none is written. */
const reportIn = async ({ files, keys: keysOf }: DropBucket) => {
  const found = (await keysOf()).filter((key) => key.includes("/out/") && key.endsWith(".json"));
  expect(found.length).toBeLessThan(2);
  const read = found[0] === undefined ? undefined : await files.read(found[0], 1_000_000);
  return read === undefined || read === "too-large"
    ? undefined
    : JSON.parse(Buffer.from(read.bytes).toString());
};

const refusedOf = async (name: string, text: string | undefined, more: object = {}) => {
  const bucket = await aBucket();
  if (text !== undefined) await put(bucket, name, text);
  const { desk, waiting } = aDesk(bucket);
  await unpackSheet(desk, arrivalOf(name, more));
  expect(waiting).toEqual([]);
  return reportIn(bucket);
};

it("says why nothing of a file is submitted, and leaves alone what is no sheet", async () => {
  await permit(true);
  const why = async (...asked: Parameters<typeof refusedOf>) =>
    (await refusedOf(...asked))?.refused.map(({ en }: { en: string }) => en).join();
  expect(await why("a.csv", "\n")).toContain("its first row has none of the headings");
  expect(await why("a.csv", `${headings.slice(1)}\nx`)).toContain('the column "externalRef"');
  expect(await why("a.doc", "\0\x01\0")).toContain("neither an XLSX workbook nor CSV");
  expect(await why("a.csv", aSheet(1), { size: 40_000_000 })).toContain("more than 32 MB");
  expect(await why("a.csv", undefined)).toContain("was gone before it was read");
  expect(await why("../a.csv", aSheet(1))).toContain('put the sheet into "in" itself');
  expect(await why(`${"长".repeat(101)}.csv`, aSheet(1))).toContain("100 characters at most");
  for (const name of ["甲.pdf", ".DS_Store", "~$a.xlsx", "folder/"])
    expect(await why(name, "x")).toBeUndefined();
  await permit(false);
  expect(await why("a.csv", aSheet(1))).toContain("not permitted to drop sheets");
});

it("submits rows by the decision of signed requests, in chunks, and reports each row once whatever comes twice", async () => {
  await permit(true);
  const bucket = await aBucket();
  await put(bucket, "a.csv", aSheet(101));
  const { desk, waiting } = aDesk(bucket);
  const arrival = arrivalOf("a.csv");
  await unpackSheet(desk, arrival);
  await unpackSheet(desk, arrival);
  const work = workingChunks(desk);
  let messages = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    messages++;
    await work(next);
  }
  // Each of the two first messages was answered, and one of them went on.
  expect(messages).toBeLessThanOrEqual(4);
  const { outcomes, totals } = await reportIn(bucket);
  expect(totals).toEqual({ rows: 101, accepted: 0, refused: 101, failed: 0 });
  expect(outcomes.map(({ row }: { row: number }) => row)).toEqual(
    Array.from({ length: 101 }, (_, n) => n + 2),
  );
  expect(outcomes[0].problems.map(({ code }: { code: string }) => code)).toContain("not-admissible");
  expect((await bucket.keys()).filter((key) => key.startsWith(".work/"))).toEqual([
    expect.stringMatching(/\/sheet\.json$/),
  ]);
  await unpackSheet(desk, arrival);
  expect(waiting).toEqual([]);
});

it("comes to the same report wherever a process ended, when its message comes again", async () => {
  let steps = Number.POSITIVE_INFINITY;
  for (let end = 0; end < steps; end++) {
    await permit(true);
    const bucket = await aBucket();
    await put(bucket, "a.csv", aSheet(101));
    let step = 0;
    const { desk, waiting } = aDesk(bucket, () => {
      if (step++ === end) throw new Error("the process ended");
    });
    const patiently = async (run: () => Promise<void>): Promise<void> => run().catch(run);
    const arrival = arrivalOf("a.csv");
    await patiently(() => unpackSheet(desk, arrival));
    // What follows is of the queue: permission is taken back, so that rows need nobody.
    await permit(false);
    const work = workingChunks(desk);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const message = next;
      await patiently(() => work(message));
    }
    const { totals, outcomes } = await reportIn(bucket);
    expect([end, totals]).toEqual([end, { rows: 101, accepted: 0, refused: 0, failed: 101 }]);
    expect(outcomes[100]).toMatchObject({ row: 102, problems: [{ code: "drop-not-permitted" }] });
    steps = step;
  }
  expect(steps).toBeGreaterThan(10);
});
