import type { Webhook } from "@tongban/store";

/** An endpoint as its subscriber sees it, without its secret. */
export const endpointView = (webhook: Webhook | undefined) => {
  const failing = webhook?.health.kind === "failing" ? webhook.health : undefined;
  const tried = webhook?.status === "enabled" ? failing?.nextTryAt : undefined;
  return {
    url: webhook?.url ?? null,
    status: webhook?.status ?? ("unset" as const),
    disabledAt: webhook?.disabledAt ?? null,
    disabledBecause: webhook?.disabledBecause ?? null,
    failingSince: failing?.since ?? null,
    nextTryAt: tried ?? null,
  };
};

/** A partner's endpoint: it may acknowledge results by its answers. */
export const partnerEndpointView = (webhook: Webhook | undefined) => ({
  ...endpointView(webhook),
  acknowledgeByAnswer: webhook?.acknowledgeByAnswer ?? false,
});
