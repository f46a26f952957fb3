import { readAddress } from "./address.ts";

/** Reads entries with spaces between, all or none of them: undefined where one of them cannot be read. */
const readEach = <T>(text: string, read: (entry: string) => T | undefined): readonly T[] | undefined => {
  const found = text.split(/\s+/).filter(Boolean).map(read);
  return found.every((one) => one !== undefined) ? found : undefined;
};

/** Reads the names and addresses of data sources, `name=address`: https, http on this machine, or a file. */
export const readDataSources = (text: string): ReadonlyMap<string, URL> | undefined => {
  const found = readEach(text, (entry) => {
    const [, name, written = ""] = /^([^=]+)=(.+)$/.exec(entry) ?? [];
    const address = written.startsWith("file:") ? URL.parse(written) : readAddress(written);
    return name && address ? ([name, address] as const) : undefined;
  });
  return found && new Map(found);
};

/** A payment platform: which partner it is, where it is, and the regions that it collects for (none: all others). */
export type WrittenPlatform = {
  readonly partner: string;
  readonly address: URL;
  readonly regions: readonly string[];
};

/** Reads payment platforms: `partner=address` for all regions, or `partner@region,region=address` for some. */
export const readPaymentPlatforms = (text: string): readonly WrittenPlatform[] | undefined =>
  readEach(text, (entry) => {
    const [, partner, regions = "", written = ""] = /^([^=@]+)(?:@([^=]+))?=(.+)$/.exec(entry) ?? [];
    const address = readAddress(written);
    return partner && address ? { partner, address, regions: regions.split(",").filter(Boolean) } : undefined;
  });
