import { DeleteObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { isObjectThere, readObject, type StoredFile } from "../object/read-object.ts";

/** Files in the bucket of partners' folders: what they put there, what they find there, and the broker's work between both. */
export type DropFiles = {
  /** A file, or this very version of it; nothing where there is none; `too-large` over `most` bytes, without reading them. */
  readonly read: (
    key: string,
    most: number,
    version?: string,
  ) => Promise<StoredFile | "too-large" | undefined>;
  readonly isThere: (key: string) => Promise<boolean>;
  readonly write: (key: string, body: string, mediaType: string) => Promise<void>;
  /** Writes a file that nobody wrote before; false where somebody did, who may be an earlier try of the caller. */
  readonly writeFirst: (key: string, body: string, mediaType: string) => Promise<boolean>;
  readonly erase: (key: string) => Promise<void>;
};

/** Opens the bucket of partners' folders. */
export const dropFilesIn = (client: S3Client, Bucket: string): DropFiles => ({
  read: (Key, most, VersionId) => readObject(client, { Bucket, Key, VersionId }, most),
  isThere: (Key) => isObjectThere(client, { Bucket, Key }),
  write: async (Key, Body, ContentType) => {
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
  },
  writeFirst: async (Key, Body, ContentType) => {
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: "*" }));
      return true;
    } catch (fault) {
      if (isTaken(fault)) return false;
      throw fault;
    }
  },
  erase: async (Key) => {
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
  },
});

/** Somebody wrote it before, or writes it just now. */
const isTaken = (fault: unknown): boolean =>
  fault instanceof S3ServiceException &&
  ["PreconditionFailed", "ConditionalRequestConflict"].includes(fault.name);
