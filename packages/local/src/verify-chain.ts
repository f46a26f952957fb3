/**
 * `npm run verify-chain`: rebuilds every case from its events alone and compares it with what is kept. Looks at the
 * table that `TABLE_NAME` names in the AWS account of the environment, or else at the data folder's.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type CaseFault, type Verification, verifyCases } from "@tongban/store";
import { openDataFolder, readAnnouncement, type TableAddress } from "./data/data-folder.ts";
import { startDynamodb } from "./engines/dynamodb.ts";
import { StartFailure } from "./failure.ts";
import { LOCAL_CREDENTIALS, REGION } from "./host/aws-clients.ts";
import { TABLE_NAME } from "./host/start.ts";
import { readSettings, type Settings } from "./settings.ts";

/** So many faulty cases are named; more of them say no more. */
const FAULTS_SHOWN = 20;
/** ms between two lines of progress. */
const PROGRESS_PAUSE = 2_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const verifyAt = async (client: DynamoDBClient, tableName: string): Promise<Verification> => {
  let told = performance.now();
  const table = DynamoDBDocumentClient.from(client);
  try {
    return await verifyCases({ table, tableName }, (cases) => {
      if (performance.now() - told < PROGRESS_PAUSE) return;
      told = performance.now();
      say(`  ${cases} cases …`);
    });
  } finally {
    client.destroy();
  }
};

const localClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: REGION, credentials: LOCAL_CREDENTIALS });

/** Of a running broker its table; without one, the engine is started for as long as it takes. */
const verifyLocal = async ({ dataDir, dynamodbUrl }: Settings): Promise<Verification> => {
  const running = readAnnouncement(dataDir);
  if (running && isRunning(running.pid)) return verifyTable(running.table);
  if (dynamodbUrl !== undefined) return verifyTable({ endpoint: dynamodbUrl, name: TABLE_NAME });
  const folder = openDataFolder(dataDir);
  try {
    const engine = await startDynamodb(folder.folder("dynamodb"));
    try {
      return await verifyTable({ endpoint: engine.url, name: TABLE_NAME });
    } finally {
      await engine.stop();
    }
  } finally {
    folder.release();
  }
};

const verifyTable = ({ endpoint, name }: TableAddress): Promise<Verification> =>
  verifyAt(localClient(endpoint), name);

const faultText = ({ caseId, fault }: CaseFault): string => {
  switch (fault.kind) {
    case "broken-chain":
      return `${caseId}: the chain breaks at event ${fault.event}`;
    case "impossible":
      return `${caseId}: ${fault.reason}`;
    case "head-differs":
      return `${caseId}: the kept case differs from its events in ${fault.fields.join(", ")}`;
  }
};

const report = ({ cases, faults }: Verification): void => {
  if (faults.length === 0) {
    say(`${cases} cases: each is what its events say, and every chain holds.`);
    return;
  }
  for (const fault of faults.slice(0, FAULTS_SHOWN)) say(faultText(fault));
  say(`${faults.length} of ${cases} cases are not what their events say.`);
  process.exitCode = 1;
};

try {
  const tableName = process.env["TABLE_NAME"];
  const verification = tableName
    ? await verifyAt(new DynamoDBClient({}), tableName)
    : await verifyLocal(readSettings(process.env));
  report(verification);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof StartFailure ? "" : "The table could not be read: "}${reason}\n`);
  process.exitCode = 2;
}
