import { join } from "node:path";
import { operations, type Seed, servedBy } from "@tongban/contract";
import { sandboxOperations } from "@tongban/contract/sandbox";
import { deployments, type FunctionDeployment } from "@tongban/functions/deployment";
import { sandboxDeployments } from "@tongban/functions/sandbox-deployment";
import { tableDefinition, ttlAttribute } from "@tongban/store/table";
import { registeredPeople, registeredRegions } from "../seed/registered.ts";
import { repositoryRoot } from "./bundle.ts";
import type { BrokerDefinition } from "./definition.ts";
import { type Broker, type HostOptions, startHost } from "./host.ts";
import type { SeedContext } from "./seed-context.ts";

/** Name of the one table, unless another is given. */
export const TABLE_NAME = "tongban";

/** Folder where the functions' bundles are built. */
export const bundleFolder = join(repositoryRoot, "build/functions");

/** What a broker is for: its work, or being tried by partners' developers. */
export type Stage = "production" | "sandbox";

/** Folder where the bundles of a stage are built: some functions of a sandbox are composed otherwise. */
export const bundleFolderOf = (stage: Stage): string =>
  stage === "production" ? bundleFolder : join(repositoryRoot, "build/sandbox-functions");

/** What a stage deploys. */
export const functionsOf = (stage: Stage): Readonly<Record<string, FunctionDeployment>> =>
  stage === "production" ? deployments : sandboxDeployments;

/** Folder where the console is built. */
export const consoleFolder = join(repositoryRoot, "packages/console/dist");

/** How a broker is started on one machine. */
export type BrokerOptions = Pick<
  HostOptions,
  "port" | "dataDir" | "dynamodbUrl" | "workers" | "logLevel" | "clock" | "onFailure" | "certificateSources"
> & {
  /** The regions that it starts with: each has a queue. */
  readonly directory: Seed;
  /** Production unless it is said. */
  readonly stage?: Stage;
  /** Writes the directory to the table; runs on every start before the broker answers. */
  readonly seed?: ((context: SeedContext) => Promise<void>) | undefined;
  /** Name of the table, instead of {@link TABLE_NAME}; brokers on one DynamoDB endpoint need one each. */
  readonly tableName?: string;
  /** Folder of the built bundles, instead of the stage's. */
  readonly bundleDir?: string;
  /** Folder of the built console, instead of {@link consoleFolder}. */
  readonly consoleDir?: string;
};

const routesOf = (stage: Stage): BrokerDefinition["routes"] => [
  ...operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    functionName: servedBy(operation),
  })),
  ...(stage === "sandbox"
    ? Object.values(sandboxOperations).map(({ method, path }) => ({ method, path, functionName: "sandbox" }))
    : []),
];

const definitionOf = (directory: Seed, tableName: string, stage: Stage): BrokerDefinition => ({
  table: tableDefinition(tableName),
  ttlAttribute,
  routes: routesOf(stage),
  functions: functionsOf(stage),
  regions: directory.regions.map(({ region }) => region),
  registeredRegions,
  people: registeredPeople,
});

/**
 * Starts Tongban on one machine, behind one loopback port. Many may run at once on different ports and folders.
 * Refuses with StartFailure, whose message is one sentence for people.
 */
export const startBroker = ({
  directory,
  tableName = TABLE_NAME,
  stage = "production",
  bundleDir = bundleFolderOf(stage),
  consoleDir = consoleFolder,
  ...options
}: BrokerOptions): Promise<Broker> =>
  startHost(definitionOf(directory, tableName, stage), { ...options, bundleDir, consoleDir });
