import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { CommandError, exitCodes } from "./exit-code.ts";

/** What every command understands. */
export type GlobalOptions = {
  readonly url?: string;
  readonly json?: boolean;
  readonly language?: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_URL = "http://127.0.0.1:8787";
const DEMO_PARTNER = "nanjing-gov";

/** Where the broker is; refuses what is no http URL. */
export const brokerUrl = (option: string | undefined, environment: Environment): string => {
  const given = option ?? (environment["TONGBAN_URL"] || DEFAULT_URL);
  if (/^https?:$/.test(URL.parse(given)?.protocol ?? "")) return given.replace(/\/+$/, "");
  throw new CommandError(
    exitCodes.usage,
    `"${given}" is not an http URL; give one with --url or TONGBAN_URL.`,
  );
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
  throw new CommandError(exitCodes.usage, "Say which partner asks with --partner or TONGBAN_PARTNER.");
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
    "Name the key file with --key or TONGBAN_KEY; `tongban keys create` makes one.",
  );
};

/** Where `watch` keeps its place: with the local broker's data, so that both go together, or with the user's state. */
export const watchStatePath = (
  url: string,
  environment: Environment,
  partner: string,
  from: string,
): string => {
  const folder = isLocal(url) ? dataFolder(environment, from) : undefined;
  const state = environment["XDG_STATE_HOME"] || join(homedir(), ".local", "state");
  const name = `watch-${partner}-${new URL(url).host.replaceAll(":", "-")}.json`;
  return join(folder ?? join(state, "tongban"), name);
};

/** The language of problems: as given, or as the terminal's locale says. */
export const languageOf = (option: string | undefined, environment: Environment): string => {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return option ?? (locale.startsWith("zh") ? "zh-CN" : "en");
};
