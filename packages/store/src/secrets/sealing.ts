import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";

/** Seals and opens personal data; keys come from KMS and never leave memory unwrapped. */
export type Sealing = {
  /** Encrypts UTF-8 text for one field of one owner, such as a case. */
  readonly seal: (owner: string, field: string, text: string) => Promise<Uint8Array>;
  /** Decrypts what {@link Sealing.seal} made for the same owner and field; throws where it was tampered with. */
  readonly open: (owner: string, field: string, sealed: Uint8Array) => Promise<string>;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 2;
/** A data key seals for five minutes or this many times, far below the 2^32 bound of random GCM nonces. */
const KEY_LIFE_MS = 300_000;
const KEY_USES = 100_000;
const CACHED_KEYS = 1000;
const CONTEXT = { purpose: "application" };

/** A data key, its wrapped form, and that form as the text that binds what is sealed to it. */
type DataKey = { readonly plain: KeyObject; readonly wrapped: Uint8Array; readonly name: string };

/**
 * AES-256-GCM under cached KMS data keys; layout: wrapped key's length, wrapped key, IV, ciphertext, tag. What is
 * encrypted begins with a byte that says how it is packed: 0 as it is, 1 deflated (RFC 1951).
 */
export const sealingWith = (kms: KMSClient, keyId: string): Sealing => {
  const unwrapped = new Map<string, Promise<KeyObject>>();

  const remember = (name: string, key: Promise<KeyObject>): void => {
    if (unwrapped.size >= CACHED_KEYS) unwrapped.clear();
    unwrapped.set(name, key);
    key.catch(() => unwrapped.delete(name));
  };

  // A process opens what it sealed itself without asking KMS for the key that it has.
  const current = reusedFor(KEY_LIFE_MS, KEY_USES, async () => {
    const key = await generate(kms, keyId);
    remember(key.name, Promise.resolve(key.plain));
    return key;
  });

  const unwrap = (name: string, wrapped: Uint8Array): Promise<KeyObject> => {
    const known = unwrapped.get(name);
    if (known !== undefined) return known;
    const asked = decrypt(kms, wrapped);
    remember(name, asked);
    return asked;
  };

  return {
    seal: async (owner, field, text) => {
      const key = await current();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key.plain, iv).setAAD(boundTo(owner, field, key.name));
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(key.wrapped.length);
      return Buffer.concat([
        length,
        key.wrapped,
        iv,
        cipher.update(packed(text)),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open: async (owner, field, sealed) => {
      const bytes = Buffer.from(sealed);
      const keyEnd = LENGTH_BYTES + bytes.readUInt16BE(0);
      const wrapped = bytes.subarray(LENGTH_BYTES, keyEnd);
      const name = nameOf(wrapped);
      const iv = bytes.subarray(keyEnd, keyEnd + IV_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", await unwrap(name, wrapped), iv, {
        authTagLength: TAG_BYTES,
      })
        .setAAD(boundTo(owner, field, name))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(keyEnd + IV_BYTES, -TAG_BYTES);
      return unpacked(Buffer.concat([decipher.update(body), decipher.final()]));
    },
  };
};

/** Longer text is deflated first: sealed bytes cannot be compressed any more, and every KB costs a write unit. */
const DEFLATED_FROM_BYTES = 200;
/** Applications are of 1 to 8 KB: the usual window of 32 KB packs them no smaller, and costs a third more time to set up. */
const DEFLATING = { windowBits: 13, memLevel: 6 };
const PLAIN = Buffer.of(0);
const DEFLATED = Buffer.of(1);

const packed = (text: string): Buffer => {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length < DEFLATED_FROM_BYTES) return Buffer.concat([PLAIN, bytes]);
  return Buffer.concat([DEFLATED, deflateRawSync(bytes, DEFLATING)]);
};

const unpacked = (bytes: Buffer): string => {
  const body = bytes.subarray(1);
  return (bytes[0] === DEFLATED[0] ? inflateRawSync(body) : body).toString("utf8");
};

const nameOf = (wrapped: Uint8Array): string =>
  Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength).toString("base64");

const boundTo = (owner: string, field: string, keyName: string): Buffer =>
  Buffer.from(`${owner}|${field}|${keyName}`);

const generate = async (kms: KMSClient, keyId: string): Promise<DataKey> => {
  const answer = await kms.send(
    new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext: CONTEXT }),
  );
  if (!answer.Plaintext || !answer.CiphertextBlob) throw new Error("KMS answered without a data key");
  const { Plaintext: plain, CiphertextBlob: wrapped } = answer;
  return { plain: createSecretKey(plain), wrapped, name: nameOf(wrapped) };
};

const decrypt = async (kms: KMSClient, wrapped: Uint8Array): Promise<KeyObject> => {
  const answer = await kms.send(new DecryptCommand({ CiphertextBlob: wrapped, EncryptionContext: CONTEXT }));
  if (!answer.Plaintext) throw new Error("KMS answered without a key");
  return createSecretKey(answer.Plaintext);
};

/** Calls `make` again after a time or a number of uses; concurrent callers share one call. */
const reusedFor = <T>(lifeMs: number, uses: number, make: () => Promise<T>): (() => Promise<T>) => {
  let made: { readonly value: Promise<T>; readonly until: number } | undefined;
  let left = 0;
  return () => {
    const now = performance.now();
    if (!made || left <= 0 || now >= made.until) {
      const value = make();
      made = { value, until: now + lifeMs };
      left = uses;
      const mine = made;
      value.catch(() => {
        if (made === mine) made = undefined;
      });
    }
    left -= 1;
    return made.value;
  };
};
