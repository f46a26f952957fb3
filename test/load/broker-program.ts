/**
 * Runs a broker for the benchmark as a process of its own: arguments are the data folder, what partners may ask in
 * a minute (as `PARTNER_RATES` says it) and, if given, a DynamoDB endpoint. Says where it is, then starts its workers when told to ("work") and ends on "stop".
 */

import { startBroker } from "../../packages/local/src/host/start.ts";
import { seedWith } from "../../packages/local/src/seed/seed.ts";
import { readSeed } from "../../packages/local/src/seed/seed-files.ts";

const [dataDir = "", partnerRates = "", dynamodbUrl] = process.argv.slice(2);
const directory = readSeed();
const broker = await startBroker({
  port: 0,
  dataDir,
  directory,
  seed: seedWith(directory, dataDir),
  workers: "hold",
  logLevel: "WARN",
  partnerRates,
  ...(dynamodbUrl ? { dynamodbUrl } : {}),
});
process.on("message", (message) => {
  if (message === "work") broker.startWorkers();
  if (message === "stop") void broker.stop().then(() => process.exit(0));
});
process.on("disconnect", () => process.exit(1));
process.send?.({ url: broker.url, environment: broker.environment });
