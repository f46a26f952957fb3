import { GetCommand, QueryCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type CaseId,
  type CaseNumber,
  epochMs,
  type InquiryId,
  type Instant,
  type MatterId,
  type NotificationKind,
  notificationKinds,
  notificationsKeptDays,
  type StaffId,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { flag, map, oneOf, text, whole } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import { transact } from "../table/transact.ts";

type Writes = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** What somebody is told in person; nothing of the applicant. */
export type Notification = {
  readonly kind: NotificationKind;
  /** When that happened which it tells of. */
  readonly at: Instant;
  /** What it tells of: a case, or an inquiry. */
  readonly caseId?: CaseId;
  readonly inquiryId?: InquiryId;
  readonly number?: CaseNumber;
  readonly matter?: MatterId;
  /** What of the case it tells of, such as `event-7` or `note-3`: with case and instant it names the notification. */
  readonly of: string;
};

/** A notification as it is kept: its name in the person's list, and whether it was read by itself. */
export type KeptNotification = Notification & { readonly id: string; readonly read: boolean };

/** How far somebody has read, and a number that changes with whatever changes in their list. */
export type Inbox = { readonly version: number; readonly readThrough: string };

const DAY_SECONDS = 86_400;

const stored = map<Notification & { readonly read?: boolean }>({
  kind: ["kind", oneOf(notificationKinds)],
  at: ["at", instant],
  caseId: ["case", text(), "optional"],
  inquiryId: ["inquiry", text(), "optional"],
  number: ["number", text(), "optional"],
  matter: ["matter", text(), "optional"],
  of: ["of", text()],
  read: ["read", flag, "optional"],
});

/** Sorts by when it happened. */
const placeOf = ({ at, caseId, inquiryId, of }: Notification): string => `${at}#${caseId ?? inquiryId}#${of}`;

/** The writes that tell one person, to stand in a transaction; it is cancelled where they were told before. */
export const notificationWrites = (
  { tableName }: TableContext,
  staff: StaffId,
  notification: Notification,
): Writes => [
  {
    Put: {
      TableName: tableName,
      Item: {
        ...keys.notification(staff, placeOf(notification)),
        ...stored.write(notification),
        [ttlAttribute]: Math.floor(epochMs(notification.at) / 1_000) + notificationsKeptDays * DAY_SECONDS,
      },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  },
  changed(tableName, staff),
];

const changed = (tableName: string, staff: StaffId): Writes[number] => ({
  Update: {
    TableName: tableName,
    Key: keys.inbox(staff),
    UpdateExpression: "ADD #version :one",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":one": 1 },
  },
});

/** Tells one person, once however often it is said. */
export const notify = async (
  store: StoreContext,
  staff: StaffId,
  notification: Notification,
): Promise<void> => {
  await transact(store, notificationWrites(store, staff, notification));
};

const inbox = map<Partial<Inbox>>({
  version: ["version", whole, "optional"],
  readThrough: ["readThrough", text(), "optional"],
});

/** How far somebody has read: one small read, which tells whether their list changed. */
export const loadInbox = async ({ table, tableName }: TableContext, staff: StaffId): Promise<Inbox> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.inbox(staff), ConsistentRead: true }),
  );
  return { version: 0, readThrough: "", ...(got.Item && inbox.read(got.Item)) };
};

/** Some of what a person is told, the last first; `next` is absent on the last page. */
export const listNotifications = async (
  { table, tableName }: TableContext,
  staff: StaffId,
  limit: number,
  from?: string,
): Promise<{ readonly notifications: readonly KeptNotification[]; readonly next?: string }> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.notification(staff, "").pk },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: keys.notification(staff, from) }),
    }),
  );
  const notifications = (got.Items ?? []).map((item) => {
    const { read = false, ...notification } = stored.read(item);
    return { ...notification, read, id: placeOf(notification) };
  });
  const next = got.LastEvaluatedKey?.["sk"];
  return next === undefined ? { notifications } : { notifications, next: String(next) };
};

/** Marks one notification as read; one that is not there, or is read already, changes nothing. */
export const readNotification = async (store: StoreContext, staff: StaffId, id: string): Promise<void> => {
  const { tableName } = store;
  const read: Writes[number] = {
    Update: {
      TableName: tableName,
      Key: keys.notification(staff, id),
      UpdateExpression: "SET #read = :read",
      ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#read)",
      ExpressionAttributeNames: { "#read": "read" },
      ExpressionAttributeValues: { ":read": true },
    },
  };
  await transact(store, [read, changed(tableName, staff)]);
};

/** Marks all as read that a person was told of up to an instant. */
export const readAllNotifications = async (
  store: StoreContext,
  staff: StaffId,
  now: Instant,
): Promise<void> => {
  const read: Writes[number] = {
    Update: {
      TableName: store.tableName,
      Key: keys.inbox(staff),
      UpdateExpression: "SET #through = :now ADD #version :one",
      ConditionExpression: "attribute_not_exists(#through) OR #through < :now",
      ExpressionAttributeNames: { "#through": "readThrough", "#version": "version" },
      // Above every place of that instant: what follows an instant there is a mark and a case.
      ExpressionAttributeValues: { ":now": `${now}~`, ":one": 1 },
    },
  };
  await transact(store, [read]);
};
