import { randomUUID } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { queueNames } from "@tongban/functions/deployment";
import { toldDrops } from "@tongban/functions/topology";
import { DROP_BUCKET } from "../engines/bucket.ts";
import { queueUrl } from "../engines/queue-definitions.ts";
import { LOCAL_CREDENTIALS, REGION } from "../host/aws-clients.ts";

/** The bucket of partners' folders, as its host uses it in the place of partners. */
export type DropBucket = {
  /** Puts a file there and tells its queue; `size` is that of the whole file, whatever was put of it. */
  readonly put: (key: string, bytes: Uint8Array, size: number) => Promise<void>;
  /** Keys that begin so, with when each was written. */
  readonly list: (prefix: string) => Promise<readonly { readonly key: string; readonly at: Date }[]>;
  readonly get: (key: string) => Promise<Uint8Array>;
  readonly erase: (key: string) => Promise<void>;
  readonly close: () => void;
};

/** Opens the bucket in the embedded S3. It tells nobody of files that arrive: whoever puts one here does. */
export const dropBucketAt = (s3: string, sqs: SQSClient, queueEngine: string): DropBucket => {
  const client = new S3Client({
    endpoint: s3,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
    forcePathStyle: true,
  });
  const Bucket = DROP_BUCKET;
  return {
    put: async (Key, Body, size) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl(queueEngine, queueNames[toldDrops.queue]),
          MessageBody: JSON.stringify(created(Key, size)),
        }),
      );
    },
    list: async (Prefix) => {
      const found: { readonly key: string; readonly at: Date }[] = [];
      for (let ContinuationToken: string | undefined; ; ) {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key !== undefined && LastModified) found.push({ key: Key, at: LastModified });
        ContinuationToken = page.NextContinuationToken;
        if (ContinuationToken === undefined) return found;
      }
    },
    get: async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Body ? Body.transformToByteArray() : new Uint8Array();
    },
    erase: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    close: () => client.destroy(),
  };
};

/** The message that EventBridge makes of a file that was written. */
const created = (key: string, size: number) => ({
  source: "aws.s3",
  "detail-type": "Object Created",
  time: new Date().toISOString(),
  detail: { bucket: { name: DROP_BUCKET }, object: { key, size, sequencer: randomUUID() } },
});
