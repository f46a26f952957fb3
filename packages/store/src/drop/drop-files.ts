import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { bytesIn } from "../object/body-bytes.ts";

/** The bytes of a file, and the version by which the bucket names them where it keeps versions. */
export type DroppedFile = { readonly bytes: Uint8Array; readonly version?: string };

/** Files in the bucket of partners' folders: what they put there, what they find there, and the broker's work between both. */
export type DropFiles = {
  /** A file, or this very version of it; nothing where there is none; `too-large` over `most` bytes, without reading them. */
  readonly read: (
    key: string,
    most: number,
    version?: string,
  ) => Promise<DroppedFile | "too-large" | undefined>;
  readonly isThere: (key: string) => Promise<boolean>;
  readonly write: (key: string, body: string, mediaType: string) => Promise<void>;
  /** Writes a file that nobody wrote before; false where somebody did, who may be an earlier try of the caller. */
  readonly writeFirst: (key: string, body: string, mediaType: string) => Promise<boolean>;
  readonly erase: (key: string) => Promise<void>;
};

/** Opens the bucket of partners' folders. */
export const dropFilesIn = (client: S3Client, Bucket: string): DropFiles => ({
  read: async (Key, most, VersionId) => {
    try {
      const got = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      const size = got.ContentLength ?? 0;
      if (size > most) {
        await got.Body?.transformToWebStream().cancel();
        return "too-large";
      }
      const bytes = got.Body ? await bytesIn(got.Body as AsyncIterable<Uint8Array>, size) : new Uint8Array();
      return { bytes, ...(got.VersionId === undefined ? {} : { version: got.VersionId }) };
    } catch (fault) {
      if (isAbsent(fault)) return undefined;
      throw fault;
    }
  },
  isThere: async (Key) => {
    try {
      await client.send(new HeadObjectCommand({ Bucket, Key }));
      return true;
    } catch (fault) {
      if (isAbsent(fault)) return false;
      throw fault;
    }
  },
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

const isAbsent = (fault: unknown): boolean =>
  fault instanceof NoSuchKey ||
  fault instanceof NotFound ||
  (fault instanceof S3ServiceException && fault.name === "NoSuchVersion");

/** Somebody wrote it before, or writes it just now. */
const isTaken = (fault: unknown): boolean =>
  fault instanceof S3ServiceException &&
  ["PreconditionFailed", "ConditionalRequestConflict"].includes(fault.name);
