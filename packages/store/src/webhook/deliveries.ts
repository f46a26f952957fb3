import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { epochMs, type Instant } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import type { Subscriber } from "./subscriber.ts";

/** One try to deliver an event to an endpoint. */
export type DeliveryAttempt = {
  readonly eventId: string;
  /** 1 is the first. */
  readonly attempt: number;
  readonly at: Instant;
  /** Whether the endpoint took it. */
  readonly delivered: boolean;
  /** `status-204`, or why there was no answer. */
  readonly result: string;
  /** ms from the look-up of the host's name to the answer. */
  readonly duration: number;
  /** Absent where the event is not tried again. */
  readonly nextTryAt?: Instant;
  /** The first bytes of what an endpoint answered that did not take it, sealed: it may repeat what it was sent. */
  readonly answer?: Uint8Array;
};

/** Attempts of one subscriber, newest first; `next` is absent on the last page. */
export type DeliveryPage = { readonly attempts: readonly DeliveryAttempt[]; readonly next?: string };

/** Days that attempts are kept. */
export const attemptsKeptDays = 30;
const DAY_SECONDS = 86_400;
/** Items of a page, each of one run's attempts. */
const ITEMS = 50;

/**
 * Keeps what one run tried for one subscriber, for 30 days: one write unit for about five attempts, however many
 * events are in it, so that a busy endpoint costs less per event than a quiet one.
 */
export const saveDeliveries = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  attempts: readonly DeliveryAttempt[],
): Promise<void> => {
  const last = attempts.at(-1);
  if (!last) return;
  const ends = Math.floor(epochMs(last.at) / 1_000) + attemptsKeptDays * DAY_SECONDS;
  await table.send(
    new PutCommand({
      TableName: tableName,
      Item: { ...keys.deliveries(subscriber, `${last.at}#${randomUUID()}`), attempts, [ttlAttribute]: ends },
    }),
  );
};

/** What was tried for one event, oldest first; `complete` unless more runs were made meanwhile than are looked through. */
export type EventAttempts = { readonly attempts: readonly DeliveryAttempt[]; readonly complete: boolean };

/** Runs are looked through in pages of so many, and so many pages at most. */
const SEARCHED_ITEMS = 200;
const MOST_SEARCHED_PAGES = 20;

/**
 * What was tried for one event of a subscriber between two instants: to the attempt that the endpoint took, or `beyond` it
 * what was sent again.
 */
export const findAttempts = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  eventId: string,
  within: { readonly from: Instant; readonly until: Instant; readonly beyond?: boolean },
): Promise<EventAttempts> => {
  const attempts: DeliveryAttempt[] = [];
  let place: Record<string, unknown> | undefined;
  for (let page = 0; page < MOST_SEARCHED_PAGES; page++) {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :until",
        ExpressionAttributeValues: {
          ":pk": keys.deliveries(subscriber, "").pk,
          ":from": within.from,
          ":until": within.until,
        },
        Limit: SEARCHED_ITEMS,
        ...(place ? { ExclusiveStartKey: place } : {}),
      }),
    );
    const tried = (got.Items ?? []).flatMap((item) => item["attempts"] as readonly DeliveryAttempt[]);
    attempts.push(...tried.filter((attempt) => attempt.eventId === eventId));
    place = got.LastEvaluatedKey;
    const isTaken = !within.beyond && attempts.some(({ delivered }) => delivered);
    if (!place || isTaken) return { attempts, complete: true };
  }
  return { attempts, complete: false };
};

/** What was tried for a subscriber in the last 30 days, newest first; `from` is the `next` of the page before. */
export const listDeliveries = async (
  { table, tableName }: StoreContext,
  subscriber: Subscriber,
  from?: string,
): Promise<DeliveryPage> => {
  const { pk } = keys.deliveries(subscriber, "");
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ScanIndexForward: false,
      Limit: ITEMS,
      ...(from === undefined ? {} : { ExclusiveStartKey: keys.deliveries(subscriber, from) }),
    }),
  );
  const attempts = (got.Items ?? []).flatMap((item) =>
    (item["attempts"] as readonly DeliveryAttempt[]).toReversed(),
  );
  const next = got.LastEvaluatedKey?.["sk"];
  return next === undefined ? { attempts } : { attempts, next: String(next) };
};
