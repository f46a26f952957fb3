import { S3Client } from "@aws-sdk/client-s3";
import { type Objects, objectsIn } from "@tongban/store/object";
import type { Environment } from "./environment.ts";

/** Opens the broker's files; its clients connect when first used. */
export const openObjects = ({
  OBJECT_BUCKET: name,
  OBJECT_ENDPOINT: endpoint,
  KEY_ID: keyId,
}: Environment): Objects => {
  const client = new S3Client({});
  // What people upload and read is signed with the checksum of the file or none, never with one that the SDK adds.
  const signing = new S3Client({
    requestChecksumCalculation: "WHEN_REQUIRED",
    ...(endpoint === "" ? {} : { endpoint, forcePathStyle: true }),
  });
  return objectsIn({ client, signing, name, keyId });
};
