import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { DecryptCommand, GenerateDataKeyCommand } from "@aws-sdk/client-kms";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";

/** What the broker's own secrets are for. */
export const keyringPurposes = ["blind-index", "cursor", "document", "applicant"] as const;

/** One of {@link keyringPurposes}. */
export type KeyringPurpose = (typeof keyringPurposes)[number];

/** Long-lived secrets of the broker, kept wrapped by KMS; unwrapped once per process. */
export type Keyring = {
  /** HMAC-SHA-256 of a text under the purpose's key. */
  readonly mac: (purpose: KeyringPurpose, text: string) => Promise<Buffer>;
  /** A purpose's key of 32 bytes, as Node keeps it: raw bytes would be made into a key again at each call. */
  readonly key: (purpose: KeyringPurpose) => Promise<KeyObject>;
};

/** Opens the keyring; a purpose whose key was never made is a fault that says to seed the table. */
export const openKeyring = (context: StoreContext): Keyring => {
  const opened = new Map<KeyringPurpose, Promise<KeyObject>>();
  const key = (purpose: KeyringPurpose): Promise<KeyObject> => {
    const known = opened.get(purpose);
    if (known !== undefined) return known;
    const asked = unwrap(context, purpose);
    opened.set(purpose, asked);
    asked.catch(() => opened.delete(purpose));
    return asked;
  };
  return {
    key,
    mac: async (purpose, text) =>
      createHmac("sha256", await key(purpose))
        .update(text)
        .digest(),
  };
};

/** Makes every key of the ring that does not exist yet; existing ones are never replaced. */
export const createKeyring = async (context: StoreContext): Promise<void> => {
  for (const purpose of keyringPurposes) await createKey(context, purpose);
};

/** Whether two digests are the same, in constant time. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

const createKey = async ({ table, tableName, kms, keyId }: StoreContext, purpose: KeyringPurpose) => {
  const made = await kms.send(
    new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext: { purpose } }),
  );
  const item = { ...keys.keyring(purpose), wrapped: made.CiphertextBlob };
  const put = new PutCommand({
    TableName: tableName,
    Item: item,
    ConditionExpression: "attribute_not_exists(pk)",
  });
  await table.send(put).catch((fault: unknown) => {
    if (!isConditionFailure(fault)) throw fault;
  });
};

const unwrap = async (
  { table, tableName, kms }: StoreContext,
  purpose: KeyringPurpose,
): Promise<KeyObject> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.keyring(purpose), ConsistentRead: true }),
  );
  const wrapped: unknown = got.Item?.["wrapped"];
  if (!(wrapped instanceof Uint8Array)) throw new Error(`no ${purpose} key in the table: seed it first`);
  const answer = await kms.send(
    new DecryptCommand({ CiphertextBlob: wrapped, EncryptionContext: { purpose } }),
  );
  if (!answer.Plaintext) throw new Error("KMS answered without a key");
  return createSecretKey(answer.Plaintext);
};
