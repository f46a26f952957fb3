import { notificationKinds, staffRoles } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { caseNumber } from "../schemas/case-view.ts";
import { caseId, cursor, instant, matterId } from "../schemas/identifiers.ts";
import { inquiryId } from "../schemas/inquiry.ts";

const audience = "window";
const path = "/window/v1/notifications";

/** Names one notification of the person who is told. */
const notificationId = z.string().min(1).max(120);

/** Notifications of one person at which they stop being counted one by one. */
export const UNREAD_COUNTED = 100;

/** Operations on what a member of staff is told in person. */
export const notificationOperations = {
  listNotifications: operation({
    name: "list-notifications",
    method: "GET",
    path,
    audience,
    roles: staffRoles,
    summary: "What you are told in person, the last first, and how much of it you have not read",
    query: z.strictObject({ cursor: cursor.optional() }),
    returns: z.strictObject({
      notifications: z.array(
        z.strictObject({
          id: notificationId,
          kind: z.enum(notificationKinds),
          at: instant,
          caseId: caseId.nullable(),
          inquiryId: inquiryId.nullable().describe("what it tells of, where that is no case"),
          number: caseNumber,
          matter: matterId.nullable(),
          read: z.boolean(),
        }),
      ),
      unread: z
        .int()
        .min(0)
        .max(UNREAD_COUNTED)
        .describe(`of the last ${UNREAD_COUNTED}, so ${UNREAD_COUNTED} means that or more`),
      cursor: cursor.nullable(),
    }),
  }),
  readNotifications: operation({
    name: "read-notifications",
    method: "POST",
    path: `${path}/read`,
    audience,
    roles: staffRoles,
    command: "none",
    summary: "Mark notifications as read: some, or all up to now",
    body: z.strictObject({
      ids: z
        .array(notificationId)
        .min(1)
        .max(50)
        .optional()
        .describe("absent: all that you have been told by now"),
    }),
    returns: z.strictObject({ read: z.boolean() }),
  }),
} as const;
