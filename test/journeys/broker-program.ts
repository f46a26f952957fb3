/**
 * Runs a broker with the small directory as a process of its own, on the data folder of its first argument, and
 * prints where it is as one line of JSON. Ends on SIGTERM, and when whoever started it is gone, which closes its
 * standard input.
 */
import { basename } from "node:path";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SeedContext } from "../../packages/local/src/host/host.ts";
import { startBroker } from "../../packages/local/src/host/start.ts";
import { seedWith } from "../../packages/local/src/seed/seed.ts";
import { keys } from "../../packages/store/src/table/table.ts";
import { directory, faulty, NANJING } from "./directory.ts";

const [dataDir = "", port = "0"] = process.argv.slice(2);

/** A standard can be missing in the table, though no seed leaves it out. */
const withoutStandard = async ({ clients, environment }: SeedContext): Promise<void> => {
  const found = directory.agreements.find(({ id }) => id === "with-no-standard");
  if (!found) throw new Error("the directory has no agreement to take the standard from");
  const { list, standard: _, ...terms } = found;
  const coverage = { agreements: [{ terms, listVersion: list.version }] };
  await DynamoDBDocumentClient.from(clients.dynamodb).send(
    new PutCommand({
      TableName: environment["TABLE_NAME"],
      Item: { ...keys.coverage(faulty.withoutStandard, NANJING), ...coverage },
    }),
  );
};

const broker = await startBroker({
  port: Number(port),
  dataDir,
  // Another endpoint serves many brokers, one after another or at once.
  dynamodbUrl: process.env["TONGBAN_DYNAMODB_URL"] || undefined,
  tableName: basename(dataDir),
  directory,
  seed: async (context) => {
    await seedWith(directory, dataDir)(context);
    await withoutStandard(context);
  },
  workers: "run",
  logLevel: "WARN",
  onFailure: (reason) => {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  },
});
const stop = (): void => void broker.stop().then(() => process.exit(0));
process.once("SIGTERM", stop);
process.stdin.once("close", stop).resume();
process.stdout.write(`${JSON.stringify({ url: broker.url, environment: broker.environment })}\n`);
