import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { MasterKey } from "./kms-key.ts";

/** A request that KMS refuses; `code` is the name of the AWS exception. */
export class KmsRefusal extends Error {
  override readonly name = "KmsRefusal";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parse = (body: string): Fields => {
  try {
    const value: unknown = JSON.parse(body);
    if (isFields(value)) return value;
  } catch {
    throw new KmsRefusal("SerializationException", "The request is not JSON");
  }
  throw new KmsRefusal("SerializationException", "The request is not a JSON object");
};

const checkKey = (key: MasterKey, id: unknown): void => {
  if (id === key.id || id === key.arn || id === key.alias) return;
  throw new KmsRefusal("NotFoundException", `Key '${String(id)}' does not exist`);
};

/** Equal contexts give equal bytes whatever the order of their keys. */
const associatedBytes = (key: MasterKey, context: unknown): Buffer => {
  const pairs = isFields(context) ? Object.entries(context) : [];
  if ((context !== undefined && !isFields(context)) || pairs.some(([, value]) => typeof value !== "string"))
    throw new KmsRefusal("ValidationException", "EncryptionContext must map strings to strings");
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([key.arn, pairs]));
};

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const encrypt = (key: MasterKey, plaintext: Buffer, context: unknown): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.material, iv).setAAD(associatedBytes(key, context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]).toString("base64");
};

const decrypt = (key: MasterKey, blob: unknown, context: unknown): Buffer => {
  const bytes = Buffer.from(typeof blob === "string" ? blob : "", "base64");
  const sealedFrom = 1 + IV_BYTES + TAG_BYTES;
  if (bytes.length < sealedFrom || bytes[0] !== VERSION)
    throw new KmsRefusal("InvalidCiphertextException", "");
  const decipher = createDecipheriv("aes-256-gcm", key.material, bytes.subarray(1, 1 + IV_BYTES))
    .setAuthTag(bytes.subarray(1 + IV_BYTES, sealedFrom))
    .setAAD(associatedBytes(key, context));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(sealedFrom)), decipher.final()]);
  } catch {
    throw new KmsRefusal("InvalidCiphertextException", "");
  }
};

const MOST_BYTES = 1024;

const dataKeyBytes = (request: Fields): number => {
  const { KeySpec, NumberOfBytes } = request;
  if ((KeySpec === undefined) === (NumberOfBytes === undefined))
    throw new KmsRefusal("ValidationException", "Give either KeySpec or NumberOfBytes");
  if (KeySpec === "AES_256") return 32;
  if (KeySpec === "AES_128") return 16;
  if (
    typeof NumberOfBytes === "number" &&
    Number.isInteger(NumberOfBytes) &&
    NumberOfBytes >= 1 &&
    NumberOfBytes <= MOST_BYTES
  )
    return NumberOfBytes;
  throw new KmsRefusal("ValidationException", "KeySpec or NumberOfBytes is not valid");
};

const generateDataKey = (key: MasterKey, request: Fields): object => {
  checkKey(key, request["KeyId"]);
  const plaintext = randomBytes(dataKeyBytes(request));
  return {
    KeyId: key.arn,
    Plaintext: plaintext.toString("base64"),
    CiphertextBlob: encrypt(key, plaintext, request["EncryptionContext"]),
  };
};

const decryptBlob = (key: MasterKey, request: Fields): object => {
  if (request["KeyId"] !== undefined) checkKey(key, request["KeyId"]);
  return {
    KeyId: key.arn,
    EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    Plaintext: decrypt(key, request["CiphertextBlob"], request["EncryptionContext"]).toString("base64"),
  };
};

const describeKey = (key: MasterKey, request: Fields): object => {
  checkKey(key, request["KeyId"]);
  return {
    KeyMetadata: {
      KeyId: key.id,
      Arn: key.arn,
      Enabled: true,
      KeyState: "Enabled",
      KeyUsage: "ENCRYPT_DECRYPT",
    },
  };
};

const operations: Readonly<Record<string, (key: MasterKey, request: Fields) => object>> = {
  GenerateDataKey: generateDataKey,
  Decrypt: decryptBlob,
  DescribeKey: describeKey,
};

/** Answers one request of the KMS API (AWS JSON 1.1); refuses with {@link KmsRefusal}. */
export const answerKms = (key: MasterKey, operation: string, body: string): object => {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!run) throw new KmsRefusal("UnknownOperationException", `${operation} is not offered on one machine`);
  return run(key, parse(body));
};
