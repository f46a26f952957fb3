import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";

/** Where a file lies: in a bucket, under a key, in its newest version or in this very one. */
type ObjectPlace = { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined };

/** The bytes of a file, and the version by which the bucket names them where it keeps versions. */
export type StoredFile = { readonly bytes: Uint8Array; readonly version?: string };

/** Reads a file; nothing where there is none, `too-large` over `most` bytes, without reading them. */
export const readObject = async (
  client: S3Client,
  place: ObjectPlace,
  most: number,
): Promise<StoredFile | "too-large" | undefined> => {
  try {
    const {
      Body,
      ContentLength: size = 0,
      VersionId: version,
    } = await client.send(new GetObjectCommand(place));
    if (size > most) {
      await Body?.transformToWebStream().cancel();
      return "too-large";
    }
    const bytes = Body ? await bytesIn(Body as AsyncIterable<Uint8Array>, size) : new Uint8Array();
    return { bytes, ...(version === undefined ? {} : { version }) };
  } catch (fault) {
    if (isAbsent(fault)) return undefined;
    throw fault;
  }
};

/** Whether there is a file. */
export const isObjectThere = async (client: S3Client, place: ObjectPlace): Promise<boolean> => {
  try {
    await client.send(new HeadObjectCommand(place));
    return true;
  } catch (fault) {
    if (isAbsent(fault)) return false;
    throw fault;
  }
};

const isAbsent = (fault: unknown): boolean =>
  fault instanceof NoSuchKey ||
  fault instanceof NotFound ||
  (fault instanceof S3ServiceException && fault.name === "NoSuchVersion");

/** All that a body of so many bytes holds, put into one buffer as it comes, so that it is not held twice. */
const bytesIn = async (body: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of body) {
    if (at + chunk.length > size) throw new Error("a file is longer than its bucket says");
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (at < size) throw new Error("a file broke off before its end");
  return bytes;
};
