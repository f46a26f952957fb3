import type { PartnerId } from "@tongban/domain";
import type { DocumentSigner } from "@tongban/store";
import { httpPlatform } from "./http-platform.ts";
import type { PaymentPlatform, PaymentPlatforms } from "./payment-platform.ts";

type Entry = { readonly platform: PaymentPlatform; readonly regions: readonly string[] };

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * Reads `PAYMENT_PLATFORMS`: `partner=address` for all regions, or `partner@region,region=address` for some, with spaces
 * between; https, or http on this machine. Throws on one that cannot be.
 */
export const readPlatforms = (text: string, documents: Pick<DocumentSigner, "sign">): PaymentPlatforms => {
  const entries = text
    .split(/\s+/)
    .filter((entry) => entry !== "")
    .map((entry) => entryOf(entry, documents));
  const forAll = entries.find(({ regions }) => regions.length === 0);
  return {
    of: (handling) => (entries.find(({ regions }) => regions.includes(handling)) ?? forAll)?.platform,
    by: (id) => entries.find(({ platform }) => platform.id === id)?.platform,
  };
};

const entryOf = (entry: string, documents: Pick<DocumentSigner, "sign">): Entry => {
  const [, id = "", regions = "", written = ""] = /^([^=@]+)(?:@([^=]+))?=(.+)$/.exec(entry) ?? [];
  const address = new URL(written);
  if (address.protocol !== "https:" && !(address.protocol === "http:" && loopback.has(address.hostname)))
    throw new Error(`${address.origin} is not https`);
  return {
    platform: httpPlatform(id as PartnerId, address, documents),
    regions: regions.split(",").filter((region) => region !== ""),
  };
};
