import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant, PartnerId } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import type { Partner } from "./partners.ts";

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

/** A partner's endpoint for results; the secret is sealed by the caller. */
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
};

/** What tells one setting or enabling of an endpoint from a later one. */
type Period = Pick<Webhook, "url" | "enabledAt">;

/** A partner's endpoint, if it set one. */
export const loadWebhook = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
): Promise<Webhook | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.webhook(partner), ConsistentRead: true }),
  );
  return got.Item?.["webhook"] as Webhook | undefined;
};

/** A partner with its endpoint, in one read. */
export const loadPartnerWithWebhook = async (
  context: StoreContext,
  id: PartnerId,
): Promise<{ readonly partner: Partner | undefined; readonly webhook: Webhook | undefined }> => {
  const items = await batchGet(context, [keys.partner(id), keys.webhook(id)]);
  return {
    partner: items.find(({ sk }) => sk === keys.partner(id).sk)?.["partner"] as Partner | undefined,
    webhook: items.find(({ sk }) => sk === keys.webhook(id).sk)?.["webhook"] as Webhook | undefined,
  };
};

/** Sets or replaces a partner's endpoint. */
export const saveWebhook = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  webhook: Webhook,
): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item: { ...keys.webhook(partner), webhook } }));
};

/** Forgets a partner's endpoint. */
export const removeWebhook = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key: keys.webhook(partner) }));
};

/** Replaces an endpoint by its next generation; `false` where someone else did so first. */
export const beginGeneration = (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  before: Webhook,
  next: Webhook,
): Promise<boolean> =>
  unlessChanged(
    table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.webhook(partner), webhook: next },
        ConditionExpression: "webhook.generation = :generation",
        ExpressionAttributeValues: { ":generation": before.generation },
      }),
    ),
  );

/** Moves the place up to which a replay has been queued; `false` where it has moved on, or another replay began. */
export const continueReplay = (
  context: StoreContext,
  partner: PartnerId,
  { generation }: Webhook,
  from: number,
  through: number,
): Promise<boolean> =>
  update(context, partner, {
    set: "webhook.#replay.through = :through",
    where: "webhook.generation = :generation AND webhook.#replay.through = :from",
    names: { "#replay": "replay" },
    values: { ":generation": generation, ":from": from, ":through": through },
  });

/** Disables an endpoint, if it is still the one that failed; one that was set or enabled meanwhile is left alone. */
export const disableWebhook = async (
  context: StoreContext,
  partner: PartnerId,
  failed: Period,
  at: Instant,
  because: string,
): Promise<void> => {
  await update(context, partner, {
    set: "webhook.#status = :off, webhook.disabledAt = :at, webhook.disabledBecause = :why",
    where: samePeriod,
    names: { "#status": "status", "#url": "url" },
    values: { ":off": "disabled", ":at": at, ":why": because, ...periodValues(failed) },
  });
};

/** Keeps how an endpoint answers, unless it was set or enabled again meanwhile. */
export const saveHealth = async (
  context: StoreContext,
  partner: PartnerId,
  tried: Period,
  health: EndpointHealth,
): Promise<void> => {
  await update(context, partner, {
    set: "webhook.health = :health",
    where: samePeriod,
    names: { "#url": "url" },
    values: { ":health": health, ...periodValues(tried) },
  });
};

/** Takes the one next try of a failing endpoint and puts the one after off until `until`; `false`: another run has it. */
export const claimTry = async (
  context: StoreContext,
  partner: PartnerId,
  webhook: Webhook,
  until: Instant,
): Promise<boolean> => {
  if (webhook.health.kind !== "failing") return true;
  return update(context, partner, {
    set: "webhook.health.nextTryAt = :until",
    where: `${samePeriod} AND webhook.health.nextTryAt = :seen`,
    names: { "#url": "url" },
    values: { ":until": until, ":seen": webhook.health.nextTryAt, ...periodValues(webhook) },
  });
};

const samePeriod = "webhook.#url = :url AND webhook.enabledAt = :since";

const periodValues = ({ url, enabledAt }: Period) => ({ ":url": url, ":since": enabledAt });

type Change = {
  readonly set: string;
  readonly where: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
};

const update = (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  { set, where, names, values }: Change,
): Promise<boolean> =>
  unlessChanged(
    table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.webhook(partner),
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
