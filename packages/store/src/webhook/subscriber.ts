import type { PartnerId, WindowId } from "@tongban/domain";

/** Whom a webhook belongs to: a partner, which is told of its cases, or a dedicated window, which is warned of its own. */
export type Subscriber = { readonly partner: PartnerId } | { readonly window: WindowId };

/** A subscriber without what else the value says. */
export const subscriberIn = (of: Subscriber): Subscriber =>
  "partner" in of ? { partner: of.partner } : { window: of.window };

/** One text for a subscriber, its own among partners and windows: `nanjing-gov`, `window:xian-610100-1`. */
export const subscriberName = (of: { readonly partner: string } | { readonly window: string }): string =>
  "partner" in of ? of.partner : `window:${of.window}`;
