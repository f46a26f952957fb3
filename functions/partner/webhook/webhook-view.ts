import type { Webhook } from "@tongban/store";

/** An endpoint as its partner sees it, without its secret. */
export const webhookView = (webhook: Webhook | undefined) => {
  const failing = webhook?.health.kind === "failing" ? webhook.health : undefined;
  const tried = webhook?.status === "enabled" ? failing?.nextTryAt : undefined;
  return {
    url: webhook?.url ?? null,
    status: webhook?.status ?? ("unset" as const),
    disabledAt: webhook?.disabledAt ?? null,
    disabledBecause: webhook?.disabledBecause ?? null,
    acknowledgeByAnswer: webhook?.acknowledgeByAnswer ?? false,
    failingSince: failing?.since ?? null,
    nextTryAt: tried ?? null,
  };
};
