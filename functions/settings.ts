/**
 * The settings of functions that people write: how each is read, and how it has to look. Whoever passes one on (the CDK app,
 * the broker of one machine) reads it by the same reader first, so that no function meets a text that it refuses.
 */
import { highestRate, readRates } from "@tongban/domain";
import { readAddressOrNone } from "./settings/address.ts";
import { logLevels, readLogLevel } from "./settings/log-levels.ts";
import { readDataSources, readPaymentPlatforms } from "./settings/named.ts";
import { readNetworks } from "./settings/networks.ts";

export type { LogLevel } from "./settings/log-levels.ts";

/** Reads a setting's text; undefined where it is not as `wanted` says. */
type WrittenSetting<T> = { readonly wanted: string; readonly read: (text: string) => T | undefined };

const address = { wanted: "an https URL, or empty", read: readAddressOrNone };

/** Every setting that people write, by the name of its environment variable. */
export const writtenSettings = {
  OIDC_JWKS_URL: address,
  WEBHOOK_NETWORKS: {
    wanted: 'networks such as "10.20.0.0/16,10.21.0.0/16", or "none"',
    read: readNetworks,
  },
  VERIFICATION_URL: address,
  SMS_GATEWAY: address,
  CERTIFICATE_SOURCES: {
    wanted: 'data sources of the form "tax=https://… housing-fund=https://…"',
    read: readDataSources,
  },
  PAYMENT_PLATFORMS: {
    wanted: 'payment platforms of the form "partner=https://…" or "partner@610100,610300=https://…"',
    read: readPaymentPlatforms,
  },
  PARTNER_RATES: {
    wanted: `of the form "read=1200 write=600 feed=300" (requests a minute, 1 to ${highestRate})`,
    read: readRates,
  },
  LOG_LEVEL: {
    wanted: logLevels.join(" or "),
    read: readLogLevel,
  },
} as const satisfies Record<string, WrittenSetting<unknown>>;

/** Name of a setting that people write. */
export type WrittenName = keyof typeof writtenSettings;

/** What a setting's text means. */
type Meaning<N extends WrittenName> = Exclude<ReturnType<(typeof writtenSettings)[N]["read"]>, undefined>;

/** Reads a setting; throws naming it and how it has to look, without its text, which may hold a secret. */
export const readSetting = <N extends WrittenName>(name: N, text: string): Meaning<N> => {
  const { wanted, read } = writtenSettings[name];
  const found = read(text);
  if (found === undefined) throw new Error(`${name} must be ${wanted}`);
  return found as Meaning<N>;
};
