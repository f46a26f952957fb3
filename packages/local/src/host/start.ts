import { join } from "node:path";
import type { Seed } from "@tongban/contract";
import { bundlingOf, functionsOf, operationsOf, type StageName } from "@tongban/functions/stages";
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

/** Folder where the bundles of a stage are built: some functions of a sandbox are composed otherwise. */
export const bundleFolderOf = (stage: StageName): string =>
  stage === "production" ? bundleFolder : join(repositoryRoot, "build/sandbox-functions");

/** Folder where the console is built. */
export const consoleFolder = join(repositoryRoot, "packages/console/dist");

/** Folder where the documentation is built. */
const documentationFolder = join(repositoryRoot, "build/documentation");

/** How a broker is started on one machine. */
export type BrokerOptions = Pick<
  HostOptions,
  | "port"
  | "dataDir"
  | "dynamodbUrl"
  | "workers"
  | "logLevel"
  | "clock"
  | "onFailure"
  | "certificateSources"
  | "partnerRates"
> & {
  /** The regions that it starts with: each has a queue. */
  readonly directory: Seed;
  /** Production unless it is said. */
  readonly stage?: StageName;
  /** Writes the directory to the table; runs on every start before the broker answers. */
  readonly seed?: ((context: SeedContext) => Promise<void>) | undefined;
  /** Name of the table, instead of {@link TABLE_NAME}; brokers on one DynamoDB endpoint need one each. */
  readonly tableName?: string;
  /** Folder of the built bundles, instead of the stage's. */
  readonly bundleDir?: string;
  /** Folder of the built console, instead of {@link consoleFolder}. */
  readonly consoleDir?: string;
};

const definitionOf = (directory: Seed, tableName: string, stage: StageName): BrokerDefinition => ({
  table: tableDefinition(tableName),
  ttlAttribute,
  routes: operationsOf(stage).map(({ operation: { method }, by, route }) => ({
    method,
    path: route,
    functionName: by,
  })),
  functions: functionsOf(stage),
  bundling: bundlingOf(stage),
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
  startHost(definitionOf(directory, tableName, stage), {
    ...options,
    bundleDir,
    consoleDir,
    documentation: { pages: documentationFolder, openapi: join(repositoryRoot, "docs") },
  });
