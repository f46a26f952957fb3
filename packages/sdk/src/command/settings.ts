import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { CommandError, exitCodes } from "./exit-code.ts";
import { runningBrokerUrl } from "./running-broker.ts";

/** What every command understands. */
export type GlobalOptions = {
  readonly url?: string;
  readonly json?: boolean;
  readonly language?: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a broker on this machine is unless something else is said. */
export const DEFAULT_URL = "http://127.0.0.1:8787";
const DEMO_PARTNER = "nanjing-gov";

/** An http address without slashes at its end; refuses anything else. */
export const checkedUrl = (given: string): string => {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given.replace(/\/+$/, "");
  throw new CommandError(
    exitCodes.usage,
    `"${given}" is not an http URL; give one with --url or TONGBAN_URL.`,
  );
};

/** The port that a person set; 0 stands for any free one, which only the running broker knows. */
const portOf = (environment: Environment): string | undefined => {
  const port = environment["TONGBAN_PORT"];
  if (port === undefined || port === "" || port === "0") return undefined;
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return port;
  throw new CommandError(
    exitCodes.usage,
    `TONGBAN_PORT must be a port number from 0 to 65535, not "${port}".`,
  );
};

/** What a person says about where the broker is: `--url`, else `TONGBAN_URL`, else `TONGBAN_PORT` on this machine. */
export const statedUrl = (option: string | undefined, environment: Environment): string | undefined => {
  const given = option ?? environment["TONGBAN_URL"];
  if (given) return checkedUrl(given);
  const port = portOf(environment);
  return port && `http://127.0.0.1:${port}`;
};

/**
 * Where the broker is: as a person says, else where one runs on the data folder (`TONGBAN_DATA`, or the nearest
 * `.tongban` upwards from here), else at port 8787. Refuses what is no http URL, and a broker that was killed.
 */
export const brokerUrl = (option: string | undefined, environment: Environment, from: string): string => {
  const stated = statedUrl(option, environment);
  if (stated) return stated;
  const folder = dataFolder(environment, from);
  return (folder && runningBrokerUrl(folder)) ?? DEFAULT_URL;
};

/** Whether the broker is on this machine, where demo keys and local tokens are to be had. */
export const isLocal = (url: string): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname);

/** The local broker's data folder: `TONGBAN_DATA`, or the nearest `.tongban` upwards from here. */
const dataFolder = (environment: Environment, from: string): string | undefined => {
  if (environment["TONGBAN_DATA"]) return resolve(environment["TONGBAN_DATA"]);
  const here = join(from, ".tongban");
  if (existsSync(here)) return here;
  return dirname(from) === from ? undefined : dataFolder(environment, dirname(from));
};

/** Which partner asks: as given, or on this machine the demo's. */
export const partnerName = (option: string | undefined, url: string, environment: Environment): string => {
  const given = option ?? environment["TONGBAN_PARTNER"];
  if (given) return given;
  if (isLocal(url)) return DEMO_PARTNER;
  throw new CommandError(
    exitCodes.usage,
    "Say which partner asks with --partner, TONGBAN_PARTNER or `partner` of tongban.json.",
  );
};

/** The key file: as given, or on this machine the one that the broker made for a seeded partner. */
export const keyPath = (
  option: string | undefined,
  url: string,
  environment: Environment,
  partner: string,
  from: string,
): string => {
  const given = option ?? environment["TONGBAN_KEY"];
  if (given) return given;
  const folder = isLocal(url) ? dataFolder(environment, from) : undefined;
  if (folder) return join(folder, "keys", `${partner}.json`);
  throw new CommandError(
    exitCodes.usage,
    "Name the key file with --key, TONGBAN_KEY or `key` of tongban.json; `tongban keys create` makes one.",
  );
};

/** Where `watch` or `listen` keeps its place: with the local broker's data, so that both go together, or with the user's state. */
export const feedStatePath = (
  command: "watch" | "listen",
  url: string,
  environment: Environment,
  partner: string,
  from: string,
): string => {
  const folder = isLocal(url) ? dataFolder(environment, from) : undefined;
  const state = environment["XDG_STATE_HOME"] || join(homedir(), ".local", "state");
  const name = `${command}-${partner}-${new URL(url).host.replaceAll(":", "-")}.json`;
  return join(folder ?? join(state, "tongban"), name);
};

/** The language of problems: as given, as `TONGBAN_LANGUAGE` says, or as the terminal's locale does. */
export const languageOf = (option: string | undefined, environment: Environment): string => {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return option ?? (environment["TONGBAN_LANGUAGE"] || (locale.startsWith("zh") ? "zh-CN" : "en"));
};
