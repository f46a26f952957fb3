import type { Webhook } from "@tongban/store";

/** An endpoint as its partner sees it, without its secret. */
export const webhookView = (webhook: Webhook | undefined) => ({
  url: webhook?.url ?? null,
  status: webhook?.status ?? ("unset" as const),
  disabledAt: webhook?.disabledAt ?? null,
  disabledBecause: webhook?.disabledBecause ?? null,
});
