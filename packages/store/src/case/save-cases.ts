import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { type Case, type CaseEvent, evolve, proseOf } from "@tongban/domain";
import { toQueryCodeItem } from "../applicant/query-codes.ts";
import { parcelWrites } from "../parcel/parcel-writes.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { transact } from "../table/transact.ts";
import type { CaseHistory } from "./cases.ts";
import {
  CHAIN_START,
  type CommandStamp,
  type FirstFacts,
  factsOf,
  hashOf,
  type KeptEvent,
  sealedField,
} from "./chain.ts";
import { toEventItem } from "./event-codec.ts";
import { type Head, toHeadItem } from "./head-codec.ts";
import { lookAfter } from "./timer-keys.ts";

/** What a first event is kept with: the application as text, to be sealed, and how the case is found again. */
export type FirstSave = FirstFacts & {
  readonly application: string;
  /** What the case's query code is looked up by; absent for a case that has no code of its own. */
  readonly queryKey?: string;
};

/** What saving takes. */
export type SavingContext = TableContext & Pick<StoreContext, "sealing" | "home">;

/** What happens to one case: the head it was decided on (none: it begins), and its new events. */
export type CaseChange = {
  readonly before: Head | undefined;
  readonly events: readonly CaseEvent[];
  readonly first?: FirstSave;
};

/** The command that makes the changes. */
export type SavedBy = {
  readonly command: CommandStamp;
  /** What is written, or required to be so, in the same transaction. */
  readonly beside?: readonly Write[];
};

/** What a save came to: each case after it with its new events, or that another command was first. */
export type Saved =
  | { readonly kind: "saved"; readonly cases: readonly CaseHistory[] }
  | { readonly kind: "conflict" };

/**
 * Saves changes of one case or of several (a parent with its children) in one transaction: each head on condition
 * that its version and home are still those it was decided on (absent: that there is none), and every event on
 * condition that there is none of its number. `conflict` means that another command was first; nothing was
 * written then. DynamoDB takes 100 items in a transaction.
 */
export const saveCases = async (
  context: SavingContext,
  changes: readonly CaseChange[],
  { command, beside = [] }: SavedBy,
): Promise<Saved> => {
  const cases = await Promise.all(changes.map((change) => changed(context, change, command)));
  const parcels = await Promise.all(
    changes.map(({ events }, i) => parcelWrites(context, cases[i]?.head.kase, events)),
  );
  const items = cases.flatMap(({ head, events }, i) => [
    headWrite(context, head, changes[i]?.before),
    ...events.map((event) => eventWrite(context, event)),
    ...queryCodeWrites(context, head, changes[i]?.first),
    ...(parcels[i] ?? []),
  ]);
  const written = await transact(context, [...items, ...beside]);
  return written === "conflict" ? { kind: "conflict" } : { kind: "saved", cases };
};

/** Links a change's events to the chain that the head before ends, and folds them into the head after. */
const changed = async (
  context: SavingContext,
  { before, events, first }: CaseChange,
  command: CommandStamp,
): Promise<CaseHistory> => {
  let head = before;
  const linked: KeptEvent[] = [];
  for (const event of events) {
    const kase = evolve(head?.kase, event);
    const kept = await keep(
      context,
      kase,
      event,
      head?.hash ?? CHAIN_START,
      command,
      event.n === 1 ? first : undefined,
    );
    linked.push(kept);
    head = headAfter(head, kase, kept);
  }
  if (!head) throw new Error("a change without events");
  return { head, events: linked };
};

const keep = async (
  { sealing, home }: SavingContext,
  kase: Case,
  event: CaseEvent,
  prevHash: string,
  command: CommandStamp,
  first: FirstSave | undefined,
): Promise<KeptEvent> => {
  const { id: caseId, partner, source, handling, parent, bundle } = kase.origin;
  const prose = proseOf(event);
  const secret = first?.application ?? (prose && JSON.stringify(prose));
  const said = {
    ...factsOf(event),
    caseId,
    partner,
    source,
    handling,
    window: kase.window,
    ...(parent ? { parent: parent.case } : {}),
    ...(bundle ? { bundle: bundle.id } : {}),
    home,
    command,
    ...(secret === undefined ? {} : { sealed: await sealing.seal(caseId, sealedField(event.n), secret) }),
    ...(first ? { first: firstFacts(first) } : {}),
    prevHash,
  };
  return { ...said, hash: hashOf(said) };
};

const firstFacts = ({ application: _sealed, queryKey: _lookedUpBy, ...facts }: FirstSave): FirstFacts =>
  facts;

/** The head after a kept event; the first event says how the case is found. */
export const headAfter = (
  before: Head | undefined,
  kase: Case,
  { first, hash, home, at }: KeptEvent,
): Head => {
  const looksAt = lookAfter(before?.looksAt, kase, at);
  return {
    kase,
    hash,
    home,
    subject: before?.subject ?? first?.subject ?? "",
    fullName: before?.fullName ?? first?.fullName ?? "",
    ...(looksAt ? { looksAt } : {}),
  };
};

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const headWrite = ({ tableName: TableName }: TableContext, head: Head, before: Head | undefined): Write => ({
  Put: {
    TableName,
    Item: toHeadItem(head),
    ...(before
      ? {
          ConditionExpression: "version = :seen AND home = :home",
          ExpressionAttributeValues: { ":seen": before.kase.version, ":home": head.home },
        }
      : { ConditionExpression: "attribute_not_exists(pk)" }),
  },
});

const eventWrite = ({ tableName: TableName }: TableContext, event: KeptEvent): Write => ({
  Put: { TableName, Item: toEventItem(event), ConditionExpression: "attribute_not_exists(pk)" },
});

/** A case and what its query code is looked up by begin together. */
const queryCodeWrites = (
  { tableName: TableName }: TableContext,
  { kase }: Head,
  first: FirstSave | undefined,
): readonly Write[] =>
  first?.queryKey === undefined
    ? []
    : [{ Put: { TableName, Item: toQueryCodeItem(first.queryKey, kase.origin.id) } }];
