import { partnerEventType, type partnerOperations } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { Webhook } from "@tongban/store";
import type * as z from "zod";

type DeliveredType = NonNullable<z.output<typeof partnerOperations.getWebhook.returns>["types"]>[number];

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

/** The types of events that bring a result, which its partner acknowledges. */
const resultTypes: readonly string[] = [partnerEventType("decided")];

/** A partner's endpoint: it may acknowledge results by its answers. */
export const partnerEndpointView = (webhook: Webhook | undefined, now: Instant) => {
  const types = webhook?.types?.length ? webhook.types : null;
  const until = webhook?.previous?.until;
  return {
    ...endpointView(webhook),
    acknowledgeByAnswer: webhook?.acknowledgeByAnswer ?? false,
    types: types && ([...types] as DeliveredType[]),
    resultsLeftOut: types !== null && !resultTypes.every((type) => types.includes(type)),
    previousSecretUntil: until !== undefined && now < until ? until : null,
  };
};
