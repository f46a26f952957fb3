import { resolve } from "node:path";
import { type LogLevel, type WrittenName, writtenSettings } from "@tongban/functions/settings";
import type { StageName } from "@tongban/functions/stages";
import { StartFailure } from "./failure.ts";
import { repositoryRoot } from "./host/bundle.ts";
import { demoSources } from "./seed/demo-sources.ts";

/** What a person may set from outside. */
export type Settings = {
  readonly port: number;
  readonly dataDir: string;
  readonly dynamodbUrl: string | undefined;
  readonly stage: StageName;
  /** What partners may ask in a minute, such as `read=1200 write=600`; empty: as the domain assumes. */
  readonly partnerRates: string;
};

const DEFAULT_PORT = 8787;

const portOf = (text: string | undefined): number => {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartFailure(`TONGBAN_PORT must be a port number from 0 to 65535, not "${text}".`);
};

/** Text that functions read, as it is if they can. `variable` is what a person set. */
const passedOn = (name: WrittenName, text: string, variable: string = name): string => {
  const { wanted, read } = writtenSettings[name];
  if (read(text) !== undefined) return text;
  throw new StartFailure(`${variable} must be ${wanted}, not "${text}".`);
};

/** What functions on one machine are told by the same variables as deployed ones. */
export const functionSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  logLevel: LogLevel,
) => ({
  certificateSources: passedOn("CERTIFICATE_SOURCES", environment["CERTIFICATE_SOURCES"] ?? demoSources),
  logLevel: passedOn("LOG_LEVEL", environment["LOG_LEVEL"] || logLevel),
});

/** A sandbox keeps its cases apart from those of a broker that is one. */
const folderOf: Readonly<Record<StageName, string>> = { production: ".tongban", sandbox: ".tongban-sandbox" };

/**
 * Reads `TONGBAN_PORT` (8787 unless set; 0 for any free one), `TONGBAN_DATA` (`.tongban/` of the repository unless
 * set, `.tongban-sandbox/` with the option `--sandbox`), `TONGBAN_DYNAMODB_URL` (the embedded engine unless set) and
 * `TONGBAN_PARTNER_RATES` (what partners may ask in a minute).
 */
export const readSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly string[] = [],
): Settings => {
  const stage = options.includes("--sandbox") ? "sandbox" : "production";
  return {
    port: portOf(environment["TONGBAN_PORT"]),
    dataDir: environment["TONGBAN_DATA"]
      ? resolve(environment["TONGBAN_DATA"])
      : resolve(repositoryRoot, folderOf[stage]),
    dynamodbUrl: environment["TONGBAN_DYNAMODB_URL"] || undefined,
    stage,
    partnerRates: passedOn(
      "PARTNER_RATES",
      environment["TONGBAN_PARTNER_RATES"] ?? "",
      "TONGBAN_PARTNER_RATES",
    ),
  };
};
