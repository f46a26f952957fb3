import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { LOCAL_CREDENTIALS, REGION, startQueues } from "@tongban/local";
import { type DropFiles, dropFilesIn } from "@tongban/store/drop";
import { afterAll } from "vitest";

/** A bucket of partners' folders, with what lies in it. */
export type DropBucket = { readonly files: DropFiles; readonly keys: () => Promise<readonly string[]> };

/** Starts the embedded S3 for a test file; it ends with it. Answers with a way to make buckets. */
export const dropBuckets = async (): Promise<() => Promise<DropBucket>> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-drops-"));
  const engine = await startQueues(folder, REGION);
  const client = new S3Client({
    endpoint: engine.url,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
    forcePathStyle: true,
  });
  afterAll(async () => {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  let made = 0;
  return async () => {
    const Bucket = `drops-${++made}`;
    await client.send(new CreateBucketCommand({ Bucket }));
    return {
      files: dropFilesIn(client, Bucket),
      keys: async () => {
        const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
        return Contents.flatMap(({ Key }) => Key ?? []);
      },
    };
  };
};
