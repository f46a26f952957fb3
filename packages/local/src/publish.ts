/** `npm run publish:directory -- FOLDER`: publishes a folder of seed files to the table of an installation. */
import { userInfo } from "node:os";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sealingWith } from "@tongban/store";
import { publishDirectory } from "./seed/publish-directory.ts";
import { readSeed } from "./seed/seed-files.ts";

const [folder] = process.argv.slice(2);
const {
  TABLE_NAME: tableName = "tongban",
  KEY_ID: keyId = "alias/tongban",
  AWS_REGION: home = "",
} = process.env;

/** Who is named on the record of what is published. */
const by = { kind: "operator", name: userInfo().username } as const;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (folder === undefined) {
  say("Name the folder of your seed files: npm run publish:directory -- FOLDER");
  process.exitCode = 1;
} else {
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const kms = new KMSClient({});
  const store = { table, tableName, kms, keyId, sealing: sealingWith(kms, keyId), home };
  const outcome = await publishDirectory({ store, sqs: new SQSClient({}), by, say }, readSeed(folder));
  if (outcome === "rejected") process.exitCode = 1;
}
