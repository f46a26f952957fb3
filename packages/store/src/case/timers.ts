import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { AgreementId, CaseId, InquiryId, Instant, WindowId } from "@tongban/domain";
import type { Attributes } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import {
  caseOfHead,
  homeAttribute,
  indexes,
  indexKeys,
  keys,
  madeByInKeys,
  parcelPrefix,
} from "../table/table.ts";
import type { Head } from "./head-codec.ts";
import { sortedInstant } from "./words.ts";

/** Whose timer it is. */
export type TimerOwner =
  | { readonly caseId: CaseId }
  | { readonly agreementId: AgreementId }
  /** A parcel of a case, by its number. */
  | { readonly parcelOf: CaseId; readonly parcel: number }
  /** A consultation or a complaint. */
  | { readonly inquiryId: InquiryId }
  /** The window's roster. */
  | { readonly rosterOf: WindowId }
  /** The closed window's cases. */
  | { readonly transferFrom: WindowId };

/** A case, an agreement, a parcel, an inquiry, a roster or a transfer whose next timer is due at an instant; what it does then stands in its owner alone. */
export type DueTimer = TimerOwner & { readonly at: Instant };

/** Index entries of one query. */
const PAGE_ENTRIES = 1_000;

/**
 * The timers of one shard that are due before an instant, the earliest first, so many at most, of the cases that this
 * AWS region works; seconds behind what happens.
 */
export const listTimers = async (
  { table, tableName, home }: StoreContext,
  shard: number,
  until: Instant,
  most: number,
): Promise<readonly DueTimer[]> => {
  const { name, pk, sk } = indexes.timer;
  const found: DueTimer[] = [];
  let from: Attributes | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: name,
        KeyConditionExpression: `${pk} = :shard AND ${sk} < :until`,
        ExpressionAttributeValues: { ":shard": indexKeys.timer(shard), ":until": sortedInstant.write(until) },
        Limit: Math.min(PAGE_ENTRIES, most - found.length),
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const item of got.Items ?? [])
      if (item[homeAttribute] === home) found.push({ ...ownerOf(item), at: sortedInstant.read(item[sk]) });
    from = got.LastEvaluatedKey;
  } while (from && found.length < most);
  return found;
};

const ownerOf = (item: Attributes): TimerOwner => {
  const pk = String(item["pk"]);
  const roster = keys.record("roster", "").pk;
  if (pk.startsWith(roster)) return { rosterOf: pk.slice(roster.length) as WindowId };
  const inquiries = keys.record("inquiry", "").pk;
  if (pk.startsWith(inquiries)) return { inquiryId: pk.slice(inquiries.length) as InquiryId };
  const transfers = keys.windowTransfer("").pk;
  if (pk.startsWith(transfers)) return { transferFrom: pk.slice(transfers.length) as WindowId };
  if (String(item["sk"]).startsWith(parcelPrefix)) {
    const { caseId, n } = madeByInKeys(item);
    return { parcelOf: caseId as CaseId, parcel: n };
  }
  const id = caseOfHead(item);
  return pk.startsWith(keys.agreementHead("").pk)
    ? { agreementId: id as AgreementId }
    : { caseId: id as CaseId };
};

/**
 * Puts a case's timer off to a later instant, without an event: nothing happened. `false` means that another command
 * was first, which set the timer itself.
 */
export const putOffTimer = async (
  { table, tableName }: StoreContext,
  { kase, home }: Head,
  until: Instant,
): Promise<boolean> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.head(kase.origin.id),
        UpdateExpression: `SET ${indexes.timer.sk} = :until`,
        ConditionExpression: "version = :seen AND home = :home",
        ExpressionAttributeValues: {
          ":until": sortedInstant.write(until),
          ":seen": kase.version,
          ":home": home,
        },
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
