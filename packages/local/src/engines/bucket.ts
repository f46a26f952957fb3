import { CreateBucketCommand, HeadBucketCommand, NotFound, S3Client } from "@aws-sdk/client-s3";

/** The bucket of files. */
export const BUCKET = "tongban-objects";

/** The bucket of partners' folders. */
export const DROP_BUCKET = "tongban-drops";

/** Makes the bucket of an engine where it is not there yet. */
export const ensureBucket = async (
  at: {
    readonly url: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  },
  name: string,
): Promise<void> => {
  const { url: endpoint, region, credentials } = at;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await client.send(new CreateBucketCommand({ Bucket: name }));
  } finally {
    client.destroy();
  }
};
