import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import type { Subscriber } from "./subscriber.ts";

/** How an endpoint has answered lately; it decides which lane its deliveries take. */
export type EndpointHealth =
  /** It answers promptly. */
  | { readonly kind: "well" }
  /** It answered late, or failed before it answered last; counted as well again after `until`. */
  | { readonly kind: "slow"; readonly until: Instant }
  /** It failed `tries` times in a row since; one delivery at a time is tried, not before `nextTryAt`. */
  | {
      readonly kind: "failing";
      readonly since: Instant;
      readonly tries: number;
      readonly nextTryAt: Instant;
    };

/** A subscriber's endpoint; the secret is sealed by the caller. */
export type Webhook = {
  readonly url: string;
  readonly sealedSecret: Uint8Array;
  readonly status: "enabled" | "disabled";
  /** Since when it is tried: it was set or enabled again then, whatever failed before. */
  readonly enabledAt: Instant;
  readonly disabledAt?: Instant;
  readonly disabledBecause?: string;
  /** Whether its answer to the delivery of a result can acknowledge that result. */
  readonly acknowledgeByAnswer: boolean;
  /** Names the deliveries that count (epoch ms of their beginning): those of an earlier generation are superseded. */
  readonly generation: number;
  /** The last replay: when it was asked for, and the feed's sequence up to which it has been queued. */
  readonly replay?: { readonly at: Instant; readonly through: number };
  readonly health: EndpointHealth;
  /** The secret before this one: deliveries are signed with both until then. */
  readonly previous?: { readonly sealedSecret: Uint8Array; readonly until: Instant };
  /** The CloudEvents types that are delivered; absent or empty: all. */
  readonly types?: readonly string[];
  /** When a delivery was last sent again on request. */
  readonly resentAt?: Instant;
};

/** What tells one setting or enabling of an endpoint from a later one. */
type Period = Pick<Webhook, "url" | "enabledAt">;

/** A subscriber's endpoint, if one is set. */
export const loadWebhook = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
): Promise<Webhook | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.webhook(subscriber), ConsistentRead: true }),
  );
  return got.Item?.["webhook"] as Webhook | undefined;
};

/** A subscriber's endpoint as it was read, and whether it may be on loopback, as the subscriber's profile says. */
export type FoundWebhook = { readonly local: boolean; readonly webhook: Webhook | undefined };

/** A subscriber's endpoint with what its profile says of it, in one read. */
export const findWebhook = async (context: StoreContext, subscriber: Subscriber): Promise<FoundWebhook> => {
  const kept = keys.webhook(subscriber);
  const items = await batchGet(context, [profileOf(subscriber), kept]);
  const profile = items.find(({ sk }) => sk !== kept.sk);
  return {
    local: isLocal(subscriber, profile),
    webhook: items.find(({ sk }) => sk === kept.sk)?.["webhook"] as Webhook | undefined,
  };
};

/** A partner's profile stands in an attribute of its item, a window's is its item. */
const isLocal = (subscriber: Subscriber, item: Readonly<Record<string, unknown>> | undefined): boolean => {
  const profile = "partner" in subscriber ? item?.["partner"] : item;
  return profile instanceof Object && "local" in profile && profile.local === true;
};

const profileOf = (subscriber: Subscriber) =>
  "partner" in subscriber ? keys.partner(subscriber.partner) : keys.window(subscriber.window);

/** Sets or replaces a subscriber's endpoint. */
export const saveWebhook = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  webhook: Webhook,
): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item: { ...keys.webhook(subscriber), webhook } }));
};

/** Forgets a subscriber's endpoint. */
export const removeWebhook = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key: keys.webhook(subscriber) }));
};

/** Replaces an endpoint by its next generation; `false` where someone else did so first. */
export const beginGeneration = (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  before: Webhook,
  next: Webhook,
): Promise<boolean> =>
  unlessChanged(
    table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.webhook(subscriber), webhook: next },
        ConditionExpression: "webhook.generation = :generation",
        ExpressionAttributeValues: { ":generation": before.generation },
      }),
    ),
  );

/** Moves the place up to which a replay has been queued; `false` where it has moved on, or another replay began. */
export const continueReplay = (
  context: StoreContext,
  subscriber: Subscriber,
  { generation }: Webhook,
  from: number,
  through: number,
): Promise<boolean> =>
  update(context, subscriber, {
    set: "webhook.#replay.through = :through",
    where: "webhook.generation = :generation AND webhook.#replay.through = :from",
    names: { "#replay": "replay" },
    values: { ":generation": generation, ":from": from, ":through": through },
  });

/** Disables an endpoint, if it is still the one that failed; one that was set or enabled meanwhile is left alone. */
export const disableWebhook = async (
  context: StoreContext,
  subscriber: Subscriber,
  failed: Period,
  at: Instant,
  because: string,
): Promise<void> => {
  await update(context, subscriber, {
    set: "webhook.#status = :off, webhook.disabledAt = :at, webhook.disabledBecause = :why",
    where: samePeriod,
    names: { "#status": "status", "#url": "url" },
    values: { ":off": "disabled", ":at": at, ":why": because, ...periodValues(failed) },
  });
};

/** Enables a disabled endpoint again; one that was set or enabled meanwhile is left alone. */
export const enableWebhook = async (
  context: StoreContext,
  subscriber: Subscriber,
  disabled: Period,
  at: Instant,
  health: EndpointHealth,
): Promise<void> => {
  await update(context, subscriber, {
    set: "webhook.#status = :on, webhook.enabledAt = :at, webhook.health = :health REMOVE webhook.disabledAt, webhook.disabledBecause",
    where: samePeriod,
    names: { "#status": "status", "#url": "url" },
    values: { ":on": "enabled", ":at": at, ":health": health, ...periodValues(disabled) },
  });
};

/** Keeps how an endpoint answers, unless it was set or enabled again meanwhile. */
export const saveHealth = async (
  context: StoreContext,
  subscriber: Subscriber,
  tried: Period,
  health: EndpointHealth,
): Promise<void> => {
  await update(context, subscriber, {
    set: "webhook.health = :health",
    where: samePeriod,
    names: { "#url": "url" },
    values: { ":health": health, ...periodValues(tried) },
  });
};

/** Takes the one next try of a failing endpoint and puts the one after off until `until`; `false`: another run has it. */
export const claimTry = async (
  context: StoreContext,
  subscriber: Subscriber,
  webhook: Webhook,
  until: Instant,
): Promise<boolean> => {
  if (webhook.health.kind !== "failing") return true;
  return update(context, subscriber, {
    set: "webhook.health.nextTryAt = :until",
    where: `${samePeriod} AND webhook.health.nextTryAt = :seen`,
    names: { "#url": "url" },
    values: { ":until": until, ":seen": webhook.health.nextTryAt, ...periodValues(webhook) },
  });
};

/** Replaces the secret, the one before going on beside it; `false` while an earlier one still does, or where it was set anew. */
export const rotateSecret = (
  context: StoreContext,
  subscriber: Subscriber,
  webhook: Webhook,
  sealedSecret: Uint8Array,
  { at, until }: { readonly at: Instant; readonly until: Instant },
): Promise<boolean> =>
  update(context, subscriber, {
    set: "webhook.sealedSecret = :secret, webhook.previous = :previous",
    where: `${samePeriod} AND webhook.sealedSecret = :before AND (attribute_not_exists(webhook.previous) OR webhook.previous.#until <= :at)`,
    names: { "#url": "url", "#until": "until" },
    values: {
      ":secret": sealedSecret,
      ":before": webhook.sealedSecret,
      ":previous": { sealedSecret: webhook.sealedSecret, until },
      ":at": at,
      ...periodValues(webhook),
    },
  });

/** Ends the time of the secret before; `false` where there is none. */
export const endOverlap = (context: StoreContext, subscriber: Subscriber, at: Instant): Promise<boolean> =>
  update(context, subscriber, {
    set: "webhook.previous.#until = :at",
    where: "webhook.previous.#until > :at",
    names: { "#until": "until" },
    values: { ":at": at },
  });

/** Says which types are delivered, none named: all; `false` where no endpoint is set. */
export const filterWebhook = (
  context: StoreContext,
  subscriber: Subscriber,
  types: readonly string[],
): Promise<boolean> =>
  update(context, subscriber, {
    set: "webhook.#types = :types",
    where: "attribute_exists(webhook)",
    names: { "#types": "types" },
    values: { ":types": types },
  });

/** Takes the one place to send a delivery again; `false` where the last one was after `since`, or no endpoint is set. */
export const claimResend = (
  context: StoreContext,
  subscriber: Subscriber,
  at: Instant,
  since: Instant,
): Promise<boolean> =>
  update(context, subscriber, {
    set: "webhook.resentAt = :at",
    where:
      "attribute_exists(webhook) AND (attribute_not_exists(webhook.resentAt) OR webhook.resentAt <= :since)",
    names: undefined,
    values: { ":at": at, ":since": since },
  });

const samePeriod = "webhook.#url = :url AND webhook.enabledAt = :since";

const periodValues = ({ url, enabledAt }: Period) => ({ ":url": url, ":since": enabledAt });

type Change = {
  readonly set: string;
  readonly where: string;
  readonly names: Record<string, string> | undefined;
  readonly values: Record<string, unknown>;
};

const update = (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  { set, where, names, values }: Change,
): Promise<boolean> =>
  unlessChanged(
    table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.webhook(subscriber),
        UpdateExpression: `SET ${set}`,
        ConditionExpression: where,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    ),
  );

/** Whether a conditional write was made. */
const unlessChanged = async (written: Promise<unknown>): Promise<boolean> => {
  try {
    await written;
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
