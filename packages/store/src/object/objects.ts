import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { DECLARED_PREFIX } from "./declared.ts";
import { isObjectThere, readObject } from "./read-object.ts";

/** A file to be uploaded, as it was declared; the digest is a SHA-256, hex, the size in bytes. */
type DeclaredFile = { readonly sha256: string; readonly size: number; readonly mediaType: string };

/** An upload that may be made: PUT the file's bytes to `url` with exactly these header fields, within `seconds`. */
type Upload = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
};

/** How a file is handed to its reader. */
type Reading = { readonly name: string; readonly mediaType: string; readonly inline: boolean };

/**
 * Files in a bucket of S3. What is uploaded lies apart under `declared/`, where the bucket's lifecycle takes it away,
 * until it was verified and moved to `kept/`, where it stays. Nobody but the broker writes there, so what was verified is
 * what is read.
 */
export type Objects = {
  /** Lets a file be uploaded; S3 itself refuses another size or another digest. */
  readonly upload: (key: string, file: DeclaredFile) => Promise<Upload>;
  /** Takes bytes in that somebody could not upload; they lie there as if they had been. */
  readonly receive: (key: string, bytes: Uint8Array, mediaType: string) => Promise<void>;
  /** Whether something was uploaded under a key. */
  readonly isUploaded: (key: string) => Promise<boolean>;
  /** The bytes that were uploaded, nothing where none were; `too-large` over `most` bytes, without reading them. */
  readonly uploaded: (key: string, most: number) => Promise<Uint8Array | "too-large" | undefined>;
  /**
   * Keeps bytes that were verified. With a context they are encrypted for it alone: the key opens them to who names it, and
   * KMS has it in its log.
   */
  readonly keep: (
    key: string,
    bytes: Uint8Array,
    mediaType: string,
    context?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /**
   * Erases a kept file with its previews, and what was uploaded of it, in all their versions. Answers once nothing of it is
   * there; done again it finds nothing.
   */
  readonly erase: (key: string) => Promise<void>;
  /** Copies a kept file for a context of its own; `absent` where there is none. */
  readonly copy: (
    from: string,
    to: string,
    context: Readonly<Record<string, string>>,
  ) => Promise<"copied" | "absent">;
  /** An address under which a kept file can be read for some seconds. */
  readonly reading: (
    key: string,
    reading: Reading,
  ) => Promise<{ readonly url: string; readonly seconds: number }>;
};

/**
 * Where the files are, and the KMS key of those that have a context of their own; what is signed for others may reach the
 * bucket under another address than the broker itself.
 */
export type Bucket = {
  readonly client: S3Client;
  readonly signing: S3Client;
  readonly name: string;
  readonly keyId: string;
};

/** Seconds in which an upload may begin: 20 MB over a slow line, and a try that failed. */
const UPLOAD_SECONDS = 900;

/** Seconds in which a reader may open what was asked for just now. */
const READING_SECONDS = 60;

/** Opens the files of a bucket. */
export const objectsIn = ({ client, signing, name: Bucket, keyId }: Bucket): Objects => ({
  upload: async (key, { sha256, size, mediaType }) => {
    const checksum = Buffer.from(sha256, "hex").toString("base64");
    const command = new PutObjectCommand({
      Bucket,
      Key: declared(key),
      ContentLength: size,
      ContentType: mediaType,
      ChecksumSHA256: checksum,
    });
    const names = ["content-length", "content-type", "x-amz-checksum-sha256"];
    const url = await getSignedUrl(signing, command, {
      expiresIn: UPLOAD_SECONDS,
      // A header field that is signed must be sent as it is, so S3 holds the bytes against all three.
      signableHeaders: new Set(["host", ...names]),
      unhoistableHeaders: new Set(names),
    });
    // Whoever sends the bytes writes their length by itself.
    const headers = { "content-type": mediaType, "x-amz-checksum-sha256": checksum };
    return { url, headers, seconds: UPLOAD_SECONDS };
  },
  receive: async (key, bytes, mediaType) => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: declared(key), Body: bytes, ContentType: mediaType }),
    );
  },
  isUploaded: (key) => isObjectThere(client, { Bucket, Key: declared(key) }),
  uploaded: async (key, most) => {
    const found = await readObject(client, { Bucket, Key: declared(key) }, most);
    return found === "too-large" ? found : found?.bytes;
  },
  keep: async (key, bytes, mediaType, context) => {
    const encryption = context ? encryptedFor(keyId, context) : {};
    await client.send(
      new PutObjectCommand({ Bucket, Key: kept(key), Body: bytes, ContentType: mediaType, ...encryption }),
    );
  },
  erase: async (key) => {
    for (const Prefix of [kept(key), declared(key)]) {
      await eraseVersions(client, Bucket, Prefix);
      await eraseCurrent(client, Bucket, Prefix);
    }
  },
  copy: async (from, to, context) => {
    try {
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: kept(to),
          CopySource: `${Bucket}/${kept(from)}`,
          ...encryptedFor(keyId, context),
        }),
      );
      return "copied";
    } catch (fault) {
      if (fault instanceof NoSuchKey || fault instanceof NotFound) return "absent";
      throw fault;
    }
  },
  reading: async (key, { name, mediaType, inline }) => {
    const command = new GetObjectCommand({
      Bucket,
      Key: kept(key),
      ResponseContentType: mediaType,
      ResponseContentDisposition: `${inline ? "inline" : "attachment"}; filename="${name}"`,
      ResponseCacheControl: "private, no-store",
    });
    return {
      url: await getSignedUrl(signing, command, { expiresIn: READING_SECONDS }),
      seconds: READING_SECONDS,
    };
  },
});

/** A delete without a version would only put a mark before what is there; one with it is for good. */
const eraseVersions = async (client: S3Client, Bucket: string, Prefix: string): Promise<void> => {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix }),
    );
    const all = [...Versions, ...DeleteMarkers].filter(({ VersionId }) => VersionId !== undefined);
    if (all.length === 0) return;
    for (const { Key, VersionId } of all)
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  }
};

/** What a bucket without versions has of it; nothing where it has them. */
const eraseCurrent = async (client: S3Client, Bucket: string, Prefix: string): Promise<void> => {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
};

/** A bucket's own key would stand for all of its files: a context of one file's own takes a data key of its own. */
const encryptedFor = (keyId: string, context: Readonly<Record<string, string>>) => ({
  ServerSideEncryption: "aws:kms" as const,
  SSEKMSKeyId: keyId,
  SSEKMSEncryptionContext: Buffer.from(JSON.stringify(context)).toString("base64"),
  BucketKeyEnabled: false,
});

const declared = (key: string): string => `${DECLARED_PREFIX}${key}`;

const kept = (key: string): string => `kept/${key}`;
