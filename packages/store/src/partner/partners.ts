import { createPublicKey, type KeyObject } from "node:crypto";
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant, PartnerId, RegionCode } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** A partner system. A `local` one may have its webhook on loopback. */
export type Partner = {
  readonly id: PartnerId;
  readonly name: string;
  readonly regions: readonly RegionCode[];
  readonly local: boolean;
};

/** A registered public key of a partner. */
export type PartnerKey = {
  readonly keyId: string;
  readonly algorithm: "ed25519" | "ecdsa-p256-sha256";
  readonly publicKeyPem: string;
  readonly createdAt: Instant;
};

/** A partner has at most this many live keys, so that one can be replaced without a gap. */
export const LIVE_KEYS = 2;

/** A partner by its id. */
export const loadPartner = async (
  { table, tableName }: StoreContext,
  id: PartnerId,
): Promise<Partner | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.partner(id) }));
  return got.Item?.["partner"] as Partner | undefined;
};

/** The partner and the key that a signature names, or nothing where either is unknown. */
export const loadSigner = async (
  context: StoreContext,
  partner: PartnerId,
  keyId: string,
): Promise<
  { readonly partner: Partner; readonly key: PartnerKey; readonly publicKey: KeyObject } | undefined
> => {
  const items = await batchGet(context, [keys.partner(partner), keys.partnerKey(partner, keyId)]);
  const profile = items.find(({ sk }) => sk === "PROFILE")?.["partner"] as Partner | undefined;
  const key = items.find(({ sk }) => sk !== "PROFILE")?.["key"] as PartnerKey | undefined;
  return profile && key ? { partner: profile, key, publicKey: createPublicKey(key.publicKeyPem) } : undefined;
};

/** The live keys of a partner. */
export const listPartnerKeys = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
): Promise<readonly PartnerKey[]> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :key)",
      ExpressionAttributeValues: { ":pk": keys.partner(partner).pk, ":key": "KEY#" },
      ConsistentRead: true,
    }),
  );
  return (got.Items ?? []).map((item) => item["key"] as PartnerKey);
};

/** Registers a key; refuses a third live one: remove the oldest first. */
export const registerPartnerKey = async (
  context: StoreContext,
  partner: PartnerId,
  key: PartnerKey,
): Promise<"registered" | "too-many"> => {
  const live = (await listPartnerKeys(context, partner)).filter(({ keyId }) => keyId !== key.keyId);
  if (live.length >= LIVE_KEYS) return "too-many";
  await context.table.send(
    new PutCommand({ TableName: context.tableName, Item: { ...keys.partnerKey(partner, key.keyId), key } }),
  );
  return "registered";
};

/** Removes a key; requests signed with it are refused as soon as caches forget it. */
export const removePartnerKey = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  keyId: string,
): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key: keys.partnerKey(partner, keyId) }));
};
