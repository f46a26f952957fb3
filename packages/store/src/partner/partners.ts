import { createPublicKey, type KeyObject } from "node:crypto";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type {
  HandlingTerms,
  Instant,
  KeyAlgorithm,
  Oversight,
  OwnRates,
  PartnerId,
  RegionCode,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** A partner system, an overseeing department, or the system of a handling region. A `local` one may have its webhook on loopback. */
export type Partner = {
  readonly id: PartnerId;
  readonly name: string;
  readonly regions: readonly RegionCode[];
  readonly local: boolean;
  /** Of an overseeing department (监管部门), which submits for no region: what it follows. */
  readonly oversees?: Oversight;
  /** What it may ask in a minute, where that is not as of every partner. */
  readonly rates?: OwnRates;
  /** It may put sheets of applications into its folder (CSV 投递). */
  readonly drop?: true;
  /** Of a handling region's own system (办理系统), which submits for no region: at which windows it works. */
  readonly handles?: HandlingTerms;
};

/** A registered public key of a partner. */
export type PartnerKey = {
  readonly keyId: string;
  readonly algorithm: KeyAlgorithm;
  readonly publicKeyPem: string;
  readonly createdAt: Instant;
};

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
