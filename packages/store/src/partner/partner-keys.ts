import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  addKey,
  type KeyChange,
  type PartnerId,
  type Refusal,
  type Revoking,
  revokeKey,
} from "@tongban/domain";
import { type ChangedBy, decideOnRecords, loadRecord, type RecordPlan } from "../registry/record-changes.ts";
import { readRegistered } from "../registry/registered.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import type { PartnerKey } from "./partners.ts";

/** The live keys of a partner, and the version of their record; 0 where it never had one. */
export type LiveKeys = { readonly version: number; readonly keys: readonly PartnerKey[] };

/** The live keys of a partner. */
export const loadPartnerKeys = async (context: TableContext, partner: PartnerId): Promise<LiveKeys> => {
  const record = await loadRecord(context, { kind: "partner-keys", id: partner });
  const live = record?.says ? readRegistered["partner-keys"](record.says).keys : [];
  return { version: record?.version ?? 0, keys: live };
};

/** What a change of a partner's keys came to. */
export type KeysSaved = { readonly kind: "saved" } | { readonly kind: "raced" } | Refusal;

/**
 * Registers a key on condition of the keys that it was decided on, so that two who register at once never make a third
 * live one. A key that is live already changes nothing.
 */
export const registerPartnerKey = (
  context: TableContext,
  partner: PartnerId,
  key: PartnerKey,
  by: ChangedBy,
): Promise<KeysSaved> => changeKeys(context, partner, (live) => addKey(live, key), by);

/** Revokes a key; requests signed with it are refused as soon as caches forget it. */
export const revokePartnerKey = (
  context: TableContext,
  partner: PartnerId,
  keyId: string,
  revoking: Revoking,
  by: ChangedBy,
): Promise<KeysSaved> => changeKeys(context, partner, (live) => revokeKey(live, keyId, revoking), by);

const changeKeys = (
  context: TableContext,
  partner: PartnerId,
  decide: (live: readonly PartnerKey[]) => KeyChange<PartnerKey> | Refusal,
  by: ChangedBy,
): Promise<KeysSaved> =>
  decideOnRecords<Refusal>(
    context,
    async () => {
      const seen = await loadPartnerKeys(context, partner);
      const decided = decide(seen.keys);
      return decided.kind === "refusal" ? decided : planOf(context, partner, seen, decided.keys);
    },
    by,
  );

const planOf = (
  { tableName: TableName }: TableContext,
  partner: PartnerId,
  seen: LiveKeys,
  live: readonly PartnerKey[],
): RecordPlan => {
  if (live === seen.keys) return { kind: "plan", changes: [] };
  const gone = seen.keys.filter((key) => !live.includes(key));
  const added = live.filter((key) => !seen.keys.includes(key));
  const copies: NonNullable<TransactWriteCommandInput["TransactItems"]> = [
    ...added.map((key) => ({
      Put: { TableName, Item: { ...keys.partnerKey(partner, key.keyId), key } },
    })),
    ...gone.map(({ keyId }) => ({ Delete: { TableName, Key: keys.partnerKey(partner, keyId) } })),
  ];
  const says = { keys: live };
  const change = { kind: "partner-keys", id: partner, seen: seen.version, says, copies } as const;
  return { kind: "plan", changes: [change] };
};
