import { GetCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Instant, PartnerId, RecordKind, RegistryActor } from "@tongban/domain";
import { actor as staffActor } from "../agreement/agreement-codec.ts";
import { CHAIN_START, type CommandStamp, digestOf, firstBroken } from "../case/chain.ts";
import { timerKeys } from "../case/timer-keys.ts";
import { commandStamp, instant } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import { type Attributes, attributesOf, type Codec, map, nullable, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { homeAttribute, indexes, keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { type Raced, untilSaved } from "../until-saved.ts";

/** What has a record with a chain of changes: what is registered, and inquiries, which no operator reads. */
export type LedgerKind = RecordKind | "inquiry";

/** One thing that has a record: its kind and its id, which is unique within the kind. */
export type RecordName = { readonly kind: LedgerKind; readonly id: string };

/** A record as it stands: what it says (null: it was removed), and its version. */
export type RegistryRecord = {
  readonly version: number;
  readonly says: Attributes | null;
  readonly hash: string;
};

/** A change of a record as it is kept, chained to the one before it. */
export type KeptChange = {
  readonly n: number;
  readonly at: Instant;
  readonly by: RegistryActor;
  readonly why: string;
  readonly says: Attributes | null;
  readonly command: CommandStamp;
  readonly prevHash: string;
  readonly hash: string;
};

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** One change to make: the version it was decided on, what the record says then, and the items that repeat it for readers. */
export type RecordChange = RecordName & {
  /** 0: there is no such record yet. */
  readonly seen: number;
  readonly says: Attributes | null;
  readonly copies: readonly Write[];
  /** When the broker looks at the record next, and the AWS region that does; absent: never. */
  readonly look?: { readonly at: Instant; readonly home: string };
};

/** A record that a change relies on to stand as it was seen. */
export type ReliedOn = RecordName & { readonly seen: number };

/** Changes of some records that are made together, and what they rely on beside. */
export type RecordPlan = {
  readonly kind: "plan";
  readonly changes: readonly RecordChange[];
  readonly relies?: readonly ReliedOn[];
};

/** Who makes changes, when and why. */
export type ChangedBy = {
  readonly by: RegistryActor;
  readonly why: string;
  readonly at: Instant;
  readonly command: CommandStamp;
};

const anything: Codec<Attributes> = { write: (value) => value, read: attributesOf };

const actorCodec: Codec<RegistryActor> = {
  write: (value) => value,
  read: (stored) => {
    const from = attributesOf(stored);
    return from["kind"] === "partner"
      ? { kind: "partner", id: text<PartnerId>().read(from["id"]) }
      : staffActor.read(from);
  },
};

const head = map<RegistryRecord>({
  version: ["version", whole],
  says: ["says", nullable(anything)],
  hash: ["hash", text()],
});

const change = map<KeptChange>({
  n: ["n", whole],
  at: ["at", instant],
  by: ["by", actorCodec],
  why: ["why", text()],
  says: ["says", nullable(anything)],
  command: ["command", commandStamp],
  prevHash: ["prevHash", text()],
  hash: ["hash", text()],
});

/** Whether a command changed a record before: the same id with the same content. */
export const wasCommanded = async (
  context: TableContext,
  name: RecordName,
  { id, digest }: CommandStamp,
): Promise<boolean> =>
  (await listChanges(context, name)).some(({ command }) => command.id === id && command.digest === digest);

/** A record as it stands, strongly consistent; nothing where there never was one. */
export const loadRecord = async (
  { table, tableName }: TableContext,
  { kind, id }: RecordName,
): Promise<RegistryRecord | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.record(kind, id), ConsistentRead: true }),
  );
  return got.Item && head.read(got.Item);
};

/** Records by name, strongly consistent; `undefined` in the place of one that never was. */
export const loadRecords = async (
  context: TableContext,
  names: readonly RecordName[],
): Promise<readonly (RegistryRecord | undefined)[]> => {
  const found = await batchGet(
    context,
    names.map(({ kind, id }) => keys.record(kind, id)),
  );
  const byName = new Map(found.map((item) => [String(item["pk"]), head.read(item)]));
  return names.map((name) => byName.get(nameOf(name)));
};

/** Every change of a record, oldest first: who, when and why. */
export const listChanges = async (
  context: TableContext,
  { kind, id }: RecordName,
): Promise<readonly KeptChange[]> => {
  const { pk, sk } = keys.recordChange(kind, id, 0);
  return (await queryAll(context, pk, sk.slice(0, sk.indexOf("#") + 1), true)).map(change.read);
};

/** Who changed a record last, or removed it; nothing where there never was one. */
export const lastChanger = async (
  context: TableContext,
  name: RecordName,
): Promise<RegistryActor | undefined> => {
  const record = await loadRecord(context, name);
  if (!record) return undefined;
  const [last] = await batchGet(context, [keys.recordChange(name.kind, name.id, record.version)]);
  return last && change.read(last).by;
};

/**
 * Makes changes of some records in one transaction, each with its copies and its entry in the record's chain, on
 * condition that neither they nor what they rely on moved on since it was seen. `conflict` means that one did; nothing was
 * written then.
 */
export const recordChanges = async (
  { table, tableName }: TableContext,
  changes: readonly RecordChange[],
  stamp: ChangedBy,
  relies: readonly ReliedOn[] = [],
): Promise<"saved" | "conflict"> => {
  const before = await hashesOf({ table, tableName }, changes);
  const changed = new Set(changes.map(nameOf));
  const writes = [
    ...changes.flatMap((one) => writesOf(tableName, one, before.get(nameOf(one)), stamp)),
    ...relies.filter((one) => !changed.has(nameOf(one))).map((one) => unchanged(tableName, one)),
  ];
  return (await transact({ table }, writes)) === "written" ? "saved" : "conflict";
};

/** Decide → save, decided again a bounded number of times where a record moved on meanwhile. */
export const decideOnRecords = async <Stopped extends { readonly kind: string }>(
  context: TableContext,
  decide: () => Promise<RecordPlan | Stopped>,
  stamp: ChangedBy,
): Promise<{ readonly kind: "saved" } | Raced | Stopped> =>
  untilSaved<{ readonly kind: "saved" } | Stopped>(async () => {
    const decided = await decide();
    if (!isPlan(decided)) return decided;
    const { changes, relies } = decided;
    const saved = changes.length === 0 || (await recordChanges(context, changes, stamp, relies)) === "saved";
    return saved ? { kind: "saved" } : "conflict";
  });

const isPlan = <Stopped extends { readonly kind: string }>(
  decided: RecordPlan | Stopped,
): decided is RecordPlan => decided.kind === "plan";

/**
 * Puts the broker's next look at a record off, without a change: nothing happened. `false` means that the record moved on,
 * and has its look from that.
 */
export const putOffLook = async (
  { table, tableName }: TableContext,
  { kind, id, seen }: ReliedOn,
  until: Instant,
): Promise<boolean> => {
  const { [indexes.timer.sk]: at } = timerKeys(`${kind}#${id}`, until);
  const write = {
    Update: {
      TableName: tableName,
      Key: keys.record(kind, id),
      UpdateExpression: `SET ${indexes.timer.sk} = :until`,
      ConditionExpression: "version = :seen",
      ExpressionAttributeValues: { ":until": at, ":seen": seen },
    },
  };
  return (await transact({ table }, [write])) === "written";
};

const unchanged = (TableName: string, { kind, id, seen }: ReliedOn): Write => ({
  ConditionCheck: {
    TableName,
    Key: keys.record(kind, id),
    ConditionExpression: "version = :seen",
    ExpressionAttributeValues: { ":seen": seen },
  },
});

const nameOf = ({ kind, id }: RecordName): string => keys.record(kind, id).pk;

const hashesOf = async (
  context: TableContext,
  changes: readonly RecordChange[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await batchGet(
    context,
    changes.map(({ kind, id }) => keys.record(kind, id)),
  );
  return new Map(found.map((item) => [String(item["pk"]), head.read(item).hash]));
};

const writesOf = (
  TableName: string,
  { kind, id, seen, says, copies, look }: RecordChange,
  prevHash: string = CHAIN_START,
  stamp: ChangedBy,
): readonly Write[] => {
  const said = { ...stamp, kind, id, n: seen + 1, says, prevHash };
  const hash = digestOf(said);
  const condition =
    seen === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : { ConditionExpression: "version = :seen", ExpressionAttributeValues: { ":seen": seen } };
  return [
    {
      Put: {
        TableName,
        Item: {
          ...keys.record(kind, id),
          ...head.write({ version: seen + 1, says, hash }),
          ...(look ? { ...timerKeys(`${kind}#${id}`, look.at), [homeAttribute]: look.home } : {}),
        },
        ...condition,
      },
    },
    {
      Put: {
        TableName,
        Item: {
          ...keys.recordChange(kind, id, seen + 1),
          ...change.write({ ...stamp, n: seen + 1, says, prevHash, hash }),
        },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    ...copies,
  ];
};

/** The first change of a record that does not follow from the one before it; nothing where its chain is whole. */
export const brokenChange = ({ kind, id }: RecordName, changes: readonly KeptChange[]): number | undefined =>
  firstBroken(changes, (said) => digestOf({ ...said, kind, id }));
