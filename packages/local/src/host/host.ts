import { createServer, type RequestListener } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { consumedQueues, queuesOfRegion, streamConsumers } from "@tongban/functions/topology";
import type { SteppedClock } from "../clock/stepped-clock.ts";
import { type DataFolder, openDataFolder } from "../data/data-folder.ts";
import { readJsonFile } from "../data/json-file.ts";
import { logFile, reportTo } from "../data/log-file.ts";
import { dropBucketAt } from "../drop/drop-bucket.ts";
import { startDropFolders } from "../drop/drop-folders.ts";
import { BUCKET, DROP_BUCKET, ensureBucket } from "../engines/bucket.ts";
import { ensureQueues } from "../engines/queue-definitions.ts";
import { indexStreamRecords } from "../engines/stream-records.ts";
import { ensureTable } from "../engines/table.ts";
import { explainFileError } from "../failure.ts";
import { createApiGateway } from "../gateway/api-gateway.ts";
import { createConsoleFiles } from "../gateway/console-files.ts";
import { dated } from "../gateway/dated.ts";
import { createDocumentationFiles, type DocumentationFolders } from "../gateway/documentation-files.ts";
import { createObjectFront, OBJECTS_PATH } from "../gateway/object-front.ts";
import { createPathRouter } from "../gateway/path-router.ts";
import { refuseConnection } from "../gateway/refuse-connection.ts";
import { sendProblem } from "../gateway/send-problem.ts";
import { tellArrivals } from "../gateway/tell-arrivals.ts";
import { issuerAt, openSignIn } from "../identity/sign-in.ts";
import { CONSOLE_CLIENT } from "../identity/sign-in-configuration.ts";
import { close, LOOPBACK, listen } from "../loopback.ts";
import { DEMO_PLATFORM, startPaymentPlatform } from "../payments/payment-platform.ts";
import type { PlatformKey } from "../payments/tell-broker.ts";
import { demoKeyPath } from "../seed/demo-key.ts";
import type { Report } from "../sources/source.ts";
import { type Endpoints, LOCAL_CREDENTIALS, REGION } from "./aws-clients.ts";
import { type Bundle, bundleFunctions } from "./bundle.ts";
import type { BrokerDefinition } from "./definition.ts";
import { startEngineMaintenance } from "./engine-maintenance.ts";
import { type Engines, startEngines } from "./engines.ts";
import { type EventSources, startEventSources } from "./event-sources.ts";
import { functionEnvironment } from "./function-environment.ts";
import { createFunctionPools } from "./function-pools.ts";
import { followRegions } from "./region-follower.ts";
import type { SeedContext } from "./seed-context.ts";
import { createSteps, type TakeStep } from "./stepping.ts";
import { createTeardown, type Teardown } from "./teardown.ts";

/** How a broker is run. */
export type HostOptions = {
  /** 0: any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Another DynamoDB-compatible endpoint instead of the embedded engine. */
  readonly dynamodbUrl?: string | undefined;
  /** `hold`: queue and stream functions do not run until {@link Broker.startWorkers}. */
  readonly workers: "run" | "hold";
  /** Data sources that certificates come from, as `CERTIFICATE_SOURCES` names them; none if not given. */
  readonly certificateSources?: string | undefined;
  /** What partners may ask in a minute, as `PARTNER_RATES` says it; as the domain assumes if not given. */
  readonly partnerRates?: string | undefined;
  /** Of the functions, such as `INFO`. */
  readonly logLevel: string;
  /** Folder of the built bundles. */
  readonly bundleDir: string;
  /** Folder of the built console. */
  readonly consoleDir: string;
  /** Folders of the built documentation and of the API's description. */
  readonly documentation: DocumentationFolders;
  /** Runs on every start before the broker answers; must do no harm the second time. */
  readonly seed?: ((context: SeedContext) => Promise<void>) | undefined;
  /** The clock of its functions and queues, which stands still between steps; this machine's if not given. */
  readonly clock?: SteppedClock | undefined;
  /** Told when the broker cannot go on, for example because an engine ended. */
  readonly onFailure?: ((reason: string) => void) | undefined;
};

/** A broker under way. */
export type Broker = {
  readonly url: string;
  readonly endpoints: Endpoints;
  readonly environment: Readonly<Record<string, string>>;
  readonly bundles: Readonly<Record<string, Bundle>>;
  /** Starts the queue and stream functions of a broker that holds them. */
  startWorkers(): void;
  /** Invocations of this function from now on run its bundle as it is on disk now. */
  reload(functionName: string): void;
  /** Of a broker with a stepped clock alone. */
  readonly step: TakeStep | undefined;
  /** Lets work under way end, then stops everything; state stays in the data folder. */
  stop(): Promise<void>;
};

/** ms that requests, and after them events, under way get when the broker stops. */
const STOP_GRACE = 3_000;

/**
 * ms that a request may take to arrive: its header fields, and all of it; between two looks at that; and that a
 * connection stays open between two requests: longer than clients keep theirs, so that none sends into one that closes.
 */
const connectionLimits = {
  keepAliveTimeout: 75_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  requireHostHeader: false,
};
/** Connections at once; whoever comes after them is cut off. */
const CONNECTION_LIMIT = 1_024;

/** Holds the port from the first moment, so that a port in use is told at once. */
const openPort = async (port: number, teardown: Teardown) => {
  let answer: RequestListener = (request, response) =>
    sendProblem(request, response, { code: "local-starting", headers: { "retry-after": "1" } });
  const server = createServer(connectionLimits, (request, response) => answer(request, response));
  server.maxConnections = CONNECTION_LIMIT;
  server.on("clientError", refuseConnection);
  const origin = `http://${LOOPBACK}:${await listen(server, port)}`;
  const shut = (): Promise<void> => close(server, STOP_GRACE);
  teardown.add(shut);
  return {
    origin,
    shut,
    answerWith: (listener: RequestListener) => {
      answer = listener;
    },
  };
};

const prepare = async (definition: BrokerDefinition, engines: Engines): Promise<string> => {
  const [streamArn] = await Promise.all([
    ensureTable(engines.clients.dynamodb, definition.table, definition.ttlAttribute),
    ensureQueues(
      engines.clients.sqs,
      { url: engines.endpoints.sqs, region: REGION },
      consumedQueues(definition.functions, definition.regions),
      streamConsumers(definition.functions).map(({ failures }) => failures),
    ),
    ...[BUCKET, DROP_BUCKET].map((name) =>
      ensureBucket({ url: engines.endpoints.s3, region: REGION, credentials: LOCAL_CREDENTIALS }, name),
    ),
  ]);
  // Before the seed: filling an empty table is when stream records pile up.
  if (engines.dynamodb.file !== undefined) indexStreamRecords(engines.dynamodb.file);
  return streamArn;
};

const maintainEngine = (
  definition: BrokerDefinition,
  engines: Engines,
  sources: () => EventSources | undefined,
  report: Report,
) => {
  const { file } = engines.dynamodb;
  if (file === undefined) return { stop: async () => {} };
  const { table, ttlAttribute } = definition;
  const names = (table.KeySchema ?? []).flatMap(({ AttributeName }) => AttributeName ?? []);
  return startEngineMaintenance({
    file,
    client: engines.clients.dynamodb,
    expiring: { table: table.TableName, keys: names, ttlAttribute },
    streamDone: () => sources()?.streamDone(),
    report,
  });
};

const run = async (
  definition: BrokerDefinition,
  options: HostOptions,
  folder: DataFolder,
  teardown: Teardown,
): Promise<Omit<Broker, "stop">> => {
  const logs = folder.folder("logs");
  const report = reportTo(logFile(logs, "broker"), "host");
  const door = await openPort(options.port, teardown);
  const bundling = bundleFunctions(definition.functions, options.bundleDir, definition.bundling);
  bundling.catch(() => {});
  const engines = await startEngines(folder, options.dynamodbUrl, options.clock?.memory);
  teardown.add(engines.stop);
  void engines.failed.then((reason) => teardown.begun() || options.onFailure?.(reason));
  const [bundles, streamArn] = await Promise.all([bundling, prepare(definition, engines)]);

  // It signs by this machine's clock, which a broker on a stepped one would not believe.
  const platform =
    options.clock === undefined
      ? await startPaymentPlatform({
          folder: folder.folder("payments"),
          broker: door.origin,
          key: () => readJsonFile(demoKeyPath(options.dataDir, DEMO_PLATFORM)) as PlatformKey,
        })
      : undefined;
  if (platform) teardown.add(platform.stop);
  const environment = functionEnvironment({
    endpoints: engines.endpoints,
    table: definition.table.TableName,
    issuer: issuerAt(door.origin),
    objects: `${door.origin}${OBJECTS_PATH}`,
    verification: `${door.origin}/console/paper.html#`,
    certificateSources: options.certificateSources ?? "",
    payments: platform?.url,
    partnerRates: options.partnerRates ?? "",
    logLevel: options.logLevel,
  });
  const context: SeedContext = { url: door.origin, clients: engines.clients, environment };
  const signIn = openSignIn(door.origin, folder.folder("identity"), definition.people(context), report);
  teardown.add(async () => signIn.close());
  const pools = createFunctionPools(definition.functions, bundles, environment, logs, options.clock?.memory);
  teardown.add(pools.stop);
  await options.seed?.(context);

  let sources: EventSources | undefined;
  const regions = new Set(definition.regions);
  const invoke = async (functionName: string, event: unknown): Promise<unknown> => {
    const result = await pools.invoke(functionName, event);
    sources?.nudge();
    return result;
  };
  const startWorkers = (): void => {
    if (sources || teardown.begun()) return;
    sources = startEventSources({
      functions: definition.functions,
      regions: [...regions],
      clients: engines.clients,
      queueEngine: engines.endpoints.sqs,
      streamArn,
      checkpoints: folder.folder("streams"),
      invoke,
      report,
      stepped: options.clock !== undefined,
    });
    const { stop } = sources;
    teardown.add(() => Promise.race([stop(), delay(STOP_GRACE)]));
  };
  const step =
    options.clock &&
    createSteps({
      definition,
      engines,
      queueFolder: folder.folder("queues"),
      clock: options.clock,
      sources: () => sources,
      invoke,
    });
  if (options.workers === "run") startWorkers();
  const join = async (region: string): Promise<void> => {
    const queues = queuesOfRegion(definition.functions, region);
    await ensureQueues(engines.clients.sqs, { url: engines.endpoints.sqs, region: REGION }, queues, []);
    regions.add(region);
    sources?.join(queues);
  };
  const { registeredRegions } = definition;
  if (registeredRegions)
    teardown.add(
      followRegions({ known: regions, look: () => registeredRegions(context), join, report }).stop,
    );
  teardown.add(maintainEngine(definition, engines, () => sources, report).stop);

  if (options.clock === undefined)
    teardown.add(
      startDropFolders({
        folder: folder.folder("drops"),
        bucket: dropBucketAt(engines.endpoints.s3, engines.clients.sqs, engines.endpoints.sqs),
        arrived: () => sources?.nudge(),
        report,
      }).stop,
    );

  const consoleFiles = createConsoleFiles(options.consoleDir, {
    authority: signIn.issuer,
    clientId: CONSOLE_CLIENT,
    apiBase: door.origin,
  });
  const arrived = tellArrivals(engines.clients.sqs, engines.endpoints.sqs);
  const destinations = {
    api: createApiGateway(definition.routes, invoke),
    signIn: signIn.answer,
    console: consoleFiles,
    documentation: createDocumentationFiles(options.documentation),
    objects: createObjectFront(
      engines.endpoints.s3,
      { ...LOCAL_CREDENTIALS, now: options.clock?.now ?? Date.now },
      async (bucket, key) => {
        await arrived(bucket, key);
        sources?.nudge();
      },
    ),
  };
  const answer = createPathRouter(destinations, door.origin, report);
  door.answerWith(options.clock ? dated(answer) : answer);
  teardown.add(door.shut);
  folder.announce(door.origin, {
    endpoint: engines.endpoints.dynamodb,
    name: definition.table.TableName,
  });
  return {
    url: door.origin,
    endpoints: engines.endpoints,
    environment,
    bundles,
    startWorkers,
    step,
    reload: pools.reload,
  };
};

/**
 * Starts a broker on a data folder: engines, functions, event sources, sign-in and console behind one port. Several
 * may run in one process on different folders. Refuses with StartFailure; then nothing is left running.
 */
export const startHost = async (definition: BrokerDefinition, options: HostOptions): Promise<Broker> => {
  const folder = openDataFolder(options.dataDir);
  const teardown = createTeardown();
  teardown.add(async () => folder.release());
  try {
    return { ...(await run(definition, options, folder, teardown)), stop: teardown.run };
  } catch (error) {
    await teardown.run();
    throw explainFileError(error, `The data folder ${options.dataDir}`);
  }
};
