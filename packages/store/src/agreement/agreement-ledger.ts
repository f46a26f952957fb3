import { GetCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Agreement,
  type AgreementChange,
  type AgreementEvent,
  type AgreementId,
  evolveAgreement,
  ImpossibleHistory,
  nextLook,
  type RegionCode,
} from "@tongban/domain";
import { CHAIN_START, type CommandStamp, digestOf, firstBroken } from "../case/chain.ts";
import { timerKeys } from "../case/timer-keys.ts";
import { commandStamp } from "../case/words.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import { type Attributes, both, map, text } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { homeAttribute, keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { type Raced, untilSaved } from "../until-saved.ts";
import { agreementEvent, agreementState } from "./agreement-codec.ts";

/** An agreement with the hash of its last event, which the next one is chained to. */
export type AgreementHead = { readonly agreement: Agreement; readonly hash: string };

/** An event as it is kept: what happened, the command that it answers, and its link. */
export type KeptAgreementEvent = AgreementEvent & AgreementLink;

type AgreementLink = {
  readonly command: CommandStamp;
  readonly prevHash: string;
  readonly hash: string;
};

const link = map<AgreementLink>({
  command: ["command", commandStamp],
  prevHash: ["prevHash", text()],
  hash: ["hash", text()],
});

const keptEvent = both(agreementEvent, link);

/** Reads an agreement, strongly consistent: the only ground for a decision about it. */
export const loadAgreementHead = async (
  { table, tableName }: TableContext,
  id: AgreementId,
): Promise<AgreementHead | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.agreementHead(id), ConsistentRead: true }),
  );
  return got.Item && { agreement: agreementState.read(got.Item), hash: text().read(got.Item["hash"]) };
};

/** Agreements by id; unknown ones are left out. */
export const loadAgreementHeads = async (
  context: TableContext,
  ids: readonly AgreementId[],
): Promise<readonly AgreementHead[]> =>
  (await batchGet(context, ids.map(keys.agreementHead))).map((item) => ({
    agreement: agreementState.read(item),
    hash: text().read(item["hash"]),
  }));

/**
 * Notes for each party that an agreement concerns it, before it is drafted: so its coordinators find it. A note of what
 * was never drafted, or is no draft any more, names an agreement that is passed over.
 */
export const noteDraft = (
  context: TableContext,
  id: AgreementId,
  parties: readonly RegionCode[],
): Promise<void> =>
  writeAll(
    context,
    [...new Set(parties)].map((region) => ({ ...keys.regionDraft(region, id), agreement: id })),
  );

/** The agreements that are noted for a region, drafted or not. */
export const listRegionDrafts = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly AgreementId[]> => {
  const { pk, sk } = keys.regionDraft(region, "");
  return (await queryAll(context, pk, sk)).map((item) => text<AgreementId>().read(item["agreement"]));
};

/** The events of an agreement, oldest first. */
export const loadAgreementEvents = async (
  context: TableContext,
  id: AgreementId,
): Promise<readonly KeptAgreementEvent[]> => {
  const { pk, sk } = keys.agreementChange(id, 0);
  return (await queryAll(context, pk, sk.slice(0, sk.indexOf("#") + 1), true)).map(keptEvent.read);
};

/**
 * Saves a change in one transaction: the head on condition that its revision is still the one that was decided on, and
 * each event on condition that there is none of its number. `conflict` means that another command was first.
 */
export const saveAgreement = async (
  { table, tableName: TableName, home }: StoreContext,
  before: AgreementHead | undefined,
  { agreement, events }: AgreementChange,
  command: CommandStamp,
): Promise<{ readonly kind: "saved"; readonly head: AgreementHead } | { readonly kind: "conflict" }> => {
  let hash = before?.hash ?? CHAIN_START;
  const linked = events.map((event) => {
    const said = { ...event, command, prevHash: hash };
    hash = digestOf(said);
    return { ...said, hash };
  });
  const writes: NonNullable<TransactWriteCommandInput["TransactItems"]> = [
    {
      Put: {
        TableName,
        Item: headItem(agreement, hash, home),
        ...(before
          ? {
              ConditionExpression: "revision = :seen AND #home = :home",
              ExpressionAttributeNames: { "#home": homeAttribute },
              ExpressionAttributeValues: { ":seen": before.agreement.revision, ":home": home },
            }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      },
    },
    ...linked.map((event) => ({
      Put: {
        TableName,
        Item: { ...keys.agreementChange(agreement.id, event.n), ...keptEvent.write(event) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    })),
  ];
  const written = await transact({ table }, writes);
  return written === "conflict" ? { kind: "conflict" } : { kind: "saved", head: { agreement, hash } };
};

const headItem = (agreement: Agreement, hash: string, home: string): Attributes => ({
  ...keys.agreementHead(agreement.id),
  ...agreementState.write(agreement),
  ...timerKeys(agreement.id, nextLook(agreement)),
  hash,
  [homeAttribute]: home,
});

/** Why a kept agreement is not what its events make of it; nothing where chain, life and head agree. */
export const verifyAgreement = (
  head: AgreementHead,
  events: readonly KeptAgreementEvent[],
): { readonly event: number; readonly reason: string } | undefined => {
  const broken = firstBroken(events, digestOf);
  if (broken !== undefined) return { event: broken, reason: "broken chain" };
  let rebuilt: Agreement | undefined;
  for (const { command: _command, prevHash: _prevHash, hash: _hash, ...happened } of events) {
    try {
      rebuilt = evolveAgreement(rebuilt, happened);
    } catch (fault) {
      if (!(fault instanceof ImpossibleHistory)) throw fault;
      return { event: happened.n, reason: fault.message };
    }
  }
  const same =
    head.hash === (events.at(-1)?.hash ?? CHAIN_START) && digestOf(head.agreement) === digestOf(rebuilt);
  return same ? undefined : { event: events.length, reason: "the head differs from its events" };
};

/** What a change of an agreement came to. */
export type AgreementSaved<Stopped> =
  | { readonly kind: "saved"; readonly head: AgreementHead }
  | Raced
  | Stopped;

/** Load → decide → save, decided again a bounded number of times where another command was first. */
export const decideOnAgreement = async <Stopped extends { readonly kind: string }>(
  store: StoreContext,
  id: AgreementId,
  decide: (head: AgreementHead | undefined) => AgreementChange | Stopped,
  command: CommandStamp,
): Promise<AgreementSaved<Stopped>> =>
  untilSaved<AgreementSaved<Stopped>>(async () => {
    const head = await loadAgreementHead(store, id);
    const decided = decide(head);
    if (!isChange(decided)) return decided;
    const saved = await saveAgreement(store, head, decided, command);
    return saved.kind === "saved" ? saved : "conflict";
  });

const isChange = <Stopped extends { readonly kind: string }>(
  decided: AgreementChange | Stopped,
): decided is AgreementChange => decided.kind === "changed";
