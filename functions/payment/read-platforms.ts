import type { PartnerId } from "@tongban/domain";
import type { DocumentSigner } from "@tongban/store";
import { readSetting } from "../settings.ts";
import { httpPlatform } from "./http-platform.ts";
import type { PaymentPlatforms } from "./payment-platform.ts";

/** The payment platforms of `PAYMENT_PLATFORMS`: those of a region come before one of all. Throws where it cannot be read. */
export const readPlatforms = (text: string, documents: Pick<DocumentSigner, "sign">): PaymentPlatforms => {
  const entries = readSetting("PAYMENT_PLATFORMS", text).map(({ partner, address, regions }) => ({
    platform: httpPlatform(partner as PartnerId, address, documents),
    regions,
  }));
  const forAll = entries.find(({ regions }) => regions.length === 0);
  return {
    of: (handling) => (entries.find(({ regions }) => regions.includes(handling)) ?? forAll)?.platform,
    by: (id) => entries.find(({ platform }) => platform.id === id)?.platform,
  };
};
